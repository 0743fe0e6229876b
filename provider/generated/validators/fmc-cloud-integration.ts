// @ts-nocheck
// Generated from schema/ by tools/generate.mjs: edit there, then run `npm run generate`.

"use strict";
export const validate = validate0;
export default validate0;
const schema0 = {"description":"The cloud settings of a Firepower Management Center: region, events it sends, SecureX.","type":"object","additionalProperties":false,"required":["region","fmc"],"properties":{"region":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","enum":["us","eu","apjc"],"description":"The cloud region the FMC and the devices it manages send to. A change puts back what was there before, then selects the new one."}},"fmc":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"object","additionalProperties":false,"required":["host"],"description":"The FMC and how to log in to it.","properties":{"host":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"$ref":"#/definitions/host","description":"Host name or address on which the FMC answers HTTPS."}},"port":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"integer","minimum":1,"maximum":65535,"description":"HTTPS port."}},"username":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","minLength":1,"description":"Administrator's name, best one that nobody else logs in with.","x-secret":true}},"password":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","minLength":1,"description":"Administrator's password.","x-secret":true}},"credentialsEnv":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_]*$","description":"Prefix P of the environment variables P_USERNAME and P_PASSWORD, read at each use: no credential is in state."}},"fingerprint":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","pattern":"^([Ss][Hh][Aa]256:)?([0-9A-Fa-f]{2}:?){31}[0-9A-Fa-f]{2}$","description":"SHA-256 fingerprint of the FMC's certificate in hexadecimal digits, as openssl prints it. Give this or `caFile`; neither: the public authorities."}},"caFile":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","minLength":1,"description":"PEM file, where the provider runs, of the authority that issued the FMC's certificate. Give this or `fingerprint`."}},"domain":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","minLength":1,"description":"The FMC domain whose settings these are."}}}}},"events":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"object","additionalProperties":false,"description":"Which events go to the cloud.","properties":{"intrusion":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"boolean","description":"Intrusion events: what Cisco Threat Response makes its sightings of."}},"file":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"boolean","description":"File and malware events."}},"connection":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"boolean","description":"Connection events. Off unless asked for: they are very many."}}}}},"securex":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"object","additionalProperties":false,"description":"The SecureX ribbon, from FMC 7.0 on. Absent: it is left alone; taken away later: it is put back as at delete.","properties":{"enabled":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"boolean","description":"Whether SecureX is on; with `true`, `clientId` and `clientPassword` are required."}},"clientId":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","minLength":1,"description":"Id of the API client the FMC uses, such as `clientId` of an ApiClient."}},"clientPassword":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","minLength":1,"description":"Password of that API client.","x-secret":true}}}}},"onDelete":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","enum":["restore","retain"],"description":"`restore` puts back what was there before; `retain` leaves the FMC as it is."}},"owner":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string"}}},"definitions":{"host":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"description":"A name or an address alone; a port goes into `fmc.port`, and an IPv6 address has no brackets.","maxLength":253,"anyOf":[{"type":"string","pattern":"^(?:[A-Za-z0-9_][A-Za-z0-9_-]*\\.)*[0-9]*(?:[A-Za-z_]|[0-9]-)[A-Za-z0-9_-]*\\.?$"},{"type":"string","format":"ipv4"},{"type":"string","format":"ipv6"}]}}}};
const schema1 = {"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"description":"A name or an address alone; a port goes into `fmc.port`, and an IPv6 address has no brackets.","maxLength":253,"anyOf":[{"type":"string","pattern":"^(?:[A-Za-z0-9_][A-Za-z0-9_-]*\\.)*[0-9]*(?:[A-Za-z_]|[0-9]-)[A-Za-z0-9_-]*\\.?$"},{"type":"string","format":"ipv4"},{"type":"string","format":"ipv6"}]}};
const pattern0 = new RegExp("^(?:[A-Za-z0-9_][A-Za-z0-9_-]*\\.)*[0-9]*(?:[A-Za-z_]|[0-9]-)[A-Za-z0-9_-]*\\.?$", "u");
const pattern1 = new RegExp("^[A-Za-z_][A-Za-z0-9_]*$", "u");
const pattern2 = new RegExp("^([Ss][Hh][Aa]256:)?([0-9A-Fa-f]{2}:?){31}[0-9A-Fa-f]{2}$", "u");
const formats0 = ({ ipv4: require("node:net").isIPv4, ipv6: require("node:net").isIPv6 }).ipv4;
const formats2 = ({ ipv4: require("node:net").isIPv4, ipv6: require("node:net").isIPv6 }).ipv6;
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
if(data.fmc === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "fmc"},message:"must have required property '"+"fmc"+"'",schema:schema0.required,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
for(const key0 in data){
if(!((((((key0 === "region") || (key0 === "fmc")) || (key0 === "events")) || (key0 === "securex")) || (key0 === "onDelete")) || (key0 === "owner"))){
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
if(data.fmc !== undefined){
let data1 = data.fmc;
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
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.host === undefined){
const err8 = {instancePath:instancePath+"/fmc",schemaPath:"#/properties/fmc/else/required",keyword:"required",params:{missingProperty: "host"},message:"must have required property '"+"host"+"'",schema:schema0.properties.fmc.else.required,parentSchema:schema0.properties.fmc.else,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
for(const key1 in data1){
if(!((((((((key1 === "host") || (key1 === "port")) || (key1 === "username")) || (key1 === "password")) || (key1 === "credentialsEnv")) || (key1 === "fingerprint")) || (key1 === "caFile")) || (key1 === "domain"))){
const err9 = {instancePath:instancePath+"/fmc",schemaPath:"#/properties/fmc/else/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.fmc.else,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data1.host !== undefined){
let data2 = data1.host;
const _errs14 = errors;
let valid4 = true;
const _errs15 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data2){
const err10 = {};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var _valid2 = _errs15 === errors;
errors = _errs14;
if(vErrors !== null){
if(_errs14){
vErrors.length = _errs14;
}
else {
vErrors = null;
}
}
if(!_valid2){
const _errs16 = errors;
const _errs18 = errors;
let valid6 = true;
const _errs19 = errors;
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
const _errs21 = errors;
let valid7 = false;
const _errs22 = errors;
if(typeof data2 === "string"){
if(!pattern0.test(data2)){
const err12 = {instancePath:instancePath+"/fmc/host",schemaPath:"#/definitions/host/else/anyOf/0/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_][A-Za-z0-9_-]*\\.)*[0-9]*(?:[A-Za-z_]|[0-9]-)[A-Za-z0-9_-]*\\.?$"},message:"must match pattern \""+"^(?:[A-Za-z0-9_][A-Za-z0-9_-]*\\.)*[0-9]*(?:[A-Za-z_]|[0-9]-)[A-Za-z0-9_-]*\\.?$"+"\"",schema:"^(?:[A-Za-z0-9_][A-Za-z0-9_-]*\\.)*[0-9]*(?:[A-Za-z_]|[0-9]-)[A-Za-z0-9_-]*\\.?$",parentSchema:schema1.else.anyOf[0],data:data2};
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
const err13 = {instancePath:instancePath+"/fmc/host",schemaPath:"#/definitions/host/else/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema1.else.anyOf[0].type,parentSchema:schema1.else.anyOf[0],data:data2};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
var _valid4 = _errs22 === errors;
valid7 = valid7 || _valid4;
if(!valid7){
const _errs24 = errors;
if(typeof data2 === "string"){
if(!(formats0(data2))){
const err14 = {instancePath:instancePath+"/fmc/host",schemaPath:"#/definitions/host/else/anyOf/1/format",keyword:"format",params:{format: "ipv4"},message:"must match format \""+"ipv4"+"\"",schema:"ipv4",parentSchema:schema1.else.anyOf[1],data:data2};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/fmc/host",schemaPath:"#/definitions/host/else/anyOf/1/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema1.else.anyOf[1].type,parentSchema:schema1.else.anyOf[1],data:data2};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
var _valid4 = _errs24 === errors;
valid7 = valid7 || _valid4;
if(!valid7){
const _errs26 = errors;
if(typeof data2 === "string"){
if(!(formats2(data2))){
const err16 = {instancePath:instancePath+"/fmc/host",schemaPath:"#/definitions/host/else/anyOf/2/format",keyword:"format",params:{format: "ipv6"},message:"must match format \""+"ipv6"+"\"",schema:"ipv6",parentSchema:schema1.else.anyOf[2],data:data2};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
else {
const err17 = {instancePath:instancePath+"/fmc/host",schemaPath:"#/definitions/host/else/anyOf/2/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema1.else.anyOf[2].type,parentSchema:schema1.else.anyOf[2],data:data2};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
var _valid4 = _errs26 === errors;
valid7 = valid7 || _valid4;
}
}
if(!valid7){
const err18 = {instancePath:instancePath+"/fmc/host",schemaPath:"#/definitions/host/else/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema1.else.anyOf,parentSchema:schema1.else,data:data2};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
else {
errors = _errs21;
if(vErrors !== null){
if(_errs21){
vErrors.length = _errs21;
}
else {
vErrors = null;
}
}
}
if(typeof data2 === "string"){
if(func0(data2) > 253){
const err19 = {instancePath:instancePath+"/fmc/host",schemaPath:"#/definitions/host/else/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters",schema:253,parentSchema:schema1.else,data:data2};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
var _valid3 = _errs20 === errors;
valid6 = _valid3;
}
if(!valid6){
const err20 = {instancePath:instancePath+"/fmc/host",schemaPath:"#/definitions/host/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema1.if,parentSchema:schema1,data:data2};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
var _valid2 = _errs16 === errors;
valid4 = _valid2;
}
if(!valid4){
const err21 = {instancePath:instancePath+"/fmc/host",schemaPath:"#/properties/fmc/else/properties/host/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.fmc.else.properties.host.if,parentSchema:schema0.properties.fmc.else.properties.host,data:data2};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data1.port !== undefined){
let data3 = data1.port;
const _errs29 = errors;
let valid8 = true;
const _errs30 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data3){
const err22 = {};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
var _valid5 = _errs30 === errors;
errors = _errs29;
if(vErrors !== null){
if(_errs29){
vErrors.length = _errs29;
}
else {
vErrors = null;
}
}
if(!_valid5){
const _errs31 = errors;
if(!((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3)))){
const err23 = {instancePath:instancePath+"/fmc/port",schemaPath:"#/properties/fmc/else/properties/port/else/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.fmc.else.properties.port.else.type,parentSchema:schema0.properties.fmc.else.properties.port.else,data:data3};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
if(typeof data3 == "number"){
if(data3 > 65535 || isNaN(data3)){
const err24 = {instancePath:instancePath+"/fmc/port",schemaPath:"#/properties/fmc/else/properties/port/else/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535",schema:65535,parentSchema:schema0.properties.fmc.else.properties.port.else,data:data3};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(data3 < 1 || isNaN(data3)){
const err25 = {instancePath:instancePath+"/fmc/port",schemaPath:"#/properties/fmc/else/properties/port/else/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema0.properties.fmc.else.properties.port.else,data:data3};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
var _valid5 = _errs31 === errors;
valid8 = _valid5;
}
if(!valid8){
const err26 = {instancePath:instancePath+"/fmc/port",schemaPath:"#/properties/fmc/else/properties/port/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.fmc.else.properties.port.if,parentSchema:schema0.properties.fmc.else.properties.port,data:data3};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data1.username !== undefined){
let data4 = data1.username;
const _errs34 = errors;
let valid9 = true;
const _errs35 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data4){
const err27 = {};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
var _valid6 = _errs35 === errors;
errors = _errs34;
if(vErrors !== null){
if(_errs34){
vErrors.length = _errs34;
}
else {
vErrors = null;
}
}
if(!_valid6){
const _errs36 = errors;
if(typeof data4 === "string"){
if(func0(data4) < 1){
const err28 = {instancePath:instancePath+"/fmc/username",schemaPath:"#/properties/fmc/else/properties/username/else/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.fmc.else.properties.username.else,data:data4};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
else {
const err29 = {instancePath:instancePath+"/fmc/username",schemaPath:"#/properties/fmc/else/properties/username/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.fmc.else.properties.username.else.type,parentSchema:schema0.properties.fmc.else.properties.username.else,data:data4};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
var _valid6 = _errs36 === errors;
valid9 = _valid6;
}
if(!valid9){
const err30 = {instancePath:instancePath+"/fmc/username",schemaPath:"#/properties/fmc/else/properties/username/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.fmc.else.properties.username.if,parentSchema:schema0.properties.fmc.else.properties.username,data:data4};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data1.password !== undefined){
let data5 = data1.password;
const _errs39 = errors;
let valid10 = true;
const _errs40 = errors;
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
var _valid7 = _errs40 === errors;
errors = _errs39;
if(vErrors !== null){
if(_errs39){
vErrors.length = _errs39;
}
else {
vErrors = null;
}
}
if(!_valid7){
const _errs41 = errors;
if(typeof data5 === "string"){
if(func0(data5) < 1){
const err32 = {instancePath:instancePath+"/fmc/password",schemaPath:"#/properties/fmc/else/properties/password/else/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.fmc.else.properties.password.else,data:data5};
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
const err33 = {instancePath:instancePath+"/fmc/password",schemaPath:"#/properties/fmc/else/properties/password/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.fmc.else.properties.password.else.type,parentSchema:schema0.properties.fmc.else.properties.password.else,data:data5};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
var _valid7 = _errs41 === errors;
valid10 = _valid7;
}
if(!valid10){
const err34 = {instancePath:instancePath+"/fmc/password",schemaPath:"#/properties/fmc/else/properties/password/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.fmc.else.properties.password.if,parentSchema:schema0.properties.fmc.else.properties.password,data:data5};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data1.credentialsEnv !== undefined){
let data6 = data1.credentialsEnv;
const _errs44 = errors;
let valid11 = true;
const _errs45 = errors;
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
var _valid8 = _errs45 === errors;
errors = _errs44;
if(vErrors !== null){
if(_errs44){
vErrors.length = _errs44;
}
else {
vErrors = null;
}
}
if(!_valid8){
const _errs46 = errors;
if(typeof data6 === "string"){
if(!pattern1.test(data6)){
const err36 = {instancePath:instancePath+"/fmc/credentialsEnv",schemaPath:"#/properties/fmc/else/properties/credentialsEnv/else/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_]*$",parentSchema:schema0.properties.fmc.else.properties.credentialsEnv.else,data:data6};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
else {
const err37 = {instancePath:instancePath+"/fmc/credentialsEnv",schemaPath:"#/properties/fmc/else/properties/credentialsEnv/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.fmc.else.properties.credentialsEnv.else.type,parentSchema:schema0.properties.fmc.else.properties.credentialsEnv.else,data:data6};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
var _valid8 = _errs46 === errors;
valid11 = _valid8;
}
if(!valid11){
const err38 = {instancePath:instancePath+"/fmc/credentialsEnv",schemaPath:"#/properties/fmc/else/properties/credentialsEnv/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.fmc.else.properties.credentialsEnv.if,parentSchema:schema0.properties.fmc.else.properties.credentialsEnv,data:data6};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data1.fingerprint !== undefined){
let data7 = data1.fingerprint;
const _errs49 = errors;
let valid12 = true;
const _errs50 = errors;
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
var _valid9 = _errs50 === errors;
errors = _errs49;
if(vErrors !== null){
if(_errs49){
vErrors.length = _errs49;
}
else {
vErrors = null;
}
}
if(!_valid9){
const _errs51 = errors;
if(typeof data7 === "string"){
if(!pattern2.test(data7)){
const err40 = {instancePath:instancePath+"/fmc/fingerprint",schemaPath:"#/properties/fmc/else/properties/fingerprint/else/pattern",keyword:"pattern",params:{pattern: "^([Ss][Hh][Aa]256:)?([0-9A-Fa-f]{2}:?){31}[0-9A-Fa-f]{2}$"},message:"must match pattern \""+"^([Ss][Hh][Aa]256:)?([0-9A-Fa-f]{2}:?){31}[0-9A-Fa-f]{2}$"+"\"",schema:"^([Ss][Hh][Aa]256:)?([0-9A-Fa-f]{2}:?){31}[0-9A-Fa-f]{2}$",parentSchema:schema0.properties.fmc.else.properties.fingerprint.else,data:data7};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
else {
const err41 = {instancePath:instancePath+"/fmc/fingerprint",schemaPath:"#/properties/fmc/else/properties/fingerprint/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.fmc.else.properties.fingerprint.else.type,parentSchema:schema0.properties.fmc.else.properties.fingerprint.else,data:data7};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
var _valid9 = _errs51 === errors;
valid12 = _valid9;
}
if(!valid12){
const err42 = {instancePath:instancePath+"/fmc/fingerprint",schemaPath:"#/properties/fmc/else/properties/fingerprint/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.fmc.else.properties.fingerprint.if,parentSchema:schema0.properties.fmc.else.properties.fingerprint,data:data7};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data1.caFile !== undefined){
let data8 = data1.caFile;
const _errs54 = errors;
let valid13 = true;
const _errs55 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data8){
const err43 = {};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
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
if(typeof data8 === "string"){
if(func0(data8) < 1){
const err44 = {instancePath:instancePath+"/fmc/caFile",schemaPath:"#/properties/fmc/else/properties/caFile/else/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.fmc.else.properties.caFile.else,data:data8};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
else {
const err45 = {instancePath:instancePath+"/fmc/caFile",schemaPath:"#/properties/fmc/else/properties/caFile/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.fmc.else.properties.caFile.else.type,parentSchema:schema0.properties.fmc.else.properties.caFile.else,data:data8};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
var _valid10 = _errs56 === errors;
valid13 = _valid10;
}
if(!valid13){
const err46 = {instancePath:instancePath+"/fmc/caFile",schemaPath:"#/properties/fmc/else/properties/caFile/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.fmc.else.properties.caFile.if,parentSchema:schema0.properties.fmc.else.properties.caFile,data:data8};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data1.domain !== undefined){
let data9 = data1.domain;
const _errs59 = errors;
let valid14 = true;
const _errs60 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data9){
const err47 = {};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
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
if(typeof data9 === "string"){
if(func0(data9) < 1){
const err48 = {instancePath:instancePath+"/fmc/domain",schemaPath:"#/properties/fmc/else/properties/domain/else/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.fmc.else.properties.domain.else,data:data9};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
else {
const err49 = {instancePath:instancePath+"/fmc/domain",schemaPath:"#/properties/fmc/else/properties/domain/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.fmc.else.properties.domain.else.type,parentSchema:schema0.properties.fmc.else.properties.domain.else,data:data9};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
var _valid11 = _errs61 === errors;
valid14 = _valid11;
}
if(!valid14){
const err50 = {instancePath:instancePath+"/fmc/domain",schemaPath:"#/properties/fmc/else/properties/domain/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.fmc.else.properties.domain.if,parentSchema:schema0.properties.fmc.else.properties.domain,data:data9};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
}
else {
const err51 = {instancePath:instancePath+"/fmc",schemaPath:"#/properties/fmc/else/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.fmc.else.type,parentSchema:schema0.properties.fmc.else,data:data1};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
var _valid1 = _errs10 === errors;
valid2 = _valid1;
}
if(!valid2){
const err52 = {instancePath:instancePath+"/fmc",schemaPath:"#/properties/fmc/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.fmc.if,parentSchema:schema0.properties.fmc,data:data1};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data.events !== undefined){
let data10 = data.events;
const _errs64 = errors;
let valid15 = true;
const _errs65 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data10){
const err53 = {};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
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
if(data10 && typeof data10 == "object" && !Array.isArray(data10)){
for(const key2 in data10){
if(!(((key2 === "intrusion") || (key2 === "file")) || (key2 === "connection"))){
const err54 = {instancePath:instancePath+"/events",schemaPath:"#/properties/events/else/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.events.else,data:data10};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data10.intrusion !== undefined){
let data11 = data10.intrusion;
const _errs70 = errors;
let valid17 = true;
const _errs71 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data11){
const err55 = {};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
var _valid13 = _errs71 === errors;
errors = _errs70;
if(vErrors !== null){
if(_errs70){
vErrors.length = _errs70;
}
else {
vErrors = null;
}
}
if(!_valid13){
const _errs72 = errors;
if(typeof data11 !== "boolean"){
const err56 = {instancePath:instancePath+"/events/intrusion",schemaPath:"#/properties/events/else/properties/intrusion/else/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.properties.events.else.properties.intrusion.else.type,parentSchema:schema0.properties.events.else.properties.intrusion.else,data:data11};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
var _valid13 = _errs72 === errors;
valid17 = _valid13;
}
if(!valid17){
const err57 = {instancePath:instancePath+"/events/intrusion",schemaPath:"#/properties/events/else/properties/intrusion/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.events.else.properties.intrusion.if,parentSchema:schema0.properties.events.else.properties.intrusion,data:data11};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
if(data10.file !== undefined){
let data12 = data10.file;
const _errs75 = errors;
let valid18 = true;
const _errs76 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data12){
const err58 = {};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
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
if(typeof data12 !== "boolean"){
const err59 = {instancePath:instancePath+"/events/file",schemaPath:"#/properties/events/else/properties/file/else/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.properties.events.else.properties.file.else.type,parentSchema:schema0.properties.events.else.properties.file.else,data:data12};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
var _valid14 = _errs77 === errors;
valid18 = _valid14;
}
if(!valid18){
const err60 = {instancePath:instancePath+"/events/file",schemaPath:"#/properties/events/else/properties/file/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.events.else.properties.file.if,parentSchema:schema0.properties.events.else.properties.file,data:data12};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data10.connection !== undefined){
let data13 = data10.connection;
const _errs80 = errors;
let valid19 = true;
const _errs81 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data13){
const err61 = {};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
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
if(typeof data13 !== "boolean"){
const err62 = {instancePath:instancePath+"/events/connection",schemaPath:"#/properties/events/else/properties/connection/else/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.properties.events.else.properties.connection.else.type,parentSchema:schema0.properties.events.else.properties.connection.else,data:data13};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
var _valid15 = _errs82 === errors;
valid19 = _valid15;
}
if(!valid19){
const err63 = {instancePath:instancePath+"/events/connection",schemaPath:"#/properties/events/else/properties/connection/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.events.else.properties.connection.if,parentSchema:schema0.properties.events.else.properties.connection,data:data13};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
}
else {
const err64 = {instancePath:instancePath+"/events",schemaPath:"#/properties/events/else/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.events.else.type,parentSchema:schema0.properties.events.else,data:data10};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
var _valid12 = _errs66 === errors;
valid15 = _valid12;
}
if(!valid15){
const err65 = {instancePath:instancePath+"/events",schemaPath:"#/properties/events/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.events.if,parentSchema:schema0.properties.events,data:data10};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data.securex !== undefined){
let data14 = data.securex;
const _errs85 = errors;
let valid20 = true;
const _errs86 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data14){
const err66 = {};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
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
if(data14 && typeof data14 == "object" && !Array.isArray(data14)){
for(const key3 in data14){
if(!(((key3 === "enabled") || (key3 === "clientId")) || (key3 === "clientPassword"))){
const err67 = {instancePath:instancePath+"/securex",schemaPath:"#/properties/securex/else/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.securex.else,data:data14};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data14.enabled !== undefined){
let data15 = data14.enabled;
const _errs91 = errors;
let valid22 = true;
const _errs92 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data15){
const err68 = {};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
var _valid17 = _errs92 === errors;
errors = _errs91;
if(vErrors !== null){
if(_errs91){
vErrors.length = _errs91;
}
else {
vErrors = null;
}
}
if(!_valid17){
const _errs93 = errors;
if(typeof data15 !== "boolean"){
const err69 = {instancePath:instancePath+"/securex/enabled",schemaPath:"#/properties/securex/else/properties/enabled/else/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.properties.securex.else.properties.enabled.else.type,parentSchema:schema0.properties.securex.else.properties.enabled.else,data:data15};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
var _valid17 = _errs93 === errors;
valid22 = _valid17;
}
if(!valid22){
const err70 = {instancePath:instancePath+"/securex/enabled",schemaPath:"#/properties/securex/else/properties/enabled/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.securex.else.properties.enabled.if,parentSchema:schema0.properties.securex.else.properties.enabled,data:data15};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
if(data14.clientId !== undefined){
let data16 = data14.clientId;
const _errs96 = errors;
let valid23 = true;
const _errs97 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data16){
const err71 = {};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
var _valid18 = _errs97 === errors;
errors = _errs96;
if(vErrors !== null){
if(_errs96){
vErrors.length = _errs96;
}
else {
vErrors = null;
}
}
if(!_valid18){
const _errs98 = errors;
if(typeof data16 === "string"){
if(func0(data16) < 1){
const err72 = {instancePath:instancePath+"/securex/clientId",schemaPath:"#/properties/securex/else/properties/clientId/else/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.securex.else.properties.clientId.else,data:data16};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
else {
const err73 = {instancePath:instancePath+"/securex/clientId",schemaPath:"#/properties/securex/else/properties/clientId/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.securex.else.properties.clientId.else.type,parentSchema:schema0.properties.securex.else.properties.clientId.else,data:data16};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
var _valid18 = _errs98 === errors;
valid23 = _valid18;
}
if(!valid23){
const err74 = {instancePath:instancePath+"/securex/clientId",schemaPath:"#/properties/securex/else/properties/clientId/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.securex.else.properties.clientId.if,parentSchema:schema0.properties.securex.else.properties.clientId,data:data16};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
if(data14.clientPassword !== undefined){
let data17 = data14.clientPassword;
const _errs101 = errors;
let valid24 = true;
const _errs102 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data17){
const err75 = {};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
var _valid19 = _errs102 === errors;
errors = _errs101;
if(vErrors !== null){
if(_errs101){
vErrors.length = _errs101;
}
else {
vErrors = null;
}
}
if(!_valid19){
const _errs103 = errors;
if(typeof data17 === "string"){
if(func0(data17) < 1){
const err76 = {instancePath:instancePath+"/securex/clientPassword",schemaPath:"#/properties/securex/else/properties/clientPassword/else/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.securex.else.properties.clientPassword.else,data:data17};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
else {
const err77 = {instancePath:instancePath+"/securex/clientPassword",schemaPath:"#/properties/securex/else/properties/clientPassword/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.securex.else.properties.clientPassword.else.type,parentSchema:schema0.properties.securex.else.properties.clientPassword.else,data:data17};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
var _valid19 = _errs103 === errors;
valid24 = _valid19;
}
if(!valid24){
const err78 = {instancePath:instancePath+"/securex/clientPassword",schemaPath:"#/properties/securex/else/properties/clientPassword/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.securex.else.properties.clientPassword.if,parentSchema:schema0.properties.securex.else.properties.clientPassword,data:data17};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
}
else {
const err79 = {instancePath:instancePath+"/securex",schemaPath:"#/properties/securex/else/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.securex.else.type,parentSchema:schema0.properties.securex.else,data:data14};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
var _valid16 = _errs87 === errors;
valid20 = _valid16;
}
if(!valid20){
const err80 = {instancePath:instancePath+"/securex",schemaPath:"#/properties/securex/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.securex.if,parentSchema:schema0.properties.securex,data:data14};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
if(data.onDelete !== undefined){
let data18 = data.onDelete;
const _errs106 = errors;
let valid25 = true;
const _errs107 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data18){
const err81 = {};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
var _valid20 = _errs107 === errors;
errors = _errs106;
if(vErrors !== null){
if(_errs106){
vErrors.length = _errs106;
}
else {
vErrors = null;
}
}
if(!_valid20){
const _errs108 = errors;
if(typeof data18 !== "string"){
const err82 = {instancePath:instancePath+"/onDelete",schemaPath:"#/properties/onDelete/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.onDelete.else.type,parentSchema:schema0.properties.onDelete.else,data:data18};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
if(!((data18 === "restore") || (data18 === "retain"))){
const err83 = {instancePath:instancePath+"/onDelete",schemaPath:"#/properties/onDelete/else/enum",keyword:"enum",params:{allowedValues: schema0.properties.onDelete.else.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.onDelete.else.enum,parentSchema:schema0.properties.onDelete.else,data:data18};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
var _valid20 = _errs108 === errors;
valid25 = _valid20;
}
if(!valid25){
const err84 = {instancePath:instancePath+"/onDelete",schemaPath:"#/properties/onDelete/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.onDelete.if,parentSchema:schema0.properties.onDelete,data:data18};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
if(data.owner !== undefined){
let data19 = data.owner;
const _errs111 = errors;
let valid26 = true;
const _errs112 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data19){
const err85 = {};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
var _valid21 = _errs112 === errors;
errors = _errs111;
if(vErrors !== null){
if(_errs111){
vErrors.length = _errs111;
}
else {
vErrors = null;
}
}
if(!_valid21){
const _errs113 = errors;
if(typeof data19 !== "string"){
const err86 = {instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.owner.else.type,parentSchema:schema0.properties.owner.else,data:data19};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
var _valid21 = _errs113 === errors;
valid26 = _valid21;
}
if(!valid26){
const err87 = {instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.owner.if,parentSchema:schema0.properties.owner,data:data19};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
}
else {
const err88 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.type,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
