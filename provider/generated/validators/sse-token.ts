// @ts-nocheck
// Generated from schema/ by tools/generate.mjs: edit there, then run `npm run generate`.

"use strict";
export const validate = validate0;
export default validate0;
const schema0 = {"description":"Registration tokens of Security Services Exchange: one pre-created device entry and one token for each device.","type":"object","additionalProperties":false,"required":["region"],"properties":{"region":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","enum":["us","eu","apjc"],"description":"The cloud region that issues the tokens. An appliance can register only with a token of its own region."}},"devices":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"integer","minimum":1,"maximum":100,"description":"How many devices may register: as many entries, with one token each. Fewer later removes only entries that never registered."}},"name":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","minLength":1,"maxLength":255,"description":"Name of the device entries until an appliance registers and brings its own. Default: the resource's name."}},"validFor":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","enum":["1h","2h","4h","6h","8h","12h","1d","2d","3d","4d","5d"],"description":"How long a token may be used after it was issued. A change applies to the next issue."}},"onExpiry":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","enum":["keep","renew"],"description":"`renew` issues new tokens for entries that are still unregistered when the old ones expire. A used token never renews."}},"renewBefore":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"$ref":"#/definitions/duration","description":"With `onExpiry: renew`: renew already when less than this is left."}},"keepers":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"object","additionalProperties":{"type":"string"},"description":"Any texts of yours; a change issues new tokens for entries that are still unregistered."}},"owner":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string"}}},"definitions":{"duration":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"A whole number with s, m, h or d, such as 90s, 5m or 2h.","pattern":"^(0|[1-9][0-9]{0,6})[smhd]$"}},"token":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"object","additionalProperties":false,"required":["deviceId","deviceName","value","expiresAt"],"properties":{"deviceId":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"Id of the entry the token belongs to."}},"deviceName":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"Name of the entry when the token was issued."}},"value":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"The text an appliance is given.","x-secret":true}},"expiresAt":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"ISO 8601 time."}}}}}}};
const schema1 = {"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"A whole number with s, m, h or d, such as 90s, 5m or 2h.","pattern":"^(0|[1-9][0-9]{0,6})[smhd]$"}};
const func0 = require("ajv/dist/runtime/ucs2length").default;
const pattern0 = new RegExp("^(0|[1-9][0-9]{0,6})[smhd]$", "u");

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
if(!((((((((key0 === "region") || (key0 === "devices")) || (key0 === "name")) || (key0 === "validFor")) || (key0 === "onExpiry")) || (key0 === "renewBefore")) || (key0 === "keepers")) || (key0 === "owner"))){
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
if(data.devices !== undefined){
let data1 = data.devices;
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
if(!((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1)))){
const err7 = {instancePath:instancePath+"/devices",schemaPath:"#/properties/devices/else/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.devices.else.type,parentSchema:schema0.properties.devices.else,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(typeof data1 == "number"){
if(data1 > 100 || isNaN(data1)){
const err8 = {instancePath:instancePath+"/devices",schemaPath:"#/properties/devices/else/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100},message:"must be <= 100",schema:100,parentSchema:schema0.properties.devices.else,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data1 < 1 || isNaN(data1)){
const err9 = {instancePath:instancePath+"/devices",schemaPath:"#/properties/devices/else/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema0.properties.devices.else,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
var _valid1 = _errs10 === errors;
valid2 = _valid1;
}
if(!valid2){
const err10 = {instancePath:instancePath+"/devices",schemaPath:"#/properties/devices/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.devices.if,parentSchema:schema0.properties.devices,data:data1};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.name !== undefined){
let data2 = data.name;
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
if(func0(data2) > 255){
const err12 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/else/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters",schema:255,parentSchema:schema0.properties.name.else,data:data2};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(func0(data2) < 1){
const err13 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/else/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.name.else,data:data2};
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
const err14 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.name.else.type,parentSchema:schema0.properties.name.else,data:data2};
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
const err15 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.name.if,parentSchema:schema0.properties.name,data:data2};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.validFor !== undefined){
let data3 = data.validFor;
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
const err17 = {instancePath:instancePath+"/validFor",schemaPath:"#/properties/validFor/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.validFor.else.type,parentSchema:schema0.properties.validFor.else,data:data3};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(!(((((((((((data3 === "1h") || (data3 === "2h")) || (data3 === "4h")) || (data3 === "6h")) || (data3 === "8h")) || (data3 === "12h")) || (data3 === "1d")) || (data3 === "2d")) || (data3 === "3d")) || (data3 === "4d")) || (data3 === "5d"))){
const err18 = {instancePath:instancePath+"/validFor",schemaPath:"#/properties/validFor/else/enum",keyword:"enum",params:{allowedValues: schema0.properties.validFor.else.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.validFor.else.enum,parentSchema:schema0.properties.validFor.else,data:data3};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
var _valid3 = _errs20 === errors;
valid4 = _valid3;
}
if(!valid4){
const err19 = {instancePath:instancePath+"/validFor",schemaPath:"#/properties/validFor/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.validFor.if,parentSchema:schema0.properties.validFor,data:data3};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.onExpiry !== undefined){
let data4 = data.onExpiry;
const _errs23 = errors;
let valid5 = true;
const _errs24 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data4){
const err20 = {};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
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
const err21 = {instancePath:instancePath+"/onExpiry",schemaPath:"#/properties/onExpiry/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.onExpiry.else.type,parentSchema:schema0.properties.onExpiry.else,data:data4};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(!((data4 === "keep") || (data4 === "renew"))){
const err22 = {instancePath:instancePath+"/onExpiry",schemaPath:"#/properties/onExpiry/else/enum",keyword:"enum",params:{allowedValues: schema0.properties.onExpiry.else.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.onExpiry.else.enum,parentSchema:schema0.properties.onExpiry.else,data:data4};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
var _valid4 = _errs25 === errors;
valid5 = _valid4;
}
if(!valid5){
const err23 = {instancePath:instancePath+"/onExpiry",schemaPath:"#/properties/onExpiry/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.onExpiry.if,parentSchema:schema0.properties.onExpiry,data:data4};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.renewBefore !== undefined){
let data5 = data.renewBefore;
const _errs28 = errors;
let valid6 = true;
const _errs29 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data5){
const err24 = {};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
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
let valid8 = true;
const _errs33 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data5){
const err25 = {};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
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
const _errs34 = errors;
if(typeof data5 === "string"){
if(!pattern0.test(data5)){
const err26 = {instancePath:instancePath+"/renewBefore",schemaPath:"#/definitions/duration/else/pattern",keyword:"pattern",params:{pattern: "^(0|[1-9][0-9]{0,6})[smhd]$"},message:"must match pattern \""+"^(0|[1-9][0-9]{0,6})[smhd]$"+"\"",schema:"^(0|[1-9][0-9]{0,6})[smhd]$",parentSchema:schema1.else,data:data5};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/renewBefore",schemaPath:"#/definitions/duration/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema1.else.type,parentSchema:schema1.else,data:data5};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
var _valid6 = _errs34 === errors;
valid8 = _valid6;
}
if(!valid8){
const err28 = {instancePath:instancePath+"/renewBefore",schemaPath:"#/definitions/duration/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema1.if,parentSchema:schema1,data:data5};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
var _valid5 = _errs30 === errors;
valid6 = _valid5;
}
if(!valid6){
const err29 = {instancePath:instancePath+"/renewBefore",schemaPath:"#/properties/renewBefore/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.renewBefore.if,parentSchema:schema0.properties.renewBefore,data:data5};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.keepers !== undefined){
let data6 = data.keepers;
const _errs37 = errors;
let valid9 = true;
const _errs38 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data6){
const err30 = {};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
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
if(data6 && typeof data6 == "object" && !Array.isArray(data6)){
for(const key1 in data6){
let data7 = data6[key1];
if(typeof data7 !== "string"){
const err31 = {instancePath:instancePath+"/keepers/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/keepers/else/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.keepers.else.additionalProperties.type,parentSchema:schema0.properties.keepers.else.additionalProperties,data:data7};
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
const err32 = {instancePath:instancePath+"/keepers",schemaPath:"#/properties/keepers/else/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.keepers.else.type,parentSchema:schema0.properties.keepers.else,data:data6};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
var _valid7 = _errs39 === errors;
valid9 = _valid7;
}
if(!valid9){
const err33 = {instancePath:instancePath+"/keepers",schemaPath:"#/properties/keepers/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.keepers.if,parentSchema:schema0.properties.keepers,data:data6};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.owner !== undefined){
let data8 = data.owner;
const _errs45 = errors;
let valid11 = true;
const _errs46 = errors;
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
var _valid8 = _errs46 === errors;
errors = _errs45;
if(vErrors !== null){
if(_errs45){
vErrors.length = _errs45;
}
else {
vErrors = null;
}
}
if(!_valid8){
const _errs47 = errors;
if(typeof data8 !== "string"){
const err35 = {instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.owner.else.type,parentSchema:schema0.properties.owner.else,data:data8};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
var _valid8 = _errs47 === errors;
valid11 = _valid8;
}
if(!valid11){
const err36 = {instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.owner.if,parentSchema:schema0.properties.owner,data:data8};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
}
else {
const err37 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.type,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
