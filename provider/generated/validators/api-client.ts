// @ts-nocheck
// Generated from schema/ by tools/generate.mjs: edit there, then run `npm run generate`.

"use strict";
export const validate = validate0;
export default validate0;
const schema0 = {"description":"An API client (id and password) of Cisco Threat Response, such as the one an SMA needs for the casebook and the pivot menu.","type":"object","additionalProperties":false,"required":["region"],"properties":{"region":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","enum":["us","eu","apjc"],"description":"The region the client belongs to."}},"name":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","minLength":1,"maxLength":255,"description":"Name in the list of clients. Default: the resource's name."}},"description":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","maxLength":255,"description":"Text beside the client."}},"enabled":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"boolean","description":"A disabled client gets no access token."}},"preset":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","enum":["casebook-and-pivot-menu","casebook","pivot-menu"],"description":"A scope set of the SMA guide. Give this or `scopes`."}},"scopes":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"array","minItems":1,"description":"The client's scopes, in any order. Give this or `preset`.","items":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","minLength":1}},"if":{"contains":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"}},"else":{"uniqueItems":true}}},"grants":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"array","minItems":1,"description":"OAuth2 grants the client may use.","items":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","enum":["client-creds","auth-code","device-grant"]}},"if":{"contains":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"}},"else":{"uniqueItems":true}}},"redirects":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"array","description":"Redirect addresses, for the `auth-code` grant only, which needs one.","items":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","minLength":1}},"if":{"contains":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"}},"else":{"uniqueItems":true}}},"availability":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","enum":["org","user","everyone"],"description":"Who may use the client."}},"keepers":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"object","additionalProperties":{"type":"string"},"description":"Any texts of yours; a change makes a new client and then deletes the old one: the password cannot be reset, so this is rotation."}},"owner":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string"}}},"definitions":{}};
const func0 = Object.prototype.hasOwnProperty;
const func1 = require("ajv/dist/runtime/ucs2length").default;
const func4 = require("ajv/dist/runtime/equal").default;

