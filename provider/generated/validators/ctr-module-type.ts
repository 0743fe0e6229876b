// @ts-nocheck
// Generated from schema/ by tools/generate.mjs: edit there, then run `npm run generate`.

"use strict";
export const validate = validate0;
export default validate0;
const schema0 = {"description":"A module type of your organisation, such as that of a relay: what its modules can do, and which settings they ask for.","type":"object","additionalProperties":false,"required":["region"],"properties":{"region":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","enum":["us","eu","apjc"],"description":"The region whose catalogue gets the type."}},"title":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","minLength":1,"maxLength":255,"description":"Title in the catalogue. Default: the resource's name."}},"defaultName":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","minLength":1,"maxLength":255,"description":"The name a new module gets in the console. Default: the resource's name."}},"shortDescription":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"One line in the catalogue."}},"description":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"What the type is, in Markdown."}},"tips":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"How to set a module up, in Markdown; the console shows it beside the form."}},"logo":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"A picture as a `data:` address."}},"capabilities":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"array","description":"What modules of the type can do, in any order.","items":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"object","additionalProperties":false,"required":["id","description"],"properties":{"id":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","enum":["assets","automate","data_ingestion","deliberate","detection_source","device_insights","health","incident/resolve","notifications","observe","refer","respond","target_records","threat_hunts","tiles"],"description":"What modules of the type can do."}},"description":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","minLength":1,"description":"A sentence about it for the catalogue."}}}}},"if":{"contains":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"}},"else":{"uniqueItems":true}}},"configurationSpec":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"array","description":"The settings a module of the type asks for, in the order of the form.","items":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"object","additionalProperties":false,"required":["key","type","label"],"properties":{"key":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","minLength":1,"description":"Key of the setting, such as `custom_host`."}},"type":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","enum":["string","integer","boolean","password","api_key","options","file","remote","device"],"description":"What the field takes."}},"label":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","minLength":1,"description":"Text beside the field."}},"required":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"boolean","description":"Whether a module must have the setting."}},"tooltip":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"Text that explains the field."}},"subtype":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"What `type` leaves open, such as the product of a `device`."}},"group":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"Fields of one group stand together."}},"beta":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"boolean","description":"Whether the console marks the field as a trial."}},"defaultValue":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"description":"What the form begins with.","anyOf":[{"type":"string"},{"type":"integer"},{"type":"boolean"}]}},"strictOptions":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"boolean","description":"Whether nothing but `options` may be given."}},"options":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"array","description":"The choices of a field of type `options`.","items":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"object","additionalProperties":false,"required":["value","label"],"properties":{"value":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"What is stored."}},"label":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"What the form shows."}}}}}}}}}}}},"properties":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"object","additionalProperties":true,"description":"How modules of the type are reached: for a relay `url`, `supported-apis`, `auth-type` and what that needs."}},"flags":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"array","description":"Flags of the type, in any order.","items":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","minLength":1}},"if":{"contains":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"}},"else":{"uniqueItems":true}}},"enabled":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"boolean","description":"Whether modules of the type can be made."}},"owner":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string"}}},"definitions":{}};
const func0 = Object.prototype.hasOwnProperty;
const func1 = require("ajv/dist/runtime/ucs2length").default;
const func5 = require("ajv/dist/runtime/equal").default;

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
if(data.title !== undefined){
let data1 = data.title;
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
const err7 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/else/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters",schema:255,parentSchema:schema0.properties.title.else,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(func1(data1) < 1){
const err8 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/else/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.title.else,data:data1};
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
const err9 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.title.else.type,parentSchema:schema0.properties.title.else,data:data1};
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
const err10 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.title.if,parentSchema:schema0.properties.title,data:data1};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.defaultName !== undefined){
let data2 = data.defaultName;
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
const err12 = {instancePath:instancePath+"/defaultName",schemaPath:"#/properties/defaultName/else/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters",schema:255,parentSchema:schema0.properties.defaultName.else,data:data2};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(func1(data2) < 1){
const err13 = {instancePath:instancePath+"/defaultName",schemaPath:"#/properties/defaultName/else/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.defaultName.else,data:data2};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
else {
const err14 = {instancePath:instancePath+"/defaultName",schemaPath:"#/properties/defaultName/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.defaultName.else.type,parentSchema:schema0.properties.defaultName.else,data:data2};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
var _valid2 = _errs15 === errors;
valid3 = _valid2;
}
if(!valid3){
const err15 = {instancePath:instancePath+"/defaultName",schemaPath:"#/properties/defaultName/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.defaultName.if,parentSchema:schema0.properties.defaultName,data:data2};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.shortDescription !== undefined){
let data3 = data.shortDescription;
const _errs18 = errors;
let valid4 = true;
const _errs19 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data3){
const err16 = {};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
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
if(typeof data3 !== "string"){
const err17 = {instancePath:instancePath+"/shortDescription",schemaPath:"#/properties/shortDescription/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.shortDescription.else.type,parentSchema:schema0.properties.shortDescription.else,data:data3};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
var _valid3 = _errs20 === errors;
valid4 = _valid3;
}
if(!valid4){
const err18 = {instancePath:instancePath+"/shortDescription",schemaPath:"#/properties/shortDescription/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.shortDescription.if,parentSchema:schema0.properties.shortDescription,data:data3};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.description !== undefined){
let data4 = data.description;
const _errs23 = errors;
let valid5 = true;
const _errs24 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data4){
const err19 = {};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
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
const err20 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.description.else.type,parentSchema:schema0.properties.description.else,data:data4};
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
const err21 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.description.if,parentSchema:schema0.properties.description,data:data4};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.tips !== undefined){
let data5 = data.tips;
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
if(typeof data5 !== "string"){
const err23 = {instancePath:instancePath+"/tips",schemaPath:"#/properties/tips/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.tips.else.type,parentSchema:schema0.properties.tips.else,data:data5};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
var _valid5 = _errs30 === errors;
valid6 = _valid5;
}
if(!valid6){
const err24 = {instancePath:instancePath+"/tips",schemaPath:"#/properties/tips/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.tips.if,parentSchema:schema0.properties.tips,data:data5};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.logo !== undefined){
let data6 = data.logo;
const _errs33 = errors;
let valid7 = true;
const _errs34 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data6){
const err25 = {};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
var _valid6 = _errs34 === errors;
errors = _errs33;
if(vErrors !== null){
if(_errs33){
vErrors.length = _errs33;
}
else {
vErrors = null;
}
}
if(!_valid6){
const _errs35 = errors;
if(typeof data6 !== "string"){
const err26 = {instancePath:instancePath+"/logo",schemaPath:"#/properties/logo/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.logo.else.type,parentSchema:schema0.properties.logo.else,data:data6};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
var _valid6 = _errs35 === errors;
valid7 = _valid6;
}
if(!valid7){
const err27 = {instancePath:instancePath+"/logo",schemaPath:"#/properties/logo/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.logo.if,parentSchema:schema0.properties.logo,data:data6};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.capabilities !== undefined){
let data7 = data.capabilities;
const _errs38 = errors;
let valid8 = true;
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
const _errs42 = errors;
let valid9 = true;
const _errs43 = errors;
if(Array.isArray(data7)){
const _errs44 = errors;
const len0 = data7.length;
for(let i0=0; i0<len0; i0++){
const _errs45 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data7[i0]){
const err29 = {};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
var valid10 = _errs45 === errors;
if(valid10){
break;
}
}
if(!valid10){
const err30 = {};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
else {
errors = _errs44;
if(vErrors !== null){
if(_errs44){
vErrors.length = _errs44;
}
else {
vErrors = null;
}
}
}
}
var _valid8 = _errs43 === errors;
errors = _errs42;
if(vErrors !== null){
if(_errs42){
vErrors.length = _errs42;
}
else {
vErrors = null;
}
}
if(!_valid8){
const _errs46 = errors;
if(Array.isArray(data7)){
let i1 = data7.length;
let j0;
if(i1 > 1){
outer0:
for(;i1--;){
for(j0 = i1; j0--;){
if(func5(data7[i1], data7[j0])){
const err31 = {instancePath:instancePath+"/capabilities",schemaPath:"#/properties/capabilities/else/else/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)",schema:true,parentSchema:schema0.properties.capabilities.else.else,data:data7};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
break outer0;
}
}
}
}
}
var _valid8 = _errs46 === errors;
valid9 = _valid8;
}
if(!valid9){
const err32 = {instancePath:instancePath+"/capabilities",schemaPath:"#/properties/capabilities/else/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.capabilities.else.if,parentSchema:schema0.properties.capabilities.else,data:data7};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
if(Array.isArray(data7)){
const len1 = data7.length;
for(let i2=0; i2<len1; i2++){
let data9 = data7[i2];
const _errs48 = errors;
let valid14 = true;
const _errs49 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data9){
const err33 = {};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
var _valid9 = _errs49 === errors;
errors = _errs48;
if(vErrors !== null){
if(_errs48){
vErrors.length = _errs48;
}
else {
vErrors = null;
}
}
if(!_valid9){
const _errs50 = errors;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
if(data9.id === undefined){
const err34 = {instancePath:instancePath+"/capabilities/" + i2,schemaPath:"#/properties/capabilities/else/items/else/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema0.properties.capabilities.else.items.else.required,parentSchema:schema0.properties.capabilities.else.items.else,data:data9};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
if(data9.description === undefined){
const err35 = {instancePath:instancePath+"/capabilities/" + i2,schemaPath:"#/properties/capabilities/else/items/else/required",keyword:"required",params:{missingProperty: "description"},message:"must have required property '"+"description"+"'",schema:schema0.properties.capabilities.else.items.else.required,parentSchema:schema0.properties.capabilities.else.items.else,data:data9};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
for(const key1 in data9){
if(!((key1 === "id") || (key1 === "description"))){
const err36 = {instancePath:instancePath+"/capabilities/" + i2,schemaPath:"#/properties/capabilities/else/items/else/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.capabilities.else.items.else,data:data9};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data9.id !== undefined){
let data10 = data9.id;
const _errs54 = errors;
let valid16 = true;
const _errs55 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data10){
const err37 = {};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
var _valid10 = _errs55 === errors;
errors = _errs54;
if(vErrors !== null){
if(_errs54){
vErrors.length = _errs54;
}
else {
vErrors = null;
}
}
if(!_valid10){
const _errs56 = errors;
if(typeof data10 !== "string"){
const err38 = {instancePath:instancePath+"/capabilities/" + i2+"/id",schemaPath:"#/properties/capabilities/else/items/else/properties/id/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.capabilities.else.items.else.properties.id.else.type,parentSchema:schema0.properties.capabilities.else.items.else.properties.id.else,data:data10};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
if(!(((((((((((((((data10 === "assets") || (data10 === "automate")) || (data10 === "data_ingestion")) || (data10 === "deliberate")) || (data10 === "detection_source")) || (data10 === "device_insights")) || (data10 === "health")) || (data10 === "incident/resolve")) || (data10 === "notifications")) || (data10 === "observe")) || (data10 === "refer")) || (data10 === "respond")) || (data10 === "target_records")) || (data10 === "threat_hunts")) || (data10 === "tiles"))){
const err39 = {instancePath:instancePath+"/capabilities/" + i2+"/id",schemaPath:"#/properties/capabilities/else/items/else/properties/id/else/enum",keyword:"enum",params:{allowedValues: schema0.properties.capabilities.else.items.else.properties.id.else.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.capabilities.else.items.else.properties.id.else.enum,parentSchema:schema0.properties.capabilities.else.items.else.properties.id.else,data:data10};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
var _valid10 = _errs56 === errors;
valid16 = _valid10;
}
if(!valid16){
const err40 = {instancePath:instancePath+"/capabilities/" + i2+"/id",schemaPath:"#/properties/capabilities/else/items/else/properties/id/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.capabilities.else.items.else.properties.id.if,parentSchema:schema0.properties.capabilities.else.items.else.properties.id,data:data10};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data9.description !== undefined){
let data11 = data9.description;
const _errs59 = errors;
let valid17 = true;
const _errs60 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data11){
const err41 = {};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
var _valid11 = _errs60 === errors;
errors = _errs59;
if(vErrors !== null){
if(_errs59){
vErrors.length = _errs59;
}
else {
vErrors = null;
}
}
if(!_valid11){
const _errs61 = errors;
if(typeof data11 === "string"){
if(func1(data11) < 1){
const err42 = {instancePath:instancePath+"/capabilities/" + i2+"/description",schemaPath:"#/properties/capabilities/else/items/else/properties/description/else/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.capabilities.else.items.else.properties.description.else,data:data11};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
else {
const err43 = {instancePath:instancePath+"/capabilities/" + i2+"/description",schemaPath:"#/properties/capabilities/else/items/else/properties/description/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.capabilities.else.items.else.properties.description.else.type,parentSchema:schema0.properties.capabilities.else.items.else.properties.description.else,data:data11};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
var _valid11 = _errs61 === errors;
valid17 = _valid11;
}
if(!valid17){
const err44 = {instancePath:instancePath+"/capabilities/" + i2+"/description",schemaPath:"#/properties/capabilities/else/items/else/properties/description/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.capabilities.else.items.else.properties.description.if,parentSchema:schema0.properties.capabilities.else.items.else.properties.description,data:data11};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
}
else {
const err45 = {instancePath:instancePath+"/capabilities/" + i2,schemaPath:"#/properties/capabilities/else/items/else/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.capabilities.else.items.else.type,parentSchema:schema0.properties.capabilities.else.items.else,data:data9};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
var _valid9 = _errs50 === errors;
valid14 = _valid9;
}
if(!valid14){
const err46 = {instancePath:instancePath+"/capabilities/" + i2,schemaPath:"#/properties/capabilities/else/items/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.capabilities.else.items.if,parentSchema:schema0.properties.capabilities.else.items,data:data9};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
}
else {
const err47 = {instancePath:instancePath+"/capabilities",schemaPath:"#/properties/capabilities/else/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.capabilities.else.type,parentSchema:schema0.properties.capabilities.else,data:data7};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
var _valid7 = _errs40 === errors;
valid8 = _valid7;
}
if(!valid8){
const err48 = {instancePath:instancePath+"/capabilities",schemaPath:"#/properties/capabilities/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.capabilities.if,parentSchema:schema0.properties.capabilities,data:data7};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data.configurationSpec !== undefined){
let data12 = data.configurationSpec;
const _errs64 = errors;
let valid18 = true;
const _errs65 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data12){
const err49 = {};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
var _valid12 = _errs65 === errors;
errors = _errs64;
if(vErrors !== null){
if(_errs64){
vErrors.length = _errs64;
}
else {
vErrors = null;
}
}
if(!_valid12){
const _errs66 = errors;
if(Array.isArray(data12)){
const len2 = data12.length;
for(let i3=0; i3<len2; i3++){
let data13 = data12[i3];
const _errs69 = errors;
let valid21 = true;
const _errs70 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data13){
const err50 = {};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
var _valid13 = _errs70 === errors;
errors = _errs69;
if(vErrors !== null){
if(_errs69){
vErrors.length = _errs69;
}
else {
vErrors = null;
}
}
if(!_valid13){
const _errs71 = errors;
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
if(data13.key === undefined){
const err51 = {instancePath:instancePath+"/configurationSpec/" + i3,schemaPath:"#/properties/configurationSpec/else/items/else/required",keyword:"required",params:{missingProperty: "key"},message:"must have required property '"+"key"+"'",schema:schema0.properties.configurationSpec.else.items.else.required,parentSchema:schema0.properties.configurationSpec.else.items.else,data:data13};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
if(data13.type === undefined){
const err52 = {instancePath:instancePath+"/configurationSpec/" + i3,schemaPath:"#/properties/configurationSpec/else/items/else/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema0.properties.configurationSpec.else.items.else.required,parentSchema:schema0.properties.configurationSpec.else.items.else,data:data13};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
if(data13.label === undefined){
const err53 = {instancePath:instancePath+"/configurationSpec/" + i3,schemaPath:"#/properties/configurationSpec/else/items/else/required",keyword:"required",params:{missingProperty: "label"},message:"must have required property '"+"label"+"'",schema:schema0.properties.configurationSpec.else.items.else.required,parentSchema:schema0.properties.configurationSpec.else.items.else,data:data13};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
for(const key2 in data13){
if(!(func0.call(schema0.properties.configurationSpec.else.items.else.properties, key2))){
const err54 = {instancePath:instancePath+"/configurationSpec/" + i3,schemaPath:"#/properties/configurationSpec/else/items/else/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.configurationSpec.else.items.else,data:data13};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data13.key !== undefined){
let data14 = data13.key;
const _errs75 = errors;
let valid23 = true;
const _errs76 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data14){
const err55 = {};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
var _valid14 = _errs76 === errors;
errors = _errs75;
if(vErrors !== null){
if(_errs75){
vErrors.length = _errs75;
}
else {
vErrors = null;
}
}
if(!_valid14){
const _errs77 = errors;
if(typeof data14 === "string"){
if(func1(data14) < 1){
const err56 = {instancePath:instancePath+"/configurationSpec/" + i3+"/key",schemaPath:"#/properties/configurationSpec/else/items/else/properties/key/else/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.configurationSpec.else.items.else.properties.key.else,data:data14};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
else {
const err57 = {instancePath:instancePath+"/configurationSpec/" + i3+"/key",schemaPath:"#/properties/configurationSpec/else/items/else/properties/key/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.configurationSpec.else.items.else.properties.key.else.type,parentSchema:schema0.properties.configurationSpec.else.items.else.properties.key.else,data:data14};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
var _valid14 = _errs77 === errors;
valid23 = _valid14;
}
if(!valid23){
const err58 = {instancePath:instancePath+"/configurationSpec/" + i3+"/key",schemaPath:"#/properties/configurationSpec/else/items/else/properties/key/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.configurationSpec.else.items.else.properties.key.if,parentSchema:schema0.properties.configurationSpec.else.items.else.properties.key,data:data14};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
if(data13.type !== undefined){
let data15 = data13.type;
const _errs80 = errors;
let valid24 = true;
const _errs81 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data15){
const err59 = {};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
var _valid15 = _errs81 === errors;
errors = _errs80;
if(vErrors !== null){
if(_errs80){
vErrors.length = _errs80;
}
else {
vErrors = null;
}
}
if(!_valid15){
const _errs82 = errors;
if(typeof data15 !== "string"){
const err60 = {instancePath:instancePath+"/configurationSpec/" + i3+"/type",schemaPath:"#/properties/configurationSpec/else/items/else/properties/type/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.configurationSpec.else.items.else.properties.type.else.type,parentSchema:schema0.properties.configurationSpec.else.items.else.properties.type.else,data:data15};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
if(!(((((((((data15 === "string") || (data15 === "integer")) || (data15 === "boolean")) || (data15 === "password")) || (data15 === "api_key")) || (data15 === "options")) || (data15 === "file")) || (data15 === "remote")) || (data15 === "device"))){
const err61 = {instancePath:instancePath+"/configurationSpec/" + i3+"/type",schemaPath:"#/properties/configurationSpec/else/items/else/properties/type/else/enum",keyword:"enum",params:{allowedValues: schema0.properties.configurationSpec.else.items.else.properties.type.else.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.configurationSpec.else.items.else.properties.type.else.enum,parentSchema:schema0.properties.configurationSpec.else.items.else.properties.type.else,data:data15};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
var _valid15 = _errs82 === errors;
valid24 = _valid15;
}
if(!valid24){
const err62 = {instancePath:instancePath+"/configurationSpec/" + i3+"/type",schemaPath:"#/properties/configurationSpec/else/items/else/properties/type/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.configurationSpec.else.items.else.properties.type.if,parentSchema:schema0.properties.configurationSpec.else.items.else.properties.type,data:data15};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
}
if(data13.label !== undefined){
let data16 = data13.label;
const _errs85 = errors;
let valid25 = true;
const _errs86 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data16){
const err63 = {};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
var _valid16 = _errs86 === errors;
errors = _errs85;
if(vErrors !== null){
if(_errs85){
vErrors.length = _errs85;
}
else {
vErrors = null;
}
}
if(!_valid16){
const _errs87 = errors;
if(typeof data16 === "string"){
if(func1(data16) < 1){
const err64 = {instancePath:instancePath+"/configurationSpec/" + i3+"/label",schemaPath:"#/properties/configurationSpec/else/items/else/properties/label/else/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.configurationSpec.else.items.else.properties.label.else,data:data16};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
}
else {
const err65 = {instancePath:instancePath+"/configurationSpec/" + i3+"/label",schemaPath:"#/properties/configurationSpec/else/items/else/properties/label/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.configurationSpec.else.items.else.properties.label.else.type,parentSchema:schema0.properties.configurationSpec.else.items.else.properties.label.else,data:data16};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
var _valid16 = _errs87 === errors;
valid25 = _valid16;
}
if(!valid25){
const err66 = {instancePath:instancePath+"/configurationSpec/" + i3+"/label",schemaPath:"#/properties/configurationSpec/else/items/else/properties/label/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.configurationSpec.else.items.else.properties.label.if,parentSchema:schema0.properties.configurationSpec.else.items.else.properties.label,data:data16};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data13.required !== undefined){
let data17 = data13.required;
const _errs90 = errors;
let valid26 = true;
const _errs91 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data17){
const err67 = {};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
var _valid17 = _errs91 === errors;
errors = _errs90;
if(vErrors !== null){
if(_errs90){
vErrors.length = _errs90;
}
else {
vErrors = null;
}
}
if(!_valid17){
const _errs92 = errors;
if(typeof data17 !== "boolean"){
const err68 = {instancePath:instancePath+"/configurationSpec/" + i3+"/required",schemaPath:"#/properties/configurationSpec/else/items/else/properties/required/else/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.properties.configurationSpec.else.items.else.properties.required.else.type,parentSchema:schema0.properties.configurationSpec.else.items.else.properties.required.else,data:data17};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
var _valid17 = _errs92 === errors;
valid26 = _valid17;
}
if(!valid26){
const err69 = {instancePath:instancePath+"/configurationSpec/" + i3+"/required",schemaPath:"#/properties/configurationSpec/else/items/else/properties/required/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.configurationSpec.else.items.else.properties.required.if,parentSchema:schema0.properties.configurationSpec.else.items.else.properties.required,data:data17};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
if(data13.tooltip !== undefined){
let data18 = data13.tooltip;
const _errs95 = errors;
let valid27 = true;
const _errs96 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data18){
const err70 = {};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
var _valid18 = _errs96 === errors;
errors = _errs95;
if(vErrors !== null){
if(_errs95){
vErrors.length = _errs95;
}
else {
vErrors = null;
}
}
if(!_valid18){
const _errs97 = errors;
if(typeof data18 !== "string"){
const err71 = {instancePath:instancePath+"/configurationSpec/" + i3+"/tooltip",schemaPath:"#/properties/configurationSpec/else/items/else/properties/tooltip/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.configurationSpec.else.items.else.properties.tooltip.else.type,parentSchema:schema0.properties.configurationSpec.else.items.else.properties.tooltip.else,data:data18};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
var _valid18 = _errs97 === errors;
valid27 = _valid18;
}
if(!valid27){
const err72 = {instancePath:instancePath+"/configurationSpec/" + i3+"/tooltip",schemaPath:"#/properties/configurationSpec/else/items/else/properties/tooltip/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.configurationSpec.else.items.else.properties.tooltip.if,parentSchema:schema0.properties.configurationSpec.else.items.else.properties.tooltip,data:data18};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(data13.subtype !== undefined){
let data19 = data13.subtype;
const _errs100 = errors;
let valid28 = true;
const _errs101 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data19){
const err73 = {};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
var _valid19 = _errs101 === errors;
errors = _errs100;
if(vErrors !== null){
if(_errs100){
vErrors.length = _errs100;
}
else {
vErrors = null;
}
}
if(!_valid19){
const _errs102 = errors;
if(typeof data19 !== "string"){
const err74 = {instancePath:instancePath+"/configurationSpec/" + i3+"/subtype",schemaPath:"#/properties/configurationSpec/else/items/else/properties/subtype/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.configurationSpec.else.items.else.properties.subtype.else.type,parentSchema:schema0.properties.configurationSpec.else.items.else.properties.subtype.else,data:data19};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
var _valid19 = _errs102 === errors;
valid28 = _valid19;
}
if(!valid28){
const err75 = {instancePath:instancePath+"/configurationSpec/" + i3+"/subtype",schemaPath:"#/properties/configurationSpec/else/items/else/properties/subtype/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.configurationSpec.else.items.else.properties.subtype.if,parentSchema:schema0.properties.configurationSpec.else.items.else.properties.subtype,data:data19};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
if(data13.group !== undefined){
let data20 = data13.group;
const _errs105 = errors;
let valid29 = true;
const _errs106 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data20){
const err76 = {};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
var _valid20 = _errs106 === errors;
errors = _errs105;
if(vErrors !== null){
if(_errs105){
vErrors.length = _errs105;
}
else {
vErrors = null;
}
}
if(!_valid20){
const _errs107 = errors;
if(typeof data20 !== "string"){
const err77 = {instancePath:instancePath+"/configurationSpec/" + i3+"/group",schemaPath:"#/properties/configurationSpec/else/items/else/properties/group/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.configurationSpec.else.items.else.properties.group.else.type,parentSchema:schema0.properties.configurationSpec.else.items.else.properties.group.else,data:data20};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
var _valid20 = _errs107 === errors;
valid29 = _valid20;
}
if(!valid29){
const err78 = {instancePath:instancePath+"/configurationSpec/" + i3+"/group",schemaPath:"#/properties/configurationSpec/else/items/else/properties/group/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.configurationSpec.else.items.else.properties.group.if,parentSchema:schema0.properties.configurationSpec.else.items.else.properties.group,data:data20};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
if(data13.beta !== undefined){
let data21 = data13.beta;
const _errs110 = errors;
let valid30 = true;
const _errs111 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data21){
const err79 = {};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
var _valid21 = _errs111 === errors;
errors = _errs110;
if(vErrors !== null){
if(_errs110){
vErrors.length = _errs110;
}
else {
vErrors = null;
}
}
if(!_valid21){
const _errs112 = errors;
if(typeof data21 !== "boolean"){
const err80 = {instancePath:instancePath+"/configurationSpec/" + i3+"/beta",schemaPath:"#/properties/configurationSpec/else/items/else/properties/beta/else/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.properties.configurationSpec.else.items.else.properties.beta.else.type,parentSchema:schema0.properties.configurationSpec.else.items.else.properties.beta.else,data:data21};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
var _valid21 = _errs112 === errors;
valid30 = _valid21;
}
if(!valid30){
const err81 = {instancePath:instancePath+"/configurationSpec/" + i3+"/beta",schemaPath:"#/properties/configurationSpec/else/items/else/properties/beta/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.configurationSpec.else.items.else.properties.beta.if,parentSchema:schema0.properties.configurationSpec.else.items.else.properties.beta,data:data21};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
if(data13.defaultValue !== undefined){
let data22 = data13.defaultValue;
const _errs115 = errors;
let valid31 = true;
const _errs116 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data22){
const err82 = {};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
var _valid22 = _errs116 === errors;
errors = _errs115;
if(vErrors !== null){
if(_errs115){
vErrors.length = _errs115;
}
else {
vErrors = null;
}
}
if(!_valid22){
const _errs117 = errors;
const _errs118 = errors;
let valid32 = false;
const _errs119 = errors;
if(typeof data22 !== "string"){
const err83 = {instancePath:instancePath+"/configurationSpec/" + i3+"/defaultValue",schemaPath:"#/properties/configurationSpec/else/items/else/properties/defaultValue/else/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.configurationSpec.else.items.else.properties.defaultValue.else.anyOf[0].type,parentSchema:schema0.properties.configurationSpec.else.items.else.properties.defaultValue.else.anyOf[0],data:data22};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
var _valid23 = _errs119 === errors;
valid32 = valid32 || _valid23;
if(!valid32){
const _errs121 = errors;
if(!((typeof data22 == "number") && (!(data22 % 1) && !isNaN(data22)))){
const err84 = {instancePath:instancePath+"/configurationSpec/" + i3+"/defaultValue",schemaPath:"#/properties/configurationSpec/else/items/else/properties/defaultValue/else/anyOf/1/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.configurationSpec.else.items.else.properties.defaultValue.else.anyOf[1].type,parentSchema:schema0.properties.configurationSpec.else.items.else.properties.defaultValue.else.anyOf[1],data:data22};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
var _valid23 = _errs121 === errors;
valid32 = valid32 || _valid23;
if(!valid32){
const _errs123 = errors;
if(typeof data22 !== "boolean"){
const err85 = {instancePath:instancePath+"/configurationSpec/" + i3+"/defaultValue",schemaPath:"#/properties/configurationSpec/else/items/else/properties/defaultValue/else/anyOf/2/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.properties.configurationSpec.else.items.else.properties.defaultValue.else.anyOf[2].type,parentSchema:schema0.properties.configurationSpec.else.items.else.properties.defaultValue.else.anyOf[2],data:data22};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
var _valid23 = _errs123 === errors;
valid32 = valid32 || _valid23;
}
}
if(!valid32){
const err86 = {instancePath:instancePath+"/configurationSpec/" + i3+"/defaultValue",schemaPath:"#/properties/configurationSpec/else/items/else/properties/defaultValue/else/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema0.properties.configurationSpec.else.items.else.properties.defaultValue.else.anyOf,parentSchema:schema0.properties.configurationSpec.else.items.else.properties.defaultValue.else,data:data22};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
else {
errors = _errs118;
if(vErrors !== null){
if(_errs118){
vErrors.length = _errs118;
}
else {
vErrors = null;
}
}
}
var _valid22 = _errs117 === errors;
valid31 = _valid22;
}
if(!valid31){
const err87 = {instancePath:instancePath+"/configurationSpec/" + i3+"/defaultValue",schemaPath:"#/properties/configurationSpec/else/items/else/properties/defaultValue/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.configurationSpec.else.items.else.properties.defaultValue.if,parentSchema:schema0.properties.configurationSpec.else.items.else.properties.defaultValue,data:data22};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
if(data13.strictOptions !== undefined){
let data23 = data13.strictOptions;
const _errs126 = errors;
let valid33 = true;
const _errs127 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data23){
const err88 = {};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
var _valid24 = _errs127 === errors;
errors = _errs126;
if(vErrors !== null){
if(_errs126){
vErrors.length = _errs126;
}
else {
vErrors = null;
}
}
if(!_valid24){
const _errs128 = errors;
if(typeof data23 !== "boolean"){
const err89 = {instancePath:instancePath+"/configurationSpec/" + i3+"/strictOptions",schemaPath:"#/properties/configurationSpec/else/items/else/properties/strictOptions/else/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.properties.configurationSpec.else.items.else.properties.strictOptions.else.type,parentSchema:schema0.properties.configurationSpec.else.items.else.properties.strictOptions.else,data:data23};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
var _valid24 = _errs128 === errors;
valid33 = _valid24;
}
if(!valid33){
const err90 = {instancePath:instancePath+"/configurationSpec/" + i3+"/strictOptions",schemaPath:"#/properties/configurationSpec/else/items/else/properties/strictOptions/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.configurationSpec.else.items.else.properties.strictOptions.if,parentSchema:schema0.properties.configurationSpec.else.items.else.properties.strictOptions,data:data23};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
if(data13.options !== undefined){
let data24 = data13.options;
const _errs131 = errors;
let valid34 = true;
const _errs132 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data24){
const err91 = {};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
var _valid25 = _errs132 === errors;
errors = _errs131;
if(vErrors !== null){
if(_errs131){
vErrors.length = _errs131;
}
else {
vErrors = null;
}
}
if(!_valid25){
const _errs133 = errors;
if(Array.isArray(data24)){
const len3 = data24.length;
for(let i4=0; i4<len3; i4++){
let data25 = data24[i4];
const _errs136 = errors;
let valid37 = true;
const _errs137 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data25){
const err92 = {};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
var _valid26 = _errs137 === errors;
errors = _errs136;
if(vErrors !== null){
if(_errs136){
vErrors.length = _errs136;
}
else {
vErrors = null;
}
}
if(!_valid26){
const _errs138 = errors;
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
if(data25.value === undefined){
const err93 = {instancePath:instancePath+"/configurationSpec/" + i3+"/options/" + i4,schemaPath:"#/properties/configurationSpec/else/items/else/properties/options/else/items/else/required",keyword:"required",params:{missingProperty: "value"},message:"must have required property '"+"value"+"'",schema:schema0.properties.configurationSpec.else.items.else.properties.options.else.items.else.required,parentSchema:schema0.properties.configurationSpec.else.items.else.properties.options.else.items.else,data:data25};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
if(data25.label === undefined){
const err94 = {instancePath:instancePath+"/configurationSpec/" + i3+"/options/" + i4,schemaPath:"#/properties/configurationSpec/else/items/else/properties/options/else/items/else/required",keyword:"required",params:{missingProperty: "label"},message:"must have required property '"+"label"+"'",schema:schema0.properties.configurationSpec.else.items.else.properties.options.else.items.else.required,parentSchema:schema0.properties.configurationSpec.else.items.else.properties.options.else.items.else,data:data25};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
for(const key3 in data25){
if(!((key3 === "value") || (key3 === "label"))){
const err95 = {instancePath:instancePath+"/configurationSpec/" + i3+"/options/" + i4,schemaPath:"#/properties/configurationSpec/else/items/else/properties/options/else/items/else/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.configurationSpec.else.items.else.properties.options.else.items.else,data:data25};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
if(data25.value !== undefined){
let data26 = data25.value;
const _errs142 = errors;
let valid39 = true;
const _errs143 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data26){
const err96 = {};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
var _valid27 = _errs143 === errors;
errors = _errs142;
if(vErrors !== null){
if(_errs142){
vErrors.length = _errs142;
}
else {
vErrors = null;
}
}
if(!_valid27){
const _errs144 = errors;
if(typeof data26 !== "string"){
const err97 = {instancePath:instancePath+"/configurationSpec/" + i3+"/options/" + i4+"/value",schemaPath:"#/properties/configurationSpec/else/items/else/properties/options/else/items/else/properties/value/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.configurationSpec.else.items.else.properties.options.else.items.else.properties.value.else.type,parentSchema:schema0.properties.configurationSpec.else.items.else.properties.options.else.items.else.properties.value.else,data:data26};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
var _valid27 = _errs144 === errors;
valid39 = _valid27;
}
if(!valid39){
const err98 = {instancePath:instancePath+"/configurationSpec/" + i3+"/options/" + i4+"/value",schemaPath:"#/properties/configurationSpec/else/items/else/properties/options/else/items/else/properties/value/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.configurationSpec.else.items.else.properties.options.else.items.else.properties.value.if,parentSchema:schema0.properties.configurationSpec.else.items.else.properties.options.else.items.else.properties.value,data:data26};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
}
if(data25.label !== undefined){
let data27 = data25.label;
const _errs147 = errors;
let valid40 = true;
const _errs148 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data27){
const err99 = {};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
var _valid28 = _errs148 === errors;
errors = _errs147;
if(vErrors !== null){
if(_errs147){
vErrors.length = _errs147;
}
else {
vErrors = null;
}
}
if(!_valid28){
const _errs149 = errors;
if(typeof data27 !== "string"){
const err100 = {instancePath:instancePath+"/configurationSpec/" + i3+"/options/" + i4+"/label",schemaPath:"#/properties/configurationSpec/else/items/else/properties/options/else/items/else/properties/label/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.configurationSpec.else.items.else.properties.options.else.items.else.properties.label.else.type,parentSchema:schema0.properties.configurationSpec.else.items.else.properties.options.else.items.else.properties.label.else,data:data27};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
var _valid28 = _errs149 === errors;
valid40 = _valid28;
}
if(!valid40){
const err101 = {instancePath:instancePath+"/configurationSpec/" + i3+"/options/" + i4+"/label",schemaPath:"#/properties/configurationSpec/else/items/else/properties/options/else/items/else/properties/label/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.configurationSpec.else.items.else.properties.options.else.items.else.properties.label.if,parentSchema:schema0.properties.configurationSpec.else.items.else.properties.options.else.items.else.properties.label,data:data27};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
}
else {
const err102 = {instancePath:instancePath+"/configurationSpec/" + i3+"/options/" + i4,schemaPath:"#/properties/configurationSpec/else/items/else/properties/options/else/items/else/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.configurationSpec.else.items.else.properties.options.else.items.else.type,parentSchema:schema0.properties.configurationSpec.else.items.else.properties.options.else.items.else,data:data25};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
var _valid26 = _errs138 === errors;
valid37 = _valid26;
}
if(!valid37){
const err103 = {instancePath:instancePath+"/configurationSpec/" + i3+"/options/" + i4,schemaPath:"#/properties/configurationSpec/else/items/else/properties/options/else/items/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.configurationSpec.else.items.else.properties.options.else.items.if,parentSchema:schema0.properties.configurationSpec.else.items.else.properties.options.else.items,data:data25};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
}
else {
const err104 = {instancePath:instancePath+"/configurationSpec/" + i3+"/options",schemaPath:"#/properties/configurationSpec/else/items/else/properties/options/else/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.configurationSpec.else.items.else.properties.options.else.type,parentSchema:schema0.properties.configurationSpec.else.items.else.properties.options.else,data:data24};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
var _valid25 = _errs133 === errors;
valid34 = _valid25;
}
if(!valid34){
const err105 = {instancePath:instancePath+"/configurationSpec/" + i3+"/options",schemaPath:"#/properties/configurationSpec/else/items/else/properties/options/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.configurationSpec.else.items.else.properties.options.if,parentSchema:schema0.properties.configurationSpec.else.items.else.properties.options,data:data24};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
}
else {
const err106 = {instancePath:instancePath+"/configurationSpec/" + i3,schemaPath:"#/properties/configurationSpec/else/items/else/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.configurationSpec.else.items.else.type,parentSchema:schema0.properties.configurationSpec.else.items.else,data:data13};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
var _valid13 = _errs71 === errors;
valid21 = _valid13;
}
if(!valid21){
const err107 = {instancePath:instancePath+"/configurationSpec/" + i3,schemaPath:"#/properties/configurationSpec/else/items/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.configurationSpec.else.items.if,parentSchema:schema0.properties.configurationSpec.else.items,data:data13};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
}
else {
const err108 = {instancePath:instancePath+"/configurationSpec",schemaPath:"#/properties/configurationSpec/else/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.configurationSpec.else.type,parentSchema:schema0.properties.configurationSpec.else,data:data12};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
var _valid12 = _errs66 === errors;
valid18 = _valid12;
}
if(!valid18){
const err109 = {instancePath:instancePath+"/configurationSpec",schemaPath:"#/properties/configurationSpec/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.configurationSpec.if,parentSchema:schema0.properties.configurationSpec,data:data12};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
if(data.properties !== undefined){
let data28 = data.properties;
const _errs152 = errors;
let valid41 = true;
const _errs153 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data28){
const err110 = {};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
var _valid29 = _errs153 === errors;
errors = _errs152;
if(vErrors !== null){
if(_errs152){
vErrors.length = _errs152;
}
else {
vErrors = null;
}
}
if(!_valid29){
const _errs154 = errors;
if(data28 && typeof data28 == "object" && !Array.isArray(data28)){
}
else {
const err111 = {instancePath:instancePath+"/properties",schemaPath:"#/properties/properties/else/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.properties.else.type,parentSchema:schema0.properties.properties.else,data:data28};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
var _valid29 = _errs154 === errors;
valid41 = _valid29;
}
if(!valid41){
const err112 = {instancePath:instancePath+"/properties",schemaPath:"#/properties/properties/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.properties.if,parentSchema:schema0.properties.properties,data:data28};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
}
if(data.flags !== undefined){
let data29 = data.flags;
const _errs158 = errors;
let valid42 = true;
const _errs159 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data29){
const err113 = {};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
var _valid30 = _errs159 === errors;
errors = _errs158;
if(vErrors !== null){
if(_errs158){
vErrors.length = _errs158;
}
else {
vErrors = null;
}
}
if(!_valid30){
const _errs160 = errors;
const _errs162 = errors;
let valid43 = true;
const _errs163 = errors;
if(Array.isArray(data29)){
const _errs164 = errors;
const len4 = data29.length;
for(let i5=0; i5<len4; i5++){
const _errs165 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data29[i5]){
const err114 = {};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
var valid44 = _errs165 === errors;
if(valid44){
break;
}
}
if(!valid44){
const err115 = {};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
else {
errors = _errs164;
if(vErrors !== null){
if(_errs164){
vErrors.length = _errs164;
}
else {
vErrors = null;
}
}
}
}
var _valid31 = _errs163 === errors;
errors = _errs162;
if(vErrors !== null){
if(_errs162){
vErrors.length = _errs162;
}
else {
vErrors = null;
}
}
if(!_valid31){
const _errs166 = errors;
if(Array.isArray(data29)){
let i6 = data29.length;
let j1;
if(i6 > 1){
outer1:
for(;i6--;){
for(j1 = i6; j1--;){
if(func5(data29[i6], data29[j1])){
const err116 = {instancePath:instancePath+"/flags",schemaPath:"#/properties/flags/else/else/uniqueItems",keyword:"uniqueItems",params:{i: i6, j: j1},message:"must NOT have duplicate items (items ## "+j1+" and "+i6+" are identical)",schema:true,parentSchema:schema0.properties.flags.else.else,data:data29};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
break outer1;
}
}
}
}
}
var _valid31 = _errs166 === errors;
valid43 = _valid31;
}
if(!valid43){
const err117 = {instancePath:instancePath+"/flags",schemaPath:"#/properties/flags/else/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.flags.else.if,parentSchema:schema0.properties.flags.else,data:data29};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
if(Array.isArray(data29)){
const len5 = data29.length;
for(let i7=0; i7<len5; i7++){
let data31 = data29[i7];
const _errs168 = errors;
let valid48 = true;
const _errs169 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data31){
const err118 = {};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
var _valid32 = _errs169 === errors;
errors = _errs168;
if(vErrors !== null){
if(_errs168){
vErrors.length = _errs168;
}
else {
vErrors = null;
}
}
if(!_valid32){
const _errs170 = errors;
if(typeof data31 === "string"){
if(func1(data31) < 1){
const err119 = {instancePath:instancePath+"/flags/" + i7,schemaPath:"#/properties/flags/else/items/else/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.flags.else.items.else,data:data31};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
}
else {
const err120 = {instancePath:instancePath+"/flags/" + i7,schemaPath:"#/properties/flags/else/items/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.flags.else.items.else.type,parentSchema:schema0.properties.flags.else.items.else,data:data31};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
var _valid32 = _errs170 === errors;
valid48 = _valid32;
}
if(!valid48){
const err121 = {instancePath:instancePath+"/flags/" + i7,schemaPath:"#/properties/flags/else/items/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.flags.else.items.if,parentSchema:schema0.properties.flags.else.items,data:data31};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
}
}
else {
const err122 = {instancePath:instancePath+"/flags",schemaPath:"#/properties/flags/else/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.flags.else.type,parentSchema:schema0.properties.flags.else,data:data29};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
var _valid30 = _errs160 === errors;
valid42 = _valid30;
}
if(!valid42){
const err123 = {instancePath:instancePath+"/flags",schemaPath:"#/properties/flags/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.flags.if,parentSchema:schema0.properties.flags,data:data29};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
if(data.enabled !== undefined){
let data32 = data.enabled;
const _errs173 = errors;
let valid49 = true;
const _errs174 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data32){
const err124 = {};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
var _valid33 = _errs174 === errors;
errors = _errs173;
if(vErrors !== null){
if(_errs173){
vErrors.length = _errs173;
}
else {
vErrors = null;
}
}
if(!_valid33){
const _errs175 = errors;
if(typeof data32 !== "boolean"){
const err125 = {instancePath:instancePath+"/enabled",schemaPath:"#/properties/enabled/else/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.properties.enabled.else.type,parentSchema:schema0.properties.enabled.else,data:data32};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
var _valid33 = _errs175 === errors;
valid49 = _valid33;
}
if(!valid49){
const err126 = {instancePath:instancePath+"/enabled",schemaPath:"#/properties/enabled/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.enabled.if,parentSchema:schema0.properties.enabled,data:data32};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
}
if(data.owner !== undefined){
let data33 = data.owner;
const _errs178 = errors;
let valid50 = true;
const _errs179 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data33){
const err127 = {};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
var _valid34 = _errs179 === errors;
errors = _errs178;
if(vErrors !== null){
if(_errs178){
vErrors.length = _errs178;
}
else {
vErrors = null;
}
}
if(!_valid34){
const _errs180 = errors;
if(typeof data33 !== "string"){
const err128 = {instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.owner.else.type,parentSchema:schema0.properties.owner.else,data:data33};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
var _valid34 = _errs180 === errors;
valid50 = _valid34;
}
if(!valid50){
const err129 = {instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.owner.if,parentSchema:schema0.properties.owner,data:data33};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
}
else {
const err130 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.type,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
