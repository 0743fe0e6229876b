// @ts-nocheck
// Generated from schema/ by tools/generate.mjs: edit there, then run `npm run generate`.

"use strict";
export const validate = validate0;
export default validate0;
const schema0 = {"description":"Investigates: asks modules what they have seen of some observables, and what they think of them. Without `moduleId` and `moduleIds` it asks every enabled module of the region.","type":"object","additionalProperties":false,"required":["region","observables"],"properties":{"region":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"enum":["us","eu","apjc"],"description":"The cloud region to ask."}},"moduleId":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"Id of the module to ask."}},"moduleIds":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"array","minItems":1,"description":"Ids of the modules to ask.","items":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string"}}}},"observables":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"array","minItems":1,"description":"What to look for: a list of { type, value }.","items":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"$ref":"#/definitions/observable"}}}}},"definitions":{"observable":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"description":"An atomic value that can be observed. Its type is one such as `ip`, `domain`, `email`, `email_subject`, `email_messageid`, `cisco_mid`, `sha256`, `file_name` or `url`.","type":"object","additionalProperties":false,"required":["type","value"],"properties":{"type":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"Such as ip."}},"value":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","minLength":1,"description":"The value to look for."}}}}},"sighting":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"description":"A module has seen one of the observables.","type":"object","additionalProperties":false,"required":["moduleId","moduleName","moduleTypeId","count","confidence","observedFrom","observables","targets","relations"],"properties":{"moduleId":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"Id of the module that says so."}},"moduleName":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"Name of that module."}},"moduleTypeId":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"Id of its type in this region."}},"description":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"Such as `Incoming message (Delivered)`."}},"count":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"number","description":"How often it was seen."}},"confidence":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"`High`, `Medium`, `Low`, `Info`, `None` or `Unknown`."}},"severity":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"As `confidence`, or `Critical`."}},"observedFrom":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"ISO 8601 time."}},"observedTo":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"ISO 8601 time."}},"source":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"The product that saw it."}},"observables":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"array","description":"Those of the observables asked for that it is about.","items":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"$ref":"#/definitions/observable"}}}},"targets":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"array","description":"Who or what it happened to, such as the recipients of a message.","items":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"$ref":"#/definitions/observable"}}}},"relations":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"array","description":"How observables belong together, such as a message `Sent_From` an address.","items":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"object","additionalProperties":false,"required":["relation","source","related"],"properties":{"relation":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"Such as `Sent_From`."}},"source":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"$ref":"#/definitions/observable","description":"The one."}},"related":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"$ref":"#/definitions/observable","description":"The other."}}}}}}}}}},"verdict":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"description":"What a module thinks of an observable.","type":"object","additionalProperties":false,"required":["moduleId","moduleName","moduleTypeId","observable","disposition","dispositionName"],"properties":{"moduleId":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"Id of the module that says so."}},"moduleName":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"Name of that module."}},"moduleTypeId":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"Id of its type in this region."}},"observable":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"$ref":"#/definitions/observable","description":"What it thinks of."}},"disposition":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"number","description":"1 clean, 2 malicious, 3 suspicious, 4 common, 5 unknown."}},"dispositionName":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"`Clean`, `Malicious`, `Suspicious`, `Common` or `Unknown`."}}}}},"problem":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"description":"A module that could not answer.","type":"object","additionalProperties":false,"required":["moduleId","moduleTypeId","code","message","type"],"properties":{"moduleId":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"Id of the module."}},"moduleName":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"Name of that module."}},"moduleTypeId":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"Id of its type in this region."}},"code":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"Cisco's code of the error; the codes are not published."}},"message":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"What the module says."}},"type":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"`fatal`, `error` or `warning`."}},"hint":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"What to do about it, when that could be found out."}}}}}}};
const schema1 = {"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"description":"An atomic value that can be observed. Its type is one such as `ip`, `domain`, `email`, `email_subject`, `email_messageid`, `cisco_mid`, `sha256`, `file_name` or `url`.","type":"object","additionalProperties":false,"required":["type","value"],"properties":{"type":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"Such as ip."}},"value":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","minLength":1,"description":"The value to look for."}}}}};
const func0 = require("ajv/dist/runtime/ucs2length").default;

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
if(data.observables === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "observables"},message:"must have required property '"+"observables"+"'",schema:schema0.required,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((((key0 === "region") || (key0 === "moduleId")) || (key0 === "moduleIds")) || (key0 === "observables"))){
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
if(data.moduleId !== undefined){
let data1 = data.moduleId;
const _errs7 = errors;
let valid2 = true;
const _errs8 = errors;
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
var _valid1 = _errs8 === errors;
errors = _errs7;
if(vErrors !== null){
if(_errs7){
vErrors.length = _errs7;
}
else {
vErrors = null;
}
}
if(!_valid1){
const _errs9 = errors;
if(typeof data1 !== "string"){
const err7 = {instancePath:instancePath+"/moduleId",schemaPath:"#/properties/moduleId/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.moduleId.else.type,parentSchema:schema0.properties.moduleId.else,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var _valid1 = _errs9 === errors;
valid2 = _valid1;
}
if(!valid2){
const err8 = {instancePath:instancePath+"/moduleId",schemaPath:"#/properties/moduleId/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.moduleId.if,parentSchema:schema0.properties.moduleId,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.moduleIds !== undefined){
let data2 = data.moduleIds;
const _errs12 = errors;
let valid3 = true;
const _errs13 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data2){
const err9 = {};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var _valid2 = _errs13 === errors;
errors = _errs12;
if(vErrors !== null){
if(_errs12){
vErrors.length = _errs12;
}
else {
vErrors = null;
}
}
if(!_valid2){
const _errs14 = errors;
if(Array.isArray(data2)){
if(data2.length < 1){
const err10 = {instancePath:instancePath+"/moduleIds",schemaPath:"#/properties/moduleIds/else/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema0.properties.moduleIds.else,data:data2};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
let data3 = data2[i0];
const _errs17 = errors;
let valid6 = true;
const _errs18 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data3){
const err11 = {};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
var _valid3 = _errs18 === errors;
errors = _errs17;
if(vErrors !== null){
if(_errs17){
vErrors.length = _errs17;
}
else {
vErrors = null;
}
}
if(!_valid3){
const _errs19 = errors;
if(typeof data3 !== "string"){
const err12 = {instancePath:instancePath+"/moduleIds/" + i0,schemaPath:"#/properties/moduleIds/else/items/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.moduleIds.else.items.else.type,parentSchema:schema0.properties.moduleIds.else.items.else,data:data3};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
var _valid3 = _errs19 === errors;
valid6 = _valid3;
}
if(!valid6){
const err13 = {instancePath:instancePath+"/moduleIds/" + i0,schemaPath:"#/properties/moduleIds/else/items/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.moduleIds.else.items.if,parentSchema:schema0.properties.moduleIds.else.items,data:data3};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/moduleIds",schemaPath:"#/properties/moduleIds/else/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.moduleIds.else.type,parentSchema:schema0.properties.moduleIds.else,data:data2};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
var _valid2 = _errs14 === errors;
valid3 = _valid2;
}
if(!valid3){
const err15 = {instancePath:instancePath+"/moduleIds",schemaPath:"#/properties/moduleIds/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.moduleIds.if,parentSchema:schema0.properties.moduleIds,data:data2};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.observables !== undefined){
let data4 = data.observables;
const _errs22 = errors;
let valid7 = true;
const _errs23 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data4){
const err16 = {};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
var _valid4 = _errs23 === errors;
errors = _errs22;
if(vErrors !== null){
if(_errs22){
vErrors.length = _errs22;
}
else {
vErrors = null;
}
}
if(!_valid4){
const _errs24 = errors;
if(Array.isArray(data4)){
if(data4.length < 1){
const err17 = {instancePath:instancePath+"/observables",schemaPath:"#/properties/observables/else/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema0.properties.observables.else,data:data4};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
const len1 = data4.length;
for(let i1=0; i1<len1; i1++){
let data5 = data4[i1];
const _errs27 = errors;
let valid10 = true;
const _errs28 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data5){
const err18 = {};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
var _valid5 = _errs28 === errors;
errors = _errs27;
if(vErrors !== null){
if(_errs27){
vErrors.length = _errs27;
}
else {
vErrors = null;
}
}
if(!_valid5){
const _errs29 = errors;
const _errs31 = errors;
let valid12 = true;
const _errs32 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data5){
const err19 = {};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
var _valid6 = _errs32 === errors;
errors = _errs31;
if(vErrors !== null){
if(_errs31){
vErrors.length = _errs31;
}
else {
vErrors = null;
}
}
if(!_valid6){
const _errs33 = errors;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(data5.type === undefined){
const err20 = {instancePath:instancePath+"/observables/" + i1,schemaPath:"#/definitions/observable/else/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema1.else.required,parentSchema:schema1.else,data:data5};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if(data5.value === undefined){
const err21 = {instancePath:instancePath+"/observables/" + i1,schemaPath:"#/definitions/observable/else/required",keyword:"required",params:{missingProperty: "value"},message:"must have required property '"+"value"+"'",schema:schema1.else.required,parentSchema:schema1.else,data:data5};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
for(const key1 in data5){
if(!((key1 === "type") || (key1 === "value"))){
const err22 = {instancePath:instancePath+"/observables/" + i1,schemaPath:"#/definitions/observable/else/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema1.else,data:data5};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data5.type !== undefined){
let data6 = data5.type;
const _errs37 = errors;
let valid14 = true;
const _errs38 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data6){
const err23 = {};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
var _valid7 = _errs38 === errors;
errors = _errs37;
if(vErrors !== null){
if(_errs37){
vErrors.length = _errs37;
}
else {
vErrors = null;
}
}
if(!_valid7){
const _errs39 = errors;
if(typeof data6 !== "string"){
const err24 = {instancePath:instancePath+"/observables/" + i1+"/type",schemaPath:"#/definitions/observable/else/properties/type/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema1.else.properties.type.else.type,parentSchema:schema1.else.properties.type.else,data:data6};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
var _valid7 = _errs39 === errors;
valid14 = _valid7;
}
if(!valid14){
const err25 = {instancePath:instancePath+"/observables/" + i1+"/type",schemaPath:"#/definitions/observable/else/properties/type/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema1.else.properties.type.if,parentSchema:schema1.else.properties.type,data:data6};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data5.value !== undefined){
let data7 = data5.value;
const _errs42 = errors;
let valid15 = true;
const _errs43 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data7){
const err26 = {};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
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
const _errs44 = errors;
if(typeof data7 === "string"){
if(func0(data7) < 1){
const err27 = {instancePath:instancePath+"/observables/" + i1+"/value",schemaPath:"#/definitions/observable/else/properties/value/else/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1.else.properties.value.else,data:data7};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
else {
const err28 = {instancePath:instancePath+"/observables/" + i1+"/value",schemaPath:"#/definitions/observable/else/properties/value/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema1.else.properties.value.else.type,parentSchema:schema1.else.properties.value.else,data:data7};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
var _valid8 = _errs44 === errors;
valid15 = _valid8;
}
if(!valid15){
const err29 = {instancePath:instancePath+"/observables/" + i1+"/value",schemaPath:"#/definitions/observable/else/properties/value/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema1.else.properties.value.if,parentSchema:schema1.else.properties.value,data:data7};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
else {
const err30 = {instancePath:instancePath+"/observables/" + i1,schemaPath:"#/definitions/observable/else/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema1.else.type,parentSchema:schema1.else,data:data5};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
var _valid6 = _errs33 === errors;
valid12 = _valid6;
}
if(!valid12){
const err31 = {instancePath:instancePath+"/observables/" + i1,schemaPath:"#/definitions/observable/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema1.if,parentSchema:schema1,data:data5};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
var _valid5 = _errs29 === errors;
valid10 = _valid5;
}
if(!valid10){
const err32 = {instancePath:instancePath+"/observables/" + i1,schemaPath:"#/properties/observables/else/items/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.observables.else.items.if,parentSchema:schema0.properties.observables.else.items,data:data5};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
}
else {
const err33 = {instancePath:instancePath+"/observables",schemaPath:"#/properties/observables/else/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.observables.else.type,parentSchema:schema0.properties.observables.else,data:data4};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
var _valid4 = _errs24 === errors;
valid7 = _valid4;
}
if(!valid7){
const err34 = {instancePath:instancePath+"/observables",schemaPath:"#/properties/observables/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.observables.if,parentSchema:schema0.properties.observables,data:data4};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
}
else {
const err35 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.type,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
