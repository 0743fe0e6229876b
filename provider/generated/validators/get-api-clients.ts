// @ts-nocheck
// Generated from schema/ by tools/generate.mjs: edit there, then run `npm run generate`.

"use strict";
export const validate = validate0;
export default validate0;
const schema0 = {"description":"Lists the API clients of a region, without their passwords. Without a name it lists all of them.","type":"object","additionalProperties":false,"required":["region"],"properties":{"region":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"enum":["us","eu","apjc"],"description":"The cloud region to ask."}},"name":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"Name of the client; letters' case does not count."}}},"definitions":{"apiClient":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"description":"An API client, without its password: the API gives that only once.","type":"object","additionalProperties":false,"required":["clientId","name","description","scopes","grants","redirects","availability","enabled","createdAt"],"properties":{"clientId":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"Id of the client."}},"name":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"Name of the client."}},"description":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"The text beside it, without the mark of its owner."}},"scopes":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"array","description":"The scopes the client has.","items":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string"}}}},"grants":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"array","description":"OAuth2 grants the client may use.","items":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string"}}}},"redirects":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"array","description":"Redirect addresses of the grant `auth-code`.","items":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string"}}}},"availability":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"`org`, `user` or `everyone`."}},"enabled":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"boolean","description":"A disabled client gets no access token."}},"ownerId":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"Id of the user who owns the client."}},"createdAt":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"ISO 8601 time."}},"owner":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"`project/stack/name` of the resource it belongs to; absent when no stack owns it."}}}}}}};

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
if(!((key0 === "region") || (key0 === "name"))){
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
if(!(((data0 === "us") || (data0 === "eu")) || (data0 === "apjc"))){
const err3 = {instancePath:instancePath+"/region",schemaPath:"#/properties/region/else/enum",keyword:"enum",params:{allowedValues: schema0.properties.region.else.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.region.else.enum,parentSchema:schema0.properties.region.else,data:data0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid1 = _valid0;
}
if(!valid1){
const err4 = {instancePath:instancePath+"/region",schemaPath:"#/properties/region/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.region.if,parentSchema:schema0.properties.region,data:data0};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.name !== undefined){
let data1 = data.name;
const _errs7 = errors;
let valid2 = true;
const _errs8 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data1){
const err5 = {};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
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
const err6 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.name.else.type,parentSchema:schema0.properties.name.else,data:data1};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid1 = _errs9 === errors;
valid2 = _valid1;
}
if(!valid2){
const err7 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.name.if,parentSchema:schema0.properties.name,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.type,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
