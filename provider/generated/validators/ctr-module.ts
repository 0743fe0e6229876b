// @ts-nocheck
// Generated from schema/ by tools/generate.mjs: edit there, then run `npm run generate`.

"use strict";
export const validate = validate0;
export default validate0;
const schema0 = {"description":"A module (integration) of Cisco Threat Response that lets investigations ask a registered device.","type":"object","additionalProperties":false,"required":["region","type"],"properties":{"region":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","enum":["us","eu","apjc"],"description":"The region of the device."}},"name":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","minLength":1,"maxLength":255,"description":"Name in investigations. Default: the resource's name."}},"type":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"description":"Which module type: `esa`, `sma-email`, `sma-web` or `firepower`, or { title } as the catalogue prints it, or { id }.","anyOf":[{"type":"string","enum":["esa","sma-email","sma-web","firepower"]},{"type":"object","additionalProperties":false,"required":["title"],"properties":{"title":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","minLength":1,"description":"Title, former title or default name."}}}},{"type":"object","additionalProperties":false,"required":["id"],"properties":{"id":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","minLength":1,"description":"Module type id of this region."}}}}]}},"deviceId":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","minLength":1,"description":"Id of a DeviceRegistration. Required by every module type that asks a device."}},"requestTimeframeDays":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"integer","minimum":1,"description":"How many days back the device is asked."}},"enabled":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"boolean","description":"Whether investigations use the module."}},"visibility":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","enum":["org","user"],"description":"Who sees the module. The API cannot change it later."}},"settings":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"object","additionalProperties":true,"description":"Settings of the module type by key, for other types or to override what this resource sets."}},"verify":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"boolean","description":"Ask the module's health after creating it, and report what it says."}},"onExisting":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","enum":["create","adopt"],"description":"When a module of the type asks that device already and nobody manages it: `adopt` takes it over, `create` makes another."}},"owner":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string"}}},"definitions":{}};
const func0 = Object.prototype.hasOwnProperty;
const func1 = require("ajv/dist/runtime/ucs2length").default;

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
if(data.type === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema0.required,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!(func0.call(schema0.properties, key0))){
const err2 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
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
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
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
const err4 = {instancePath:instancePath+"/region",schemaPath:"#/properties/region/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.region.else.type,parentSchema:schema0.properties.region.else,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(!(((data0 === "us") || (data0 === "eu")) || (data0 === "apjc"))){
const err5 = {instancePath:instancePath+"/region",schemaPath:"#/properties/region/else/enum",keyword:"enum",params:{allowedValues: schema0.properties.region.else.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.region.else.enum,parentSchema:schema0.properties.region.else,data:data0};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid1 = _valid0;
}
if(!valid1){
const err6 = {instancePath:instancePath+"/region",schemaPath:"#/properties/region/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.region.if,parentSchema:schema0.properties.region,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
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
const err7 = {};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
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
const err8 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/else/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters",schema:255,parentSchema:schema0.properties.name.else,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(func1(data1) < 1){
const err9 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/else/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.name.else,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.name.else.type,parentSchema:schema0.properties.name.else,data:data1};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var _valid1 = _errs10 === errors;
valid2 = _valid1;
}
if(!valid2){
const err11 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.name.if,parentSchema:schema0.properties.name,data:data1};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.type !== undefined){
let data2 = data.type;
const _errs13 = errors;
let valid3 = true;
const _errs14 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data2){
const err12 = {};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
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
const _errs16 = errors;
let valid4 = false;
const _errs17 = errors;
if(typeof data2 !== "string"){
const err13 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/else/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.type.else.anyOf[0].type,parentSchema:schema0.properties.type.else.anyOf[0],data:data2};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(!((((data2 === "esa") || (data2 === "sma-email")) || (data2 === "sma-web")) || (data2 === "firepower"))){
const err14 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/else/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema0.properties.type.else.anyOf[0].enum},message:"must be equal to one of the allowed values",schema:schema0.properties.type.else.anyOf[0].enum,parentSchema:schema0.properties.type.else.anyOf[0],data:data2};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
var _valid3 = _errs17 === errors;
valid4 = valid4 || _valid3;
if(!valid4){
const _errs19 = errors;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.title === undefined){
const err15 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/else/anyOf/1/required",keyword:"required",params:{missingProperty: "title"},message:"must have required property '"+"title"+"'",schema:schema0.properties.type.else.anyOf[1].required,parentSchema:schema0.properties.type.else.anyOf[1],data:data2};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
for(const key1 in data2){
if(!(key1 === "title")){
const err16 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/else/anyOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.type.else.anyOf[1],data:data2};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data2.title !== undefined){
let data3 = data2.title;
const _errs23 = errors;
let valid6 = true;
const _errs24 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data3){
const err17 = {};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
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
if(typeof data3 === "string"){
if(func1(data3) < 1){
const err18 = {instancePath:instancePath+"/type/title",schemaPath:"#/properties/type/else/anyOf/1/properties/title/else/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.type.else.anyOf[1].properties.title.else,data:data3};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/type/title",schemaPath:"#/properties/type/else/anyOf/1/properties/title/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.type.else.anyOf[1].properties.title.else.type,parentSchema:schema0.properties.type.else.anyOf[1].properties.title.else,data:data3};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
var _valid4 = _errs25 === errors;
valid6 = _valid4;
}
if(!valid6){
const err20 = {instancePath:instancePath+"/type/title",schemaPath:"#/properties/type/else/anyOf/1/properties/title/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.type.else.anyOf[1].properties.title.if,parentSchema:schema0.properties.type.else.anyOf[1].properties.title,data:data3};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
else {
const err21 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/else/anyOf/1/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.type.else.anyOf[1].type,parentSchema:schema0.properties.type.else.anyOf[1],data:data2};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
var _valid3 = _errs19 === errors;
valid4 = valid4 || _valid3;
if(!valid4){
const _errs27 = errors;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
if(data2.id === undefined){
const err22 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/else/anyOf/2/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema0.properties.type.else.anyOf[2].required,parentSchema:schema0.properties.type.else.anyOf[2],data:data2};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
for(const key2 in data2){
if(!(key2 === "id")){
const err23 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/else/anyOf/2/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.type.else.anyOf[2],data:data2};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data2.id !== undefined){
let data4 = data2.id;
const _errs31 = errors;
let valid8 = true;
const _errs32 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data4){
const err24 = {};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
var _valid5 = _errs32 === errors;
errors = _errs31;
if(vErrors !== null){
if(_errs31){
vErrors.length = _errs31;
}
else {
vErrors = null;
}
}
if(!_valid5){
const _errs33 = errors;
if(typeof data4 === "string"){
if(func1(data4) < 1){
const err25 = {instancePath:instancePath+"/type/id",schemaPath:"#/properties/type/else/anyOf/2/properties/id/else/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.type.else.anyOf[2].properties.id.else,data:data4};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
else {
const err26 = {instancePath:instancePath+"/type/id",schemaPath:"#/properties/type/else/anyOf/2/properties/id/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.type.else.anyOf[2].properties.id.else.type,parentSchema:schema0.properties.type.else.anyOf[2].properties.id.else,data:data4};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
var _valid5 = _errs33 === errors;
valid8 = _valid5;
}
if(!valid8){
const err27 = {instancePath:instancePath+"/type/id",schemaPath:"#/properties/type/else/anyOf/2/properties/id/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.type.else.anyOf[2].properties.id.if,parentSchema:schema0.properties.type.else.anyOf[2].properties.id,data:data4};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
else {
const err28 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/else/anyOf/2/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.type.else.anyOf[2].type,parentSchema:schema0.properties.type.else.anyOf[2],data:data2};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
var _valid3 = _errs27 === errors;
valid4 = valid4 || _valid3;
}
}
if(!valid4){
const err29 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/else/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema0.properties.type.else.anyOf,parentSchema:schema0.properties.type.else,data:data2};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
else {
errors = _errs16;
if(vErrors !== null){
if(_errs16){
vErrors.length = _errs16;
}
else {
vErrors = null;
}
}
}
var _valid2 = _errs15 === errors;
valid3 = _valid2;
}
if(!valid3){
const err30 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.type.if,parentSchema:schema0.properties.type,data:data2};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.deviceId !== undefined){
let data5 = data.deviceId;
const _errs36 = errors;
let valid9 = true;
const _errs37 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data5){
const err31 = {};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
var _valid6 = _errs37 === errors;
errors = _errs36;
if(vErrors !== null){
if(_errs36){
vErrors.length = _errs36;
}
else {
vErrors = null;
}
}
if(!_valid6){
const _errs38 = errors;
if(typeof data5 === "string"){
if(func1(data5) < 1){
const err32 = {instancePath:instancePath+"/deviceId",schemaPath:"#/properties/deviceId/else/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.deviceId.else,data:data5};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
else {
const err33 = {instancePath:instancePath+"/deviceId",schemaPath:"#/properties/deviceId/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.deviceId.else.type,parentSchema:schema0.properties.deviceId.else,data:data5};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
var _valid6 = _errs38 === errors;
valid9 = _valid6;
}
if(!valid9){
const err34 = {instancePath:instancePath+"/deviceId",schemaPath:"#/properties/deviceId/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.deviceId.if,parentSchema:schema0.properties.deviceId,data:data5};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data.requestTimeframeDays !== undefined){
let data6 = data.requestTimeframeDays;
const _errs41 = errors;
let valid10 = true;
const _errs42 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data6){
const err35 = {};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
var _valid7 = _errs42 === errors;
errors = _errs41;
if(vErrors !== null){
if(_errs41){
vErrors.length = _errs41;
}
else {
vErrors = null;
}
}
if(!_valid7){
const _errs43 = errors;
if(!((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6)))){
const err36 = {instancePath:instancePath+"/requestTimeframeDays",schemaPath:"#/properties/requestTimeframeDays/else/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.requestTimeframeDays.else.type,parentSchema:schema0.properties.requestTimeframeDays.else,data:data6};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
if(typeof data6 == "number"){
if(data6 < 1 || isNaN(data6)){
const err37 = {instancePath:instancePath+"/requestTimeframeDays",schemaPath:"#/properties/requestTimeframeDays/else/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema0.properties.requestTimeframeDays.else,data:data6};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
var _valid7 = _errs43 === errors;
valid10 = _valid7;
}
if(!valid10){
const err38 = {instancePath:instancePath+"/requestTimeframeDays",schemaPath:"#/properties/requestTimeframeDays/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.requestTimeframeDays.if,parentSchema:schema0.properties.requestTimeframeDays,data:data6};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data.enabled !== undefined){
let data7 = data.enabled;
const _errs46 = errors;
let valid11 = true;
const _errs47 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data7){
const err39 = {};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
var _valid8 = _errs47 === errors;
errors = _errs46;
if(vErrors !== null){
if(_errs46){
vErrors.length = _errs46;
}
else {
vErrors = null;
}
}
if(!_valid8){
const _errs48 = errors;
if(typeof data7 !== "boolean"){
const err40 = {instancePath:instancePath+"/enabled",schemaPath:"#/properties/enabled/else/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.properties.enabled.else.type,parentSchema:schema0.properties.enabled.else,data:data7};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
var _valid8 = _errs48 === errors;
valid11 = _valid8;
}
if(!valid11){
const err41 = {instancePath:instancePath+"/enabled",schemaPath:"#/properties/enabled/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.enabled.if,parentSchema:schema0.properties.enabled,data:data7};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data.visibility !== undefined){
let data8 = data.visibility;
const _errs51 = errors;
let valid12 = true;
const _errs52 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data8){
const err42 = {};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
var _valid9 = _errs52 === errors;
errors = _errs51;
if(vErrors !== null){
if(_errs51){
vErrors.length = _errs51;
}
else {
vErrors = null;
}
}
if(!_valid9){
const _errs53 = errors;
if(typeof data8 !== "string"){
const err43 = {instancePath:instancePath+"/visibility",schemaPath:"#/properties/visibility/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.visibility.else.type,parentSchema:schema0.properties.visibility.else,data:data8};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
if(!((data8 === "org") || (data8 === "user"))){
const err44 = {instancePath:instancePath+"/visibility",schemaPath:"#/properties/visibility/else/enum",keyword:"enum",params:{allowedValues: schema0.properties.visibility.else.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.visibility.else.enum,parentSchema:schema0.properties.visibility.else,data:data8};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
var _valid9 = _errs53 === errors;
valid12 = _valid9;
}
if(!valid12){
const err45 = {instancePath:instancePath+"/visibility",schemaPath:"#/properties/visibility/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.visibility.if,parentSchema:schema0.properties.visibility,data:data8};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data.settings !== undefined){
let data9 = data.settings;
const _errs56 = errors;
let valid13 = true;
const _errs57 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data9){
const err46 = {};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
var _valid10 = _errs57 === errors;
errors = _errs56;
if(vErrors !== null){
if(_errs56){
vErrors.length = _errs56;
}
else {
vErrors = null;
}
}
if(!_valid10){
const _errs58 = errors;
if(data9 && typeof data9 == "object" && !Array.isArray(data9)){
}
else {
const err47 = {instancePath:instancePath+"/settings",schemaPath:"#/properties/settings/else/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.settings.else.type,parentSchema:schema0.properties.settings.else,data:data9};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
var _valid10 = _errs58 === errors;
valid13 = _valid10;
}
if(!valid13){
const err48 = {instancePath:instancePath+"/settings",schemaPath:"#/properties/settings/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.settings.if,parentSchema:schema0.properties.settings,data:data9};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data.verify !== undefined){
let data10 = data.verify;
const _errs62 = errors;
let valid14 = true;
const _errs63 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data10){
const err49 = {};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
var _valid11 = _errs63 === errors;
errors = _errs62;
if(vErrors !== null){
if(_errs62){
vErrors.length = _errs62;
}
else {
vErrors = null;
}
}
if(!_valid11){
const _errs64 = errors;
if(typeof data10 !== "boolean"){
const err50 = {instancePath:instancePath+"/verify",schemaPath:"#/properties/verify/else/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.properties.verify.else.type,parentSchema:schema0.properties.verify.else,data:data10};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
var _valid11 = _errs64 === errors;
valid14 = _valid11;
}
if(!valid14){
const err51 = {instancePath:instancePath+"/verify",schemaPath:"#/properties/verify/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.verify.if,parentSchema:schema0.properties.verify,data:data10};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data.onExisting !== undefined){
let data11 = data.onExisting;
const _errs67 = errors;
let valid15 = true;
const _errs68 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data11){
const err52 = {};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
var _valid12 = _errs68 === errors;
errors = _errs67;
if(vErrors !== null){
if(_errs67){
vErrors.length = _errs67;
}
else {
vErrors = null;
}
}
if(!_valid12){
const _errs69 = errors;
if(typeof data11 !== "string"){
const err53 = {instancePath:instancePath+"/onExisting",schemaPath:"#/properties/onExisting/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.onExisting.else.type,parentSchema:schema0.properties.onExisting.else,data:data11};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
if(!((data11 === "create") || (data11 === "adopt"))){
const err54 = {instancePath:instancePath+"/onExisting",schemaPath:"#/properties/onExisting/else/enum",keyword:"enum",params:{allowedValues: schema0.properties.onExisting.else.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.onExisting.else.enum,parentSchema:schema0.properties.onExisting.else,data:data11};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
var _valid12 = _errs69 === errors;
valid15 = _valid12;
}
if(!valid15){
const err55 = {instancePath:instancePath+"/onExisting",schemaPath:"#/properties/onExisting/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.onExisting.if,parentSchema:schema0.properties.onExisting,data:data11};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data.owner !== undefined){
let data12 = data.owner;
const _errs72 = errors;
let valid16 = true;
const _errs73 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data12){
const err56 = {};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
var _valid13 = _errs73 === errors;
errors = _errs72;
if(vErrors !== null){
if(_errs72){
vErrors.length = _errs72;
}
else {
vErrors = null;
}
}
if(!_valid13){
const _errs74 = errors;
if(typeof data12 !== "string"){
const err57 = {instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.owner.else.type,parentSchema:schema0.properties.owner.else,data:data12};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
var _valid13 = _errs74 === errors;
valid16 = _valid13;
}
if(!valid16){
const err58 = {instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.owner.if,parentSchema:schema0.properties.owner,data:data12};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
}
}
else {
const err59 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.type,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