function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.region === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "region"},message:"must have required property '"+"region"+"'",schema:schema0.required,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(func0.call(schema0.properties, key0))){
const err1 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.region !== undefined){
let data0 = data.region;
const _errs3 = errors;
let valid1 = true;
const _errs4 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data0){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs4 === errors;
errors = _errs3;
if(vErrors !== null){
if(_errs3){
vErrors.length = _errs3;
}
else {
vErrors = null;
}
}
if(!_valid0){
const _errs5 = errors;
if(typeof data0 !== "string"){
const err3 = {instancePath:instancePath+"/region",schemaPath:"#/properties/region/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.region.else.type,parentSchema:schema0.properties.region.else,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(!(((data0 === "us") || (data0 === "eu")) || (data0 === "apjc"))){
const err4 = {instancePath:instancePath+"/region",schemaPath:"#/properties/region/else/enum",keyword:"enum",params:{allowedValues: schema0.properties.region.else.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.region.else.enum,parentSchema:schema0.properties.region.else,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid1 = _valid0;
}
if(!valid1){
const err5 = {instancePath:instancePath+"/region",schemaPath:"#/properties/region/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.region.if,parentSchema:schema0.properties.region,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.name !== undefined){
let data1 = data.name;
const _errs8 = errors;
let valid2 = true;
const _errs9 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data1){
const err6 = {};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid1 = _errs9 === errors;
errors = _errs8;
if(vErrors !== null){
if(_errs8){
vErrors.length = _errs8;
}
else {
vErrors = null;
}
}
if(!_valid1){
const _errs10 = errors;
if(typeof data1 === "string"){
if(func1(data1) > 255){
const err7 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/else/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters",schema:255,parentSchema:schema0.properties.name.else,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(func1(data1) < 1){
const err8 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/else/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.name.else,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
else {
const err9 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.name.else.type,parentSchema:schema0.properties.name.else,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var _valid1 = _errs10 === errors;
valid2 = _valid1;
}
if(!valid2){
const err10 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.name.if,parentSchema:schema0.properties.name,data:data1};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.description !== undefined){
let data2 = data.description;
const _errs13 = errors;
let valid3 = true;
const _errs14 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data2){
const err11 = {};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
var _valid2 = _errs14 === errors;
errors = _errs13;
if(vErrors !== null){
if(_errs13){
vErrors.length = _errs13;
}
else {
vErrors = null;
}
}
if(!_valid2){
const _errs15 = errors;
if(typeof data2 === "string"){
if(func1(data2) > 255){
const err12 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/else/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters",schema:255,parentSchema:schema0.properties.description.else,data:data2};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.description.else.type,parentSchema:schema0.properties.description.else,data:data2};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
var _valid2 = _errs15 === errors;
valid3 = _valid2;
}
if(!valid3){
const err14 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.description.if,parentSchema:schema0.properties.description,data:data2};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.enabled !== undefined){
let data3 = data.enabled;
const _errs18 = errors;
let valid4 = true;
const _errs19 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data3){
const err15 = {};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
var _valid3 = _errs19 === errors;
errors = _errs18;
if(vErrors !== null){
if(_errs18){
vErrors.length = _errs18;
}
else {
vErrors = null;
}
}
if(!_valid3){
const _errs20 = errors;
if(typeof data3 !== "boolean"){
const err16 = {instancePath:instancePath+"/enabled",schemaPath:"#/properties/enabled/else/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.properties.enabled.else.type,parentSchema:schema0.properties.enabled.else,data:data3};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
var _valid3 = _errs20 === errors;
valid4 = _valid3;
}
if(!valid4){
const err17 = {instancePath:instancePath+"/enabled",schemaPath:"#/properties/enabled/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.enabled.if,parentSchema:schema0.properties.enabled,data:data3};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.preset !== undefined){
let data4 = data.preset;
const _errs23 = errors;
let valid5 = true;
const _errs24 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data4){
const err18 = {};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
var _valid4 = _errs24 === errors;
errors = _errs23;
if(vErrors !== null){
if(_errs23){
vErrors.length = _errs23;
}
else {
vErrors = null;
}
}
if(!_valid4){
const _errs25 = errors;
if(typeof data4 !== "string"){
const err19 = {instancePath:instancePath+"/preset",schemaPath:"#/properties/preset/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.preset.else.type,parentSchema:schema0.properties.preset.else,data:data4};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
if(!(((data4 === "casebook-and-pivot-menu") || (data4 === "casebook")) || (data4 === "pivot-menu"))){
const err20 = {instancePath:instancePath+"/preset",schemaPath:"#/properties/preset/else/enum",keyword:"enum",params:{allowedValues: schema0.properties.preset.else.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.preset.else.enum,parentSchema:schema0.properties.preset.else,data:data4};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
var _valid4 = _errs25 === errors;
valid5 = _valid4;
}
if(!valid5){
const err21 = {instancePath:instancePath+"/preset",schemaPath:"#/properties/preset/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.preset.if,parentSchema:schema0.properties.preset,data:data4};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.scopes !== undefined){
let data5 = data.scopes;
const _errs28 = errors;
let valid6 = true;
const _errs29 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data5){
const err22 = {};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
var _valid5 = _errs29 === errors;
errors = _errs28;
if(vErrors !== null){
if(_errs28){
vErrors.length = _errs28;
}
else {
vErrors = null;
}
}
if(!_valid5){
const _errs30 = errors;
const _errs32 = errors;
let valid7 = true;
const _errs33 = errors;
if(Array.isArray(data5)){
const _errs34 = errors;
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
const _errs35 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data5[i0]){
const err23 = {};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
var valid8 = _errs35 === errors;
if(valid8){
break;
}
}
if(!valid8){
const err24 = {};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
else {
errors = _errs34;
if(vErrors !== null){
if(_errs34){
vErrors.length = _errs34;
}
else {
vErrors = null;
}
}
}
}
var _valid6 = _errs33 === errors;
errors = _errs32;
if(vErrors !== null){
if(_errs32){
vErrors.length = _errs32;
}
else {
vErrors = null;
}
}
if(!_valid6){
const _errs36 = errors;
if(Array.isArray(data5)){
let i1 = data5.length;
let j0;
if(i1 > 1){
outer0:
for(;i1--;){
for(j0 = i1; j0--;){
if(func4(data5[i1], data5[j0])){
const err25 = {instancePath:instancePath+"/scopes",schemaPath:"#/properties/scopes/else/else/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)",schema:true,parentSchema:schema0.properties.scopes.else.else,data:data5};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
break outer0;
}
}
}
}
}
var _valid6 = _errs36 === errors;
valid7 = _valid6;
}
if(!valid7){
const err26 = {instancePath:instancePath+"/scopes",schemaPath:"#/properties/scopes/else/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.scopes.else.if,parentSchema:schema0.properties.scopes.else,data:data5};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
if(Array.isArray(data5)){
if(data5.length < 1){
const err27 = {instancePath:instancePath+"/scopes",schemaPath:"#/properties/scopes/else/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema0.properties.scopes.else,data:data5};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
const len1 = data5.length;
for(let i2=0; i2<len1; i2++){
let data7 = data5[i2];
const _errs38 = errors;
let valid12 = true;
const _errs39 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data7){
const err28 = {};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
var _valid7 = _errs39 === errors;
errors = _errs38;
if(vErrors !== null){
if(_errs38){
vErrors.length = _errs38;
}
else {
vErrors = null;
}
}
if(!_valid7){
const _errs40 = errors;
if(typeof data7 === "string"){
if(func1(data7) < 1){
const err29 = {instancePath:instancePath+"/scopes/" + i2,schemaPath:"#/properties/scopes/else/items/else/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.scopes.else.items.else,data:data7};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
else {
const err30 = {instancePath:instancePath+"/scopes/" + i2,schemaPath:"#/properties/scopes/else/items/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.scopes.else.items.else.type,parentSchema:schema0.properties.scopes.else.items.else,data:data7};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
var _valid7 = _errs40 === errors;
valid12 = _valid7;
}
if(!valid12){
const err31 = {instancePath:instancePath+"/scopes/" + i2,schemaPath:"#/properties/scopes/else/items/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.scopes.else.items.if,parentSchema:schema0.properties.scopes.else.items,data:data7};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
else {
const err32 = {instancePath:instancePath+"/scopes",schemaPath:"#/properties/scopes/else/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.scopes.else.type,parentSchema:schema0.properties.scopes.else,data:data5};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
var _valid5 = _errs30 === errors;
valid6 = _valid5;
}
if(!valid6){
const err33 = {instancePath:instancePath+"/scopes",schemaPath:"#/properties/scopes/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.scopes.if,parentSchema:schema0.properties.scopes,data:data5};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.grants !== undefined){
let data8 = data.grants;
const _errs43 = errors;
let valid13 = true;
const _errs44 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data8){
const err34 = {};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
var _valid8 = _errs44 === errors;
errors = _errs43;
if(vErrors !== null){
if(_errs43){
vErrors.length = _errs43;
}
else {
vErrors = null;
}
}
if(!_valid8){
const _errs45 = errors;
const _errs47 = errors;
let valid14 = true;
const _errs48 = errors;
if(Array.isArray(data8)){
const _errs49 = errors;
const len2 = data8.length;
for(let i3=0; i3<len2; i3++){
const _errs50 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data8[i3]){
const err35 = {};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
var valid15 = _errs50 === errors;
if(valid15){
break;
}
}
if(!valid15){
const err36 = {};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
else {
errors = _errs49;
if(vErrors !== null){
if(_errs49){
vErrors.length = _errs49;
}
else {
vErrors = null;
}
}
}
}
var _valid9 = _errs48 === errors;
errors = _errs47;
if(vErrors !== null){
if(_errs47){
vErrors.length = _errs47;
}
else {
vErrors = null;
}
}
if(!_valid9){
const _errs51 = errors;
if(Array.isArray(data8)){
let i4 = data8.length;
let j1;
if(i4 > 1){
outer1:
for(;i4--;){
for(j1 = i4; j1--;){
if(func4(data8[i4], data8[j1])){
const err37 = {instancePath:instancePath+"/grants",schemaPath:"#/properties/grants/else/else/uniqueItems",keyword:"uniqueItems",params:{i: i4, j: j1},message:"must NOT have duplicate items (items ## "+j1+" and "+i4+" are identical)",schema:true,parentSchema:schema0.properties.grants.else.else,data:data8};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
break outer1;
}
}
}
}
}
var _valid9 = _errs51 === errors;
valid14 = _valid9;
}
if(!valid14){
const err38 = {instancePath:instancePath+"/grants",schemaPath:"#/properties/grants/else/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.grants.else.if,parentSchema:schema0.properties.grants.else,data:data8};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(Array.isArray(data8)){
if(data8.length < 1){
const err39 = {instancePath:instancePath+"/grants",schemaPath:"#/properties/grants/else/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema0.properties.grants.else,data:data8};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
const len3 = data8.length;
for(let i5=0; i5<len3; i5++){
let data10 = data8[i5];
const _errs53 = errors;
let valid19 = true;
const _errs54 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data10){
const err40 = {};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
var _valid10 = _errs54 === errors;
errors = _errs53;
if(vErrors !== null){
if(_errs53){
vErrors.length = _errs53;
}
else {
vErrors = null;
}
}
if(!_valid10){
const _errs55 = errors;
if(typeof data10 !== "string"){
const err41 = {instancePath:instancePath+"/grants/" + i5,schemaPath:"#/properties/grants/else/items/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.grants.else.items.else.type,parentSchema:schema0.properties.grants.else.items.else,data:data10};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
if(!(((data10 === "client-creds") || (data10 === "auth-code")) || (data10 === "device-grant"))){
const err42 = {instancePath:instancePath+"/grants/" + i5,schemaPath:"#/properties/grants/else/items/else/enum",keyword:"enum",params:{allowedValues: schema0.properties.grants.else.items.else.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.grants.else.items.else.enum,parentSchema:schema0.properties.grants.else.items.else,data:data10};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
var _valid10 = _errs55 === errors;
valid19 = _valid10;
}
if(!valid19){
const err43 = {instancePath:instancePath+"/grants/" + i5,schemaPath:"#/properties/grants/else/items/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.grants.else.items.if,parentSchema:schema0.properties.grants.else.items,data:data10};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
}
else {
const err44 = {instancePath:instancePath+"/grants",schemaPath:"#/properties/grants/else/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.grants.else.type,parentSchema:schema0.properties.grants.else,data:data8};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
var _valid8 = _errs45 === errors;
valid13 = _valid8;
}
if(!valid13){
const err45 = {instancePath:instancePath+"/grants",schemaPath:"#/properties/grants/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.grants.if,parentSchema:schema0.properties.grants,data:data8};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data.redirects !== undefined){
let data11 = data.redirects;
const _errs58 = errors;
let valid20 = true;
const _errs59 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data11){
const err46 = {};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
var _valid11 = _errs59 === errors;
errors = _errs58;
if(vErrors !== null){
if(_errs58){
vErrors.length = _errs58;
}
else {
vErrors = null;
}
}
if(!_valid11){
const _errs60 = errors;
const _errs62 = errors;
let valid21 = true;
const _errs63 = errors;
if(Array.isArray(data11)){
const _errs64 = errors;
const len4 = data11.length;
for(let i6=0; i6<len4; i6++){
const _errs65 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data11[i6]){
const err47 = {};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
var valid22 = _errs65 === errors;
if(valid22){
break;
}
}
if(!valid22){
const err48 = {};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
else {
errors = _errs64;
if(vErrors !== null){
if(_errs64){
vErrors.length = _errs64;
}
else {
vErrors = null;
}
}
}
}
var _valid12 = _errs63 === errors;
errors = _errs62;
if(vErrors !== null){
if(_errs62){
vErrors.length = _errs62;
}
else {
vErrors = null;
}
}
if(!_valid12){
const _errs66 = errors;
if(Array.isArray(data11)){
let i7 = data11.length;
let j2;
if(i7 > 1){
outer2:
for(;i7--;){
for(j2 = i7; j2--;){
if(func4(data11[i7], data11[j2])){
const err49 = {instancePath:instancePath+"/redirects",schemaPath:"#/properties/redirects/else/else/uniqueItems",keyword:"uniqueItems",params:{i: i7, j: j2},message:"must NOT have duplicate items (items ## "+j2+" and "+i7+" are identical)",schema:true,parentSchema:schema0.properties.redirects.else.else,data:data11};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
break outer2;
}
}
}
}
}
var _valid12 = _errs66 === errors;
valid21 = _valid12;
}
if(!valid21){
const err50 = {instancePath:instancePath+"/redirects",schemaPath:"#/properties/redirects/else/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.redirects.else.if,parentSchema:schema0.properties.redirects.else,data:data11};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if(Array.isArray(data11)){
const len5 = data11.length;
for(let i8=0; i8<len5; i8++){
let data13 = data11[i8];
const _errs68 = errors;
let valid26 = true;
const _errs69 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data13){
const err51 = {};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
var _valid13 = _errs69 === errors;
errors = _errs68;
if(vErrors !== null){
if(_errs68){
vErrors.length = _errs68;
}
else {
vErrors = null;
}
}
if(!_valid13){
const _errs70 = errors;
if(typeof data13 === "string"){
if(func1(data13) < 1){
const err52 = {instancePath:instancePath+"/redirects/" + i8,schemaPath:"#/properties/redirects/else/items/else/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.redirects.else.items.else,data:data13};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
else {
const err53 = {instancePath:instancePath+"/redirects/" + i8,schemaPath:"#/properties/redirects/else/items/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.redirects.else.items.else.type,parentSchema:schema0.properties.redirects.else.items.else,data:data13};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
var _valid13 = _errs70 === errors;
valid26 = _valid13;
}
if(!valid26){
const err54 = {instancePath:instancePath+"/redirects/" + i8,schemaPath:"#/properties/redirects/else/items/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.redirects.else.items.if,parentSchema:schema0.properties.redirects.else.items,data:data13};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
}
else {
const err55 = {instancePath:instancePath+"/redirects",schemaPath:"#/properties/redirects/else/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.redirects.else.type,parentSchema:schema0.properties.redirects.else,data:data11};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
var _valid11 = _errs60 === errors;
valid20 = _valid11;
}
if(!valid20){
const err56 = {instancePath:instancePath+"/redirects",schemaPath:"#/properties/redirects/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.redirects.if,parentSchema:schema0.properties.redirects,data:data11};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data.availability !== undefined){
let data14 = data.availability;
const _errs73 = errors;
let valid27 = true;
const _errs74 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data14){
const err57 = {};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
var _valid14 = _errs74 === errors;
errors = _errs73;
if(vErrors !== null){
if(_errs73){
vErrors.length = _errs73;
}
else {
vErrors = null;
}
}
if(!_valid14){
const _errs75 = errors;
if(typeof data14 !== "string"){
const err58 = {instancePath:instancePath+"/availability",schemaPath:"#/properties/availability/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.availability.else.type,parentSchema:schema0.properties.availability.else,data:data14};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
if(!(((data14 === "org") || (data14 === "user")) || (data14 === "everyone"))){
const err59 = {instancePath:instancePath+"/availability",schemaPath:"#/properties/availability/else/enum",keyword:"enum",params:{allowedValues: schema0.properties.availability.else.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.availability.else.enum,parentSchema:schema0.properties.availability.else,data:data14};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
var _valid14 = _errs75 === errors;
valid27 = _valid14;
}
if(!valid27){
const err60 = {instancePath:instancePath+"/availability",schemaPath:"#/properties/availability/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.availability.if,parentSchema:schema0.properties.availability,data:data14};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data.keepers !== undefined){
let data15 = data.keepers;
const _errs78 = errors;
let valid28 = true;
const _errs79 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data15){
const err61 = {};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
var _valid15 = _errs79 === errors;
errors = _errs78;
if(vErrors !== null){
if(_errs78){
vErrors.length = _errs78;
}
else {
vErrors = null;
}
}
if(!_valid15){
const _errs80 = errors;
if(data15 && typeof data15 == "object" && !Array.isArray(data15)){
for(const key1 in data15){
let data16 = data15[key1];
if(typeof data16 !== "string"){
const err62 = {instancePath:instancePath+"/keepers/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/keepers/else/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.keepers.else.additionalProperties.type,parentSchema:schema0.properties.keepers.else.additionalProperties,data:data16};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
}
else {
const err63 = {instancePath:instancePath+"/keepers",schemaPath:"#/properties/keepers/else/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.keepers.else.type,parentSchema:schema0.properties.keepers.else,data:data15};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
var _valid15 = _errs80 === errors;
valid28 = _valid15;
}
if(!valid28){
const err64 = {instancePath:instancePath+"/keepers",schemaPath:"#/properties/keepers/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.keepers.if,parentSchema:schema0.properties.keepers,data:data15};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
if(data.owner !== undefined){
let data17 = data.owner;
const _errs86 = errors;
let valid30 = true;
const _errs87 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data17){
const err65 = {};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
var _valid16 = _errs87 === errors;
errors = _errs86;
if(vErrors !== null){
if(_errs86){
vErrors.length = _errs86;
}
else {
vErrors = null;
}
}
if(!_valid16){
const _errs88 = errors;
if(typeof data17 !== "string"){
const err66 = {instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.owner.else.type,parentSchema:schema0.properties.owner.else,data:data17};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
var _valid16 = _errs88 === errors;
valid30 = _valid16;
}
if(!valid30){
const err67 = {instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.owner.if,parentSchema:schema0.properties.owner,data:data17};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
}
else {
const err68 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.type,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
