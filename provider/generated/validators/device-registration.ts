// @ts-nocheck
// Generated from schema/ by tools/generate.mjs: edit there, then run `npm run generate`.

"use strict";
export const validate = validate0;
export default validate0;
const schema0 = {"description":"An appliance bound to a region of Cisco Threat Response through Security Services Exchange.","type":"object","additionalProperties":false,"required":["region"],"properties":{"region":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","enum":["us","eu","apjc"],"description":"The region the appliance belongs to. A change moves it: deregistered there, registered here."}},"appliance":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"object","additionalProperties":false,"required":["host","type","hostKey"],"description":"The appliance and how to log in to it. Required with `method: ssh`.","properties":{"host":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"$ref":"#/definitions/host","description":"Host name or address on which the appliance answers SSH."}},"port":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"integer","minimum":1,"maximum":65535,"description":"SSH port."}},"type":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","enum":["ESA","SMA"],"description":"Email Security Appliance (AsyncOS 13.0.0-314 or later) or Security Management Appliance (12.5 or later)."}},"username":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","minLength":1,"description":"Administrator's name.","x-secret":true}},"password":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","minLength":1,"description":"Administrator's password.","x-secret":true}},"privateKey":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","minLength":1,"description":"Private key in PEM or OpenSSH form, instead of a password.","x-secret":true}},"credentialsEnv":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","pattern":"^[A-Za-z_][A-Za-z0-9_]*$","description":"Prefix P of the environment variables P_USERNAME, P_PASSWORD and P_PRIVATE_KEY_FILE, read at each use: no credential is in state."}},"hostKey":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"description":"The accepted SSH host key, `SHA256:...` as ssh-keygen prints it; a list while a key rotates.","anyOf":[{"$ref":"#/definitions/fingerprint"},{"type":"array","minItems":1,"maxItems":16,"items":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"$ref":"#/definitions/fingerprint"}}}]}},"machine":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","minLength":1,"description":"Host name inside a cluster: the commands work in machine mode only."}},"managedBySma":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"boolean","description":"True when an SMA manages this appliance. Refused for an ESA: the guide says to register the SMA instead."}}}}},"token":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"description":"An element of `SseToken.tokens`, or the bare text of a token. Absent: a one-device, one-hour token is made, used and forgotten.","x-secret":true,"anyOf":[{"type":"string","pattern":"^[A-Za-z0-9]{8,64}$","x-secret":true},{"$ref":"#/definitions/token","x-secret":true}]}},"method":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","enum":["ssh","external"],"description":"`external`: someone or something else registers (Cloud Email Security, FTD, FMC); waits until the device is registered."}},"externalDeviceId":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","minLength":1,"maxLength":255,"description":"With `method: external`: id of the device to wait for, such as one of an SseToken's `deviceIds`. Absent: it is found by `deviceName`."}},"deviceName":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","minLength":1,"maxLength":255,"description":"Name of the device in Security Services Exchange. Absent: the appliance's own host name stays."}},"description":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","maxLength":255,"description":"Text beside the device in Security Services Exchange. Absent: what stands there stays."}},"onExisting":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","enum":["fail","adopt","move"],"description":"When the appliance is registered already: `adopt` takes over a registration of this region; `move` also deregisters one elsewhere."}},"onDelete":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","enum":["deregister","retain"],"description":"`retain` leaves the appliance registered and its entry in place."}},"timeouts":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"object","additionalProperties":false,"description":"How long the appliance may take.","properties":{"ready":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"$ref":"#/definitions/duration","description":"Until the appliance asks for a token; each commit or answer on the way there may take as long."}},"registration":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"$ref":"#/definitions/duration","description":"Until the device is registered; the answer to the token may take as long."}},"deregistration":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"$ref":"#/definitions/duration","description":"Until the appliance has left."}}}}},"owner":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string"}}},"definitions":{"host":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"description":"A name or an address alone; a port goes into `appliance.port`, and an IPv6 address has no brackets.","maxLength":253,"anyOf":[{"type":"string","pattern":"^(?:[A-Za-z0-9_][A-Za-z0-9_-]*\\.)*[0-9]*(?:[A-Za-z_]|[0-9]-)[A-Za-z0-9_-]*\\.?$"},{"type":"string","format":"ipv4"},{"type":"string","format":"ipv6"}]}},"duration":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"A whole number with s, m, h or d, such as 90s, 5m or 2h.","pattern":"^(0|[1-9][0-9]{0,6})[smhd]$"}},"fingerprint":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"`SHA256:` and 43 characters, as ssh-keygen prints it.","pattern":"^SHA256:[A-Za-z0-9+/]{43}=?$"}},"token":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"object","additionalProperties":false,"required":["deviceId","value"],"properties":{"deviceId":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"Id of the entry the token belongs to."}},"deviceName":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"Name of that entry."}},"value":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","pattern":"^[A-Za-z0-9]{8,64}$","description":"The text the appliance is given.","x-secret":true}},"expiresAt":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"ISO 8601 time."}}}}}}};
const schema1 = {"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"description":"A name or an address alone; a port goes into `appliance.port`, and an IPv6 address has no brackets.","maxLength":253,"anyOf":[{"type":"string","pattern":"^(?:[A-Za-z0-9_][A-Za-z0-9_-]*\\.)*[0-9]*(?:[A-Za-z_]|[0-9]-)[A-Za-z0-9_-]*\\.?$"},{"type":"string","format":"ipv4"},{"type":"string","format":"ipv6"}]}};
const schema2 = {"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"`SHA256:` and 43 characters, as ssh-keygen prints it.","pattern":"^SHA256:[A-Za-z0-9+/]{43}=?$"}};
const schema4 = {"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"object","additionalProperties":false,"required":["deviceId","value"],"properties":{"deviceId":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"Id of the entry the token belongs to."}},"deviceName":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"Name of that entry."}},"value":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","pattern":"^[A-Za-z0-9]{8,64}$","description":"The text the appliance is given.","x-secret":true}},"expiresAt":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"ISO 8601 time."}}}}};
const schema5 = {"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","description":"A whole number with s, m, h or d, such as 90s, 5m or 2h.","pattern":"^(0|[1-9][0-9]{0,6})[smhd]$"}};
const func0 = Object.prototype.hasOwnProperty;
const func2 = require("ajv/dist/runtime/ucs2length").default;
const pattern0 = new RegExp("^(?:[A-Za-z0-9_][A-Za-z0-9_-]*\\.)*[0-9]*(?:[A-Za-z_]|[0-9]-)[A-Za-z0-9_-]*\\.?$", "u");
const pattern1 = new RegExp("^[A-Za-z_][A-Za-z0-9_]*$", "u");
const pattern2 = new RegExp("^SHA256:[A-Za-z0-9+/]{43}=?$", "u");
const pattern4 = new RegExp("^[A-Za-z0-9]{8,64}$", "u");
const pattern6 = new RegExp("^(0|[1-9][0-9]{0,6})[smhd]$", "u");
const formats0 = ({ ipv4: require("node:net").isIPv4, ipv6: require("node:net").isIPv6 }).ipv4;
const formats2 = ({ ipv4: require("node:net").isIPv4, ipv6: require("node:net").isIPv6 }).ipv6;

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
if(data.appliance !== undefined){
let data1 = data.appliance;
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
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.host === undefined){
const err7 = {instancePath:instancePath+"/appliance",schemaPath:"#/properties/appliance/else/required",keyword:"required",params:{missingProperty: "host"},message:"must have required property '"+"host"+"'",schema:schema0.properties.appliance.else.required,parentSchema:schema0.properties.appliance.else,data:data1};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data1.type === undefined){
const err8 = {instancePath:instancePath+"/appliance",schemaPath:"#/properties/appliance/else/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'",schema:schema0.properties.appliance.else.required,parentSchema:schema0.properties.appliance.else,data:data1};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(data1.hostKey === undefined){
const err9 = {instancePath:instancePath+"/appliance",schemaPath:"#/properties/appliance/else/required",keyword:"required",params:{missingProperty: "hostKey"},message:"must have required property '"+"hostKey"+"'",schema:schema0.properties.appliance.else.required,parentSchema:schema0.properties.appliance.else,data:data1};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
for(const key1 in data1){
if(!(func0.call(schema0.properties.appliance.else.properties, key1))){
const err10 = {instancePath:instancePath+"/appliance",schemaPath:"#/properties/appliance/else/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.appliance.else,data:data1};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
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
const err11 = {};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
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
const err12 = {};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
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
const err13 = {instancePath:instancePath+"/appliance/host",schemaPath:"#/definitions/host/else/anyOf/0/pattern",keyword:"pattern",params:{pattern: "^(?:[A-Za-z0-9_][A-Za-z0-9_-]*\\.)*[0-9]*(?:[A-Za-z_]|[0-9]-)[A-Za-z0-9_-]*\\.?$"},message:"must match pattern \""+"^(?:[A-Za-z0-9_][A-Za-z0-9_-]*\\.)*[0-9]*(?:[A-Za-z_]|[0-9]-)[A-Za-z0-9_-]*\\.?$"+"\"",schema:"^(?:[A-Za-z0-9_][A-Za-z0-9_-]*\\.)*[0-9]*(?:[A-Za-z_]|[0-9]-)[A-Za-z0-9_-]*\\.?$",parentSchema:schema1.else.anyOf[0],data:data2};
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
const err14 = {instancePath:instancePath+"/appliance/host",schemaPath:"#/definitions/host/else/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema1.else.anyOf[0].type,parentSchema:schema1.else.anyOf[0],data:data2};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
var _valid4 = _errs22 === errors;
valid7 = valid7 || _valid4;
if(!valid7){
const _errs24 = errors;
if(typeof data2 === "string"){
if(!(formats0(data2))){
const err15 = {instancePath:instancePath+"/appliance/host",schemaPath:"#/definitions/host/else/anyOf/1/format",keyword:"format",params:{format: "ipv4"},message:"must match format \""+"ipv4"+"\"",schema:"ipv4",parentSchema:schema1.else.anyOf[1],data:data2};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/appliance/host",schemaPath:"#/definitions/host/else/anyOf/1/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema1.else.anyOf[1].type,parentSchema:schema1.else.anyOf[1],data:data2};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
var _valid4 = _errs24 === errors;
valid7 = valid7 || _valid4;
if(!valid7){
const _errs26 = errors;
if(typeof data2 === "string"){
if(!(formats2(data2))){
const err17 = {instancePath:instancePath+"/appliance/host",schemaPath:"#/definitions/host/else/anyOf/2/format",keyword:"format",params:{format: "ipv6"},message:"must match format \""+"ipv6"+"\"",schema:"ipv6",parentSchema:schema1.else.anyOf[2],data:data2};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
else {
const err18 = {instancePath:instancePath+"/appliance/host",schemaPath:"#/definitions/host/else/anyOf/2/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema1.else.anyOf[2].type,parentSchema:schema1.else.anyOf[2],data:data2};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
var _valid4 = _errs26 === errors;
valid7 = valid7 || _valid4;
}
}
if(!valid7){
const err19 = {instancePath:instancePath+"/appliance/host",schemaPath:"#/definitions/host/else/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema1.else.anyOf,parentSchema:schema1.else,data:data2};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
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
if(func2(data2) > 253){
const err20 = {instancePath:instancePath+"/appliance/host",schemaPath:"#/definitions/host/else/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters",schema:253,parentSchema:schema1.else,data:data2};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
var _valid3 = _errs20 === errors;
valid6 = _valid3;
}
if(!valid6){
const err21 = {instancePath:instancePath+"/appliance/host",schemaPath:"#/definitions/host/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema1.if,parentSchema:schema1,data:data2};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
var _valid2 = _errs16 === errors;
valid4 = _valid2;
}
if(!valid4){
const err22 = {instancePath:instancePath+"/appliance/host",schemaPath:"#/properties/appliance/else/properties/host/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.appliance.else.properties.host.if,parentSchema:schema0.properties.appliance.else.properties.host,data:data2};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
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
const err23 = {};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
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
const err24 = {instancePath:instancePath+"/appliance/port",schemaPath:"#/properties/appliance/else/properties/port/else/type",keyword:"type",params:{type: "integer"},message:"must be integer",schema:schema0.properties.appliance.else.properties.port.else.type,parentSchema:schema0.properties.appliance.else.properties.port.else,data:data3};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(typeof data3 == "number"){
if(data3 > 65535 || isNaN(data3)){
const err25 = {instancePath:instancePath+"/appliance/port",schemaPath:"#/properties/appliance/else/properties/port/else/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535",schema:65535,parentSchema:schema0.properties.appliance.else.properties.port.else,data:data3};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(data3 < 1 || isNaN(data3)){
const err26 = {instancePath:instancePath+"/appliance/port",schemaPath:"#/properties/appliance/else/properties/port/else/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1",schema:1,parentSchema:schema0.properties.appliance.else.properties.port.else,data:data3};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
var _valid5 = _errs31 === errors;
valid8 = _valid5;
}
if(!valid8){
const err27 = {instancePath:instancePath+"/appliance/port",schemaPath:"#/properties/appliance/else/properties/port/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.appliance.else.properties.port.if,parentSchema:schema0.properties.appliance.else.properties.port,data:data3};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data1.type !== undefined){
let data4 = data1.type;
const _errs34 = errors;
let valid9 = true;
const _errs35 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data4){
const err28 = {};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
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
if(typeof data4 !== "string"){
const err29 = {instancePath:instancePath+"/appliance/type",schemaPath:"#/properties/appliance/else/properties/type/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.appliance.else.properties.type.else.type,parentSchema:schema0.properties.appliance.else.properties.type.else,data:data4};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
if(!((data4 === "ESA") || (data4 === "SMA"))){
const err30 = {instancePath:instancePath+"/appliance/type",schemaPath:"#/properties/appliance/else/properties/type/else/enum",keyword:"enum",params:{allowedValues: schema0.properties.appliance.else.properties.type.else.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.appliance.else.properties.type.else.enum,parentSchema:schema0.properties.appliance.else.properties.type.else,data:data4};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
var _valid6 = _errs36 === errors;
valid9 = _valid6;
}
if(!valid9){
const err31 = {instancePath:instancePath+"/appliance/type",schemaPath:"#/properties/appliance/else/properties/type/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.appliance.else.properties.type.if,parentSchema:schema0.properties.appliance.else.properties.type,data:data4};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data1.username !== undefined){
let data5 = data1.username;
const _errs39 = errors;
let valid10 = true;
const _errs40 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data5){
const err32 = {};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
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
if(func2(data5) < 1){
const err33 = {instancePath:instancePath+"/appliance/username",schemaPath:"#/properties/appliance/else/properties/username/else/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.appliance.else.properties.username.else,data:data5};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
else {
const err34 = {instancePath:instancePath+"/appliance/username",schemaPath:"#/properties/appliance/else/properties/username/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.appliance.else.properties.username.else.type,parentSchema:schema0.properties.appliance.else.properties.username.else,data:data5};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
var _valid7 = _errs41 === errors;
valid10 = _valid7;
}
if(!valid10){
const err35 = {instancePath:instancePath+"/appliance/username",schemaPath:"#/properties/appliance/else/properties/username/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.appliance.else.properties.username.if,parentSchema:schema0.properties.appliance.else.properties.username,data:data5};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data1.password !== undefined){
let data6 = data1.password;
const _errs44 = errors;
let valid11 = true;
const _errs45 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data6){
const err36 = {};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
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
if(func2(data6) < 1){
const err37 = {instancePath:instancePath+"/appliance/password",schemaPath:"#/properties/appliance/else/properties/password/else/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.appliance.else.properties.password.else,data:data6};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
else {
const err38 = {instancePath:instancePath+"/appliance/password",schemaPath:"#/properties/appliance/else/properties/password/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.appliance.else.properties.password.else.type,parentSchema:schema0.properties.appliance.else.properties.password.else,data:data6};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
var _valid8 = _errs46 === errors;
valid11 = _valid8;
}
if(!valid11){
const err39 = {instancePath:instancePath+"/appliance/password",schemaPath:"#/properties/appliance/else/properties/password/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.appliance.else.properties.password.if,parentSchema:schema0.properties.appliance.else.properties.password,data:data6};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data1.privateKey !== undefined){
let data7 = data1.privateKey;
const _errs49 = errors;
let valid12 = true;
const _errs50 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data7){
const err40 = {};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
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
if(func2(data7) < 1){
const err41 = {instancePath:instancePath+"/appliance/privateKey",schemaPath:"#/properties/appliance/else/properties/privateKey/else/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.appliance.else.properties.privateKey.else,data:data7};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
else {
const err42 = {instancePath:instancePath+"/appliance/privateKey",schemaPath:"#/properties/appliance/else/properties/privateKey/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.appliance.else.properties.privateKey.else.type,parentSchema:schema0.properties.appliance.else.properties.privateKey.else,data:data7};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
var _valid9 = _errs51 === errors;
valid12 = _valid9;
}
if(!valid12){
const err43 = {instancePath:instancePath+"/appliance/privateKey",schemaPath:"#/properties/appliance/else/properties/privateKey/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.appliance.else.properties.privateKey.if,parentSchema:schema0.properties.appliance.else.properties.privateKey,data:data7};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data1.credentialsEnv !== undefined){
let data8 = data1.credentialsEnv;
const _errs54 = errors;
let valid13 = true;
const _errs55 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data8){
const err44 = {};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
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
if(!pattern1.test(data8)){
const err45 = {instancePath:instancePath+"/appliance/credentialsEnv",schemaPath:"#/properties/appliance/else/properties/credentialsEnv/else/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z_][A-Za-z0-9_]*$"},message:"must match pattern \""+"^[A-Za-z_][A-Za-z0-9_]*$"+"\"",schema:"^[A-Za-z_][A-Za-z0-9_]*$",parentSchema:schema0.properties.appliance.else.properties.credentialsEnv.else,data:data8};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
else {
const err46 = {instancePath:instancePath+"/appliance/credentialsEnv",schemaPath:"#/properties/appliance/else/properties/credentialsEnv/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.appliance.else.properties.credentialsEnv.else.type,parentSchema:schema0.properties.appliance.else.properties.credentialsEnv.else,data:data8};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
var _valid10 = _errs56 === errors;
valid13 = _valid10;
}
if(!valid13){
const err47 = {instancePath:instancePath+"/appliance/credentialsEnv",schemaPath:"#/properties/appliance/else/properties/credentialsEnv/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.appliance.else.properties.credentialsEnv.if,parentSchema:schema0.properties.appliance.else.properties.credentialsEnv,data:data8};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data1.hostKey !== undefined){
let data9 = data1.hostKey;
const _errs59 = errors;
let valid14 = true;
const _errs60 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data9){
const err48 = {};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
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
const _errs62 = errors;
let valid15 = false;
const _errs63 = errors;
const _errs65 = errors;
let valid17 = true;
const _errs66 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data9){
const err49 = {};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
var _valid13 = _errs66 === errors;
errors = _errs65;
if(vErrors !== null){
if(_errs65){
vErrors.length = _errs65;
}
else {
vErrors = null;
}
}
if(!_valid13){
const _errs67 = errors;
if(typeof data9 === "string"){
if(!pattern2.test(data9)){
const err50 = {instancePath:instancePath+"/appliance/hostKey",schemaPath:"#/definitions/fingerprint/else/pattern",keyword:"pattern",params:{pattern: "^SHA256:[A-Za-z0-9+/]{43}=?$"},message:"must match pattern \""+"^SHA256:[A-Za-z0-9+/]{43}=?$"+"\"",schema:"^SHA256:[A-Za-z0-9+/]{43}=?$",parentSchema:schema2.else,data:data9};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
else {
const err51 = {instancePath:instancePath+"/appliance/hostKey",schemaPath:"#/definitions/fingerprint/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema2.else.type,parentSchema:schema2.else,data:data9};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
var _valid13 = _errs67 === errors;
valid17 = _valid13;
}
if(!valid17){
const err52 = {instancePath:instancePath+"/appliance/hostKey",schemaPath:"#/definitions/fingerprint/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema2.if,parentSchema:schema2,data:data9};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
var _valid12 = _errs63 === errors;
valid15 = valid15 || _valid12;
if(!valid15){
const _errs69 = errors;
if(Array.isArray(data9)){
if(data9.length > 16){
const err53 = {instancePath:instancePath+"/appliance/hostKey",schemaPath:"#/properties/appliance/else/properties/hostKey/else/anyOf/1/maxItems",keyword:"maxItems",params:{limit: 16},message:"must NOT have more than 16 items",schema:16,parentSchema:schema0.properties.appliance.else.properties.hostKey.else.anyOf[1],data:data9};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
if(data9.length < 1){
const err54 = {instancePath:instancePath+"/appliance/hostKey",schemaPath:"#/properties/appliance/else/properties/hostKey/else/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema0.properties.appliance.else.properties.hostKey.else.anyOf[1],data:data9};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
const len0 = data9.length;
for(let i0=0; i0<len0; i0++){
let data10 = data9[i0];
const _errs72 = errors;
let valid20 = true;
const _errs73 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data10){
const err55 = {};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
var _valid14 = _errs73 === errors;
errors = _errs72;
if(vErrors !== null){
if(_errs72){
vErrors.length = _errs72;
}
else {
vErrors = null;
}
}
if(!_valid14){
const _errs74 = errors;
const _errs76 = errors;
let valid22 = true;
const _errs77 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data10){
const err56 = {};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
var _valid15 = _errs77 === errors;
errors = _errs76;
if(vErrors !== null){
if(_errs76){
vErrors.length = _errs76;
}
else {
vErrors = null;
}
}
if(!_valid15){
const _errs78 = errors;
if(typeof data10 === "string"){
if(!pattern2.test(data10)){
const err57 = {instancePath:instancePath+"/appliance/hostKey/" + i0,schemaPath:"#/definitions/fingerprint/else/pattern",keyword:"pattern",params:{pattern: "^SHA256:[A-Za-z0-9+/]{43}=?$"},message:"must match pattern \""+"^SHA256:[A-Za-z0-9+/]{43}=?$"+"\"",schema:"^SHA256:[A-Za-z0-9+/]{43}=?$",parentSchema:schema2.else,data:data10};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
}
else {
const err58 = {instancePath:instancePath+"/appliance/hostKey/" + i0,schemaPath:"#/definitions/fingerprint/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema2.else.type,parentSchema:schema2.else,data:data10};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
var _valid15 = _errs78 === errors;
valid22 = _valid15;
}
if(!valid22){
const err59 = {instancePath:instancePath+"/appliance/hostKey/" + i0,schemaPath:"#/definitions/fingerprint/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema2.if,parentSchema:schema2,data:data10};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
var _valid14 = _errs74 === errors;
valid20 = _valid14;
}
if(!valid20){
const err60 = {instancePath:instancePath+"/appliance/hostKey/" + i0,schemaPath:"#/properties/appliance/else/properties/hostKey/else/anyOf/1/items/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.appliance.else.properties.hostKey.else.anyOf[1].items.if,parentSchema:schema0.properties.appliance.else.properties.hostKey.else.anyOf[1].items,data:data10};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
}
else {
const err61 = {instancePath:instancePath+"/appliance/hostKey",schemaPath:"#/properties/appliance/else/properties/hostKey/else/anyOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.appliance.else.properties.hostKey.else.anyOf[1].type,parentSchema:schema0.properties.appliance.else.properties.hostKey.else.anyOf[1],data:data9};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
var _valid12 = _errs69 === errors;
valid15 = valid15 || _valid12;
}
if(!valid15){
const err62 = {instancePath:instancePath+"/appliance/hostKey",schemaPath:"#/properties/appliance/else/properties/hostKey/else/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema0.properties.appliance.else.properties.hostKey.else.anyOf,parentSchema:schema0.properties.appliance.else.properties.hostKey.else,data:data9};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
else {
errors = _errs62;
if(vErrors !== null){
if(_errs62){
vErrors.length = _errs62;
}
else {
vErrors = null;
}
}
}
var _valid11 = _errs61 === errors;
valid14 = _valid11;
}
if(!valid14){
const err63 = {instancePath:instancePath+"/appliance/hostKey",schemaPath:"#/properties/appliance/else/properties/hostKey/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.appliance.else.properties.hostKey.if,parentSchema:schema0.properties.appliance.else.properties.hostKey,data:data9};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data1.machine !== undefined){
let data11 = data1.machine;
const _errs81 = errors;
let valid23 = true;
const _errs82 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data11){
const err64 = {};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
var _valid16 = _errs82 === errors;
errors = _errs81;
if(vErrors !== null){
if(_errs81){
vErrors.length = _errs81;
}
else {
vErrors = null;
}
}
if(!_valid16){
const _errs83 = errors;
if(typeof data11 === "string"){
if(func2(data11) < 1){
const err65 = {instancePath:instancePath+"/appliance/machine",schemaPath:"#/properties/appliance/else/properties/machine/else/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.appliance.else.properties.machine.else,data:data11};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
else {
const err66 = {instancePath:instancePath+"/appliance/machine",schemaPath:"#/properties/appliance/else/properties/machine/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.appliance.else.properties.machine.else.type,parentSchema:schema0.properties.appliance.else.properties.machine.else,data:data11};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
var _valid16 = _errs83 === errors;
valid23 = _valid16;
}
if(!valid23){
const err67 = {instancePath:instancePath+"/appliance/machine",schemaPath:"#/properties/appliance/else/properties/machine/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.appliance.else.properties.machine.if,parentSchema:schema0.properties.appliance.else.properties.machine,data:data11};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data1.managedBySma !== undefined){
let data12 = data1.managedBySma;
const _errs86 = errors;
let valid24 = true;
const _errs87 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data12){
const err68 = {};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
var _valid17 = _errs87 === errors;
errors = _errs86;
if(vErrors !== null){
if(_errs86){
vErrors.length = _errs86;
}
else {
vErrors = null;
}
}
if(!_valid17){
const _errs88 = errors;
if(typeof data12 !== "boolean"){
const err69 = {instancePath:instancePath+"/appliance/managedBySma",schemaPath:"#/properties/appliance/else/properties/managedBySma/else/type",keyword:"type",params:{type: "boolean"},message:"must be boolean",schema:schema0.properties.appliance.else.properties.managedBySma.else.type,parentSchema:schema0.properties.appliance.else.properties.managedBySma.else,data:data12};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
var _valid17 = _errs88 === errors;
valid24 = _valid17;
}
if(!valid24){
const err70 = {instancePath:instancePath+"/appliance/managedBySma",schemaPath:"#/properties/appliance/else/properties/managedBySma/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.appliance.else.properties.managedBySma.if,parentSchema:schema0.properties.appliance.else.properties.managedBySma,data:data12};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
}
else {
const err71 = {instancePath:instancePath+"/appliance",schemaPath:"#/properties/appliance/else/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.appliance.else.type,parentSchema:schema0.properties.appliance.else,data:data1};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
var _valid1 = _errs10 === errors;
valid2 = _valid1;
}
if(!valid2){
const err72 = {instancePath:instancePath+"/appliance",schemaPath:"#/properties/appliance/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.appliance.if,parentSchema:schema0.properties.appliance,data:data1};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(data.token !== undefined){
let data13 = data.token;
const _errs91 = errors;
let valid25 = true;
const _errs92 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data13){
const err73 = {};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
var _valid18 = _errs92 === errors;
errors = _errs91;
if(vErrors !== null){
if(_errs91){
vErrors.length = _errs91;
}
else {
vErrors = null;
}
}
if(!_valid18){
const _errs93 = errors;
const _errs94 = errors;
let valid26 = false;
const _errs95 = errors;
if(typeof data13 === "string"){
if(!pattern4.test(data13)){
const err74 = {instancePath:instancePath+"/token",schemaPath:"#/properties/token/else/anyOf/0/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9]{8,64}$"},message:"must match pattern \""+"^[A-Za-z0-9]{8,64}$"+"\"",schema:"^[A-Za-z0-9]{8,64}$",parentSchema:schema0.properties.token.else.anyOf[0],data:data13};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
else {
const err75 = {instancePath:instancePath+"/token",schemaPath:"#/properties/token/else/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.token.else.anyOf[0].type,parentSchema:schema0.properties.token.else.anyOf[0],data:data13};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
var _valid19 = _errs95 === errors;
valid26 = valid26 || _valid19;
if(!valid26){
const _errs97 = errors;
const _errs99 = errors;
let valid28 = true;
const _errs100 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data13){
const err76 = {};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
var _valid20 = _errs100 === errors;
errors = _errs99;
if(vErrors !== null){
if(_errs99){
vErrors.length = _errs99;
}
else {
vErrors = null;
}
}
if(!_valid20){
const _errs101 = errors;
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
if(data13.deviceId === undefined){
const err77 = {instancePath:instancePath+"/token",schemaPath:"#/definitions/token/else/required",keyword:"required",params:{missingProperty: "deviceId"},message:"must have required property '"+"deviceId"+"'",schema:schema4.else.required,parentSchema:schema4.else,data:data13};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
if(data13.value === undefined){
const err78 = {instancePath:instancePath+"/token",schemaPath:"#/definitions/token/else/required",keyword:"required",params:{missingProperty: "value"},message:"must have required property '"+"value"+"'",schema:schema4.else.required,parentSchema:schema4.else,data:data13};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
for(const key2 in data13){
if(!((((key2 === "deviceId") || (key2 === "deviceName")) || (key2 === "value")) || (key2 === "expiresAt"))){
const err79 = {instancePath:instancePath+"/token",schemaPath:"#/definitions/token/else/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties",schema:false,parentSchema:schema4.else,data:data13};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
if(data13.deviceId !== undefined){
let data14 = data13.deviceId;
const _errs105 = errors;
let valid30 = true;
const _errs106 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data14){
const err80 = {};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
var _valid21 = _errs106 === errors;
errors = _errs105;
if(vErrors !== null){
if(_errs105){
vErrors.length = _errs105;
}
else {
vErrors = null;
}
}
if(!_valid21){
const _errs107 = errors;
if(typeof data14 !== "string"){
const err81 = {instancePath:instancePath+"/token/deviceId",schemaPath:"#/definitions/token/else/properties/deviceId/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema4.else.properties.deviceId.else.type,parentSchema:schema4.else.properties.deviceId.else,data:data14};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
var _valid21 = _errs107 === errors;
valid30 = _valid21;
}
if(!valid30){
const err82 = {instancePath:instancePath+"/token/deviceId",schemaPath:"#/definitions/token/else/properties/deviceId/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema4.else.properties.deviceId.if,parentSchema:schema4.else.properties.deviceId,data:data14};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
if(data13.deviceName !== undefined){
let data15 = data13.deviceName;
const _errs110 = errors;
let valid31 = true;
const _errs111 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data15){
const err83 = {};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
var _valid22 = _errs111 === errors;
errors = _errs110;
if(vErrors !== null){
if(_errs110){
vErrors.length = _errs110;
}
else {
vErrors = null;
}
}
if(!_valid22){
const _errs112 = errors;
if(typeof data15 !== "string"){
const err84 = {instancePath:instancePath+"/token/deviceName",schemaPath:"#/definitions/token/else/properties/deviceName/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema4.else.properties.deviceName.else.type,parentSchema:schema4.else.properties.deviceName.else,data:data15};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
var _valid22 = _errs112 === errors;
valid31 = _valid22;
}
if(!valid31){
const err85 = {instancePath:instancePath+"/token/deviceName",schemaPath:"#/definitions/token/else/properties/deviceName/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema4.else.properties.deviceName.if,parentSchema:schema4.else.properties.deviceName,data:data15};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
if(data13.value !== undefined){
let data16 = data13.value;
const _errs115 = errors;
let valid32 = true;
const _errs116 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data16){
const err86 = {};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
var _valid23 = _errs116 === errors;
errors = _errs115;
if(vErrors !== null){
if(_errs115){
vErrors.length = _errs115;
}
else {
vErrors = null;
}
}
if(!_valid23){
const _errs117 = errors;
if(typeof data16 === "string"){
if(!pattern4.test(data16)){
const err87 = {instancePath:instancePath+"/token/value",schemaPath:"#/definitions/token/else/properties/value/else/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9]{8,64}$"},message:"must match pattern \""+"^[A-Za-z0-9]{8,64}$"+"\"",schema:"^[A-Za-z0-9]{8,64}$",parentSchema:schema4.else.properties.value.else,data:data16};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
else {
const err88 = {instancePath:instancePath+"/token/value",schemaPath:"#/definitions/token/else/properties/value/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema4.else.properties.value.else.type,parentSchema:schema4.else.properties.value.else,data:data16};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
var _valid23 = _errs117 === errors;
valid32 = _valid23;
}
if(!valid32){
const err89 = {instancePath:instancePath+"/token/value",schemaPath:"#/definitions/token/else/properties/value/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema4.else.properties.value.if,parentSchema:schema4.else.properties.value,data:data16};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
if(data13.expiresAt !== undefined){
let data17 = data13.expiresAt;
const _errs120 = errors;
let valid33 = true;
const _errs121 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data17){
const err90 = {};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
var _valid24 = _errs121 === errors;
errors = _errs120;
if(vErrors !== null){
if(_errs120){
vErrors.length = _errs120;
}
else {
vErrors = null;
}
}
if(!_valid24){
const _errs122 = errors;
if(typeof data17 !== "string"){
const err91 = {instancePath:instancePath+"/token/expiresAt",schemaPath:"#/definitions/token/else/properties/expiresAt/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema4.else.properties.expiresAt.else.type,parentSchema:schema4.else.properties.expiresAt.else,data:data17};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
var _valid24 = _errs122 === errors;
valid33 = _valid24;
}
if(!valid33){
const err92 = {instancePath:instancePath+"/token/expiresAt",schemaPath:"#/definitions/token/else/properties/expiresAt/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema4.else.properties.expiresAt.if,parentSchema:schema4.else.properties.expiresAt,data:data17};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
}
else {
const err93 = {instancePath:instancePath+"/token",schemaPath:"#/definitions/token/else/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema4.else.type,parentSchema:schema4.else,data:data13};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
var _valid20 = _errs101 === errors;
valid28 = _valid20;
}
if(!valid28){
const err94 = {instancePath:instancePath+"/token",schemaPath:"#/definitions/token/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema4.if,parentSchema:schema4,data:data13};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
var _valid19 = _errs97 === errors;
valid26 = valid26 || _valid19;
}
if(!valid26){
const err95 = {instancePath:instancePath+"/token",schemaPath:"#/properties/token/else/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema0.properties.token.else.anyOf,parentSchema:schema0.properties.token.else,data:data13};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
else {
errors = _errs94;
if(vErrors !== null){
if(_errs94){
vErrors.length = _errs94;
}
else {
vErrors = null;
}
}
}
var _valid18 = _errs93 === errors;
valid25 = _valid18;
}
if(!valid25){
const err96 = {instancePath:instancePath+"/token",schemaPath:"#/properties/token/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.token.if,parentSchema:schema0.properties.token,data:data13};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
if(data.method !== undefined){
let data18 = data.method;
const _errs125 = errors;
let valid34 = true;
const _errs126 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data18){
const err97 = {};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
var _valid25 = _errs126 === errors;
errors = _errs125;
if(vErrors !== null){
if(_errs125){
vErrors.length = _errs125;
}
else {
vErrors = null;
}
}
if(!_valid25){
const _errs127 = errors;
if(typeof data18 !== "string"){
const err98 = {instancePath:instancePath+"/method",schemaPath:"#/properties/method/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.method.else.type,parentSchema:schema0.properties.method.else,data:data18};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
if(!((data18 === "ssh") || (data18 === "external"))){
const err99 = {instancePath:instancePath+"/method",schemaPath:"#/properties/method/else/enum",keyword:"enum",params:{allowedValues: schema0.properties.method.else.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.method.else.enum,parentSchema:schema0.properties.method.else,data:data18};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
var _valid25 = _errs127 === errors;
valid34 = _valid25;
}
if(!valid34){
const err100 = {instancePath:instancePath+"/method",schemaPath:"#/properties/method/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.method.if,parentSchema:schema0.properties.method,data:data18};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
if(data.externalDeviceId !== undefined){
let data19 = data.externalDeviceId;
const _errs130 = errors;
let valid35 = true;
const _errs131 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data19){
const err101 = {};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
var _valid26 = _errs131 === errors;
errors = _errs130;
if(vErrors !== null){
if(_errs130){
vErrors.length = _errs130;
}
else {
vErrors = null;
}
}
if(!_valid26){
const _errs132 = errors;
if(typeof data19 === "string"){
if(func2(data19) > 255){
const err102 = {instancePath:instancePath+"/externalDeviceId",schemaPath:"#/properties/externalDeviceId/else/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters",schema:255,parentSchema:schema0.properties.externalDeviceId.else,data:data19};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
if(func2(data19) < 1){
const err103 = {instancePath:instancePath+"/externalDeviceId",schemaPath:"#/properties/externalDeviceId/else/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.externalDeviceId.else,data:data19};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
else {
const err104 = {instancePath:instancePath+"/externalDeviceId",schemaPath:"#/properties/externalDeviceId/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.externalDeviceId.else.type,parentSchema:schema0.properties.externalDeviceId.else,data:data19};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
var _valid26 = _errs132 === errors;
valid35 = _valid26;
}
if(!valid35){
const err105 = {instancePath:instancePath+"/externalDeviceId",schemaPath:"#/properties/externalDeviceId/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.externalDeviceId.if,parentSchema:schema0.properties.externalDeviceId,data:data19};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
if(data.deviceName !== undefined){
let data20 = data.deviceName;
const _errs135 = errors;
let valid36 = true;
const _errs136 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data20){
const err106 = {};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
var _valid27 = _errs136 === errors;
errors = _errs135;
if(vErrors !== null){
if(_errs135){
vErrors.length = _errs135;
}
else {
vErrors = null;
}
}
if(!_valid27){
const _errs137 = errors;
if(typeof data20 === "string"){
if(func2(data20) > 255){
const err107 = {instancePath:instancePath+"/deviceName",schemaPath:"#/properties/deviceName/else/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters",schema:255,parentSchema:schema0.properties.deviceName.else,data:data20};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
if(func2(data20) < 1){
const err108 = {instancePath:instancePath+"/deviceName",schemaPath:"#/properties/deviceName/else/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema0.properties.deviceName.else,data:data20};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
else {
const err109 = {instancePath:instancePath+"/deviceName",schemaPath:"#/properties/deviceName/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.deviceName.else.type,parentSchema:schema0.properties.deviceName.else,data:data20};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
var _valid27 = _errs137 === errors;
valid36 = _valid27;
}
if(!valid36){
const err110 = {instancePath:instancePath+"/deviceName",schemaPath:"#/properties/deviceName/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.deviceName.if,parentSchema:schema0.properties.deviceName,data:data20};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
if(data.description !== undefined){
let data21 = data.description;
const _errs140 = errors;
let valid37 = true;
const _errs141 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data21){
const err111 = {};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
var _valid28 = _errs141 === errors;
errors = _errs140;
if(vErrors !== null){
if(_errs140){
vErrors.length = _errs140;
}
else {
vErrors = null;
}
}
if(!_valid28){
const _errs142 = errors;
if(typeof data21 === "string"){
if(func2(data21) > 255){
const err112 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/else/maxLength",keyword:"maxLength",params:{limit: 255},message:"must NOT have more than 255 characters",schema:255,parentSchema:schema0.properties.description.else,data:data21};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
}
else {
const err113 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.description.else.type,parentSchema:schema0.properties.description.else,data:data21};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
var _valid28 = _errs142 === errors;
valid37 = _valid28;
}
if(!valid37){
const err114 = {instancePath:instancePath+"/description",schemaPath:"#/properties/description/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.description.if,parentSchema:schema0.properties.description,data:data21};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
if(data.onExisting !== undefined){
let data22 = data.onExisting;
const _errs145 = errors;
let valid38 = true;
const _errs146 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data22){
const err115 = {};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
var _valid29 = _errs146 === errors;
errors = _errs145;
if(vErrors !== null){
if(_errs145){
vErrors.length = _errs145;
}
else {
vErrors = null;
}
}
if(!_valid29){
const _errs147 = errors;
if(typeof data22 !== "string"){
const err116 = {instancePath:instancePath+"/onExisting",schemaPath:"#/properties/onExisting/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.onExisting.else.type,parentSchema:schema0.properties.onExisting.else,data:data22};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
if(!(((data22 === "fail") || (data22 === "adopt")) || (data22 === "move"))){
const err117 = {instancePath:instancePath+"/onExisting",schemaPath:"#/properties/onExisting/else/enum",keyword:"enum",params:{allowedValues: schema0.properties.onExisting.else.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.onExisting.else.enum,parentSchema:schema0.properties.onExisting.else,data:data22};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
var _valid29 = _errs147 === errors;
valid38 = _valid29;
}
if(!valid38){
const err118 = {instancePath:instancePath+"/onExisting",schemaPath:"#/properties/onExisting/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.onExisting.if,parentSchema:schema0.properties.onExisting,data:data22};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
if(data.onDelete !== undefined){
let data23 = data.onDelete;
const _errs150 = errors;
let valid39 = true;
const _errs151 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data23){
const err119 = {};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
var _valid30 = _errs151 === errors;
errors = _errs150;
if(vErrors !== null){
if(_errs150){
vErrors.length = _errs150;
}
else {
vErrors = null;
}
}
if(!_valid30){
const _errs152 = errors;
if(typeof data23 !== "string"){
const err120 = {instancePath:instancePath+"/onDelete",schemaPath:"#/properties/onDelete/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.onDelete.else.type,parentSchema:schema0.properties.onDelete.else,data:data23};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
if(!((data23 === "deregister") || (data23 === "retain"))){
const err121 = {instancePath:instancePath+"/onDelete",schemaPath:"#/properties/onDelete/else/enum",keyword:"enum",params:{allowedValues: schema0.properties.onDelete.else.enum},message:"must be equal to one of the allowed values",schema:schema0.properties.onDelete.else.enum,parentSchema:schema0.properties.onDelete.else,data:data23};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
var _valid30 = _errs152 === errors;
valid39 = _valid30;
}
if(!valid39){
const err122 = {instancePath:instancePath+"/onDelete",schemaPath:"#/properties/onDelete/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.onDelete.if,parentSchema:schema0.properties.onDelete,data:data23};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
}
if(data.timeouts !== undefined){
let data24 = data.timeouts;
const _errs155 = errors;
let valid40 = true;
const _errs156 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data24){
const err123 = {};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
var _valid31 = _errs156 === errors;
errors = _errs155;
if(vErrors !== null){
if(_errs155){
vErrors.length = _errs155;
}
else {
vErrors = null;
}
}
if(!_valid31){
const _errs157 = errors;
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
for(const key3 in data24){
if(!(((key3 === "ready") || (key3 === "registration")) || (key3 === "deregistration"))){
const err124 = {instancePath:instancePath+"/timeouts",schemaPath:"#/properties/timeouts/else/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties",schema:false,parentSchema:schema0.properties.timeouts.else,data:data24};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
if(data24.ready !== undefined){
let data25 = data24.ready;
const _errs161 = errors;
let valid42 = true;
const _errs162 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data25){
const err125 = {};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
var _valid32 = _errs162 === errors;
errors = _errs161;
if(vErrors !== null){
if(_errs161){
vErrors.length = _errs161;
}
else {
vErrors = null;
}
}
if(!_valid32){
const _errs163 = errors;
const _errs165 = errors;
let valid44 = true;
const _errs166 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data25){
const err126 = {};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
var _valid33 = _errs166 === errors;
errors = _errs165;
if(vErrors !== null){
if(_errs165){
vErrors.length = _errs165;
}
else {
vErrors = null;
}
}
if(!_valid33){
const _errs167 = errors;
if(typeof data25 === "string"){
if(!pattern6.test(data25)){
const err127 = {instancePath:instancePath+"/timeouts/ready",schemaPath:"#/definitions/duration/else/pattern",keyword:"pattern",params:{pattern: "^(0|[1-9][0-9]{0,6})[smhd]$"},message:"must match pattern \""+"^(0|[1-9][0-9]{0,6})[smhd]$"+"\"",schema:"^(0|[1-9][0-9]{0,6})[smhd]$",parentSchema:schema5.else,data:data25};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
else {
const err128 = {instancePath:instancePath+"/timeouts/ready",schemaPath:"#/definitions/duration/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema5.else.type,parentSchema:schema5.else,data:data25};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
var _valid33 = _errs167 === errors;
valid44 = _valid33;
}
if(!valid44){
const err129 = {instancePath:instancePath+"/timeouts/ready",schemaPath:"#/definitions/duration/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema5.if,parentSchema:schema5,data:data25};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
var _valid32 = _errs163 === errors;
valid42 = _valid32;
}
if(!valid42){
const err130 = {instancePath:instancePath+"/timeouts/ready",schemaPath:"#/properties/timeouts/else/properties/ready/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.timeouts.else.properties.ready.if,parentSchema:schema0.properties.timeouts.else.properties.ready,data:data25};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
}
if(data24.registration !== undefined){
let data26 = data24.registration;
const _errs170 = errors;
let valid45 = true;
const _errs171 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data26){
const err131 = {};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
var _valid34 = _errs171 === errors;
errors = _errs170;
if(vErrors !== null){
if(_errs170){
vErrors.length = _errs170;
}
else {
vErrors = null;
}
}
if(!_valid34){
const _errs172 = errors;
const _errs174 = errors;
let valid47 = true;
const _errs175 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data26){
const err132 = {};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
var _valid35 = _errs175 === errors;
errors = _errs174;
if(vErrors !== null){
if(_errs174){
vErrors.length = _errs174;
}
else {
vErrors = null;
}
}
if(!_valid35){
const _errs176 = errors;
if(typeof data26 === "string"){
if(!pattern6.test(data26)){
const err133 = {instancePath:instancePath+"/timeouts/registration",schemaPath:"#/definitions/duration/else/pattern",keyword:"pattern",params:{pattern: "^(0|[1-9][0-9]{0,6})[smhd]$"},message:"must match pattern \""+"^(0|[1-9][0-9]{0,6})[smhd]$"+"\"",schema:"^(0|[1-9][0-9]{0,6})[smhd]$",parentSchema:schema5.else,data:data26};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
}
else {
const err134 = {instancePath:instancePath+"/timeouts/registration",schemaPath:"#/definitions/duration/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema5.else.type,parentSchema:schema5.else,data:data26};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
var _valid35 = _errs176 === errors;
valid47 = _valid35;
}
if(!valid47){
const err135 = {instancePath:instancePath+"/timeouts/registration",schemaPath:"#/definitions/duration/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema5.if,parentSchema:schema5,data:data26};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
var _valid34 = _errs172 === errors;
valid45 = _valid34;
}
if(!valid45){
const err136 = {instancePath:instancePath+"/timeouts/registration",schemaPath:"#/properties/timeouts/else/properties/registration/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.timeouts.else.properties.registration.if,parentSchema:schema0.properties.timeouts.else.properties.registration,data:data26};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
if(data24.deregistration !== undefined){
let data27 = data24.deregistration;
const _errs179 = errors;
let valid48 = true;
const _errs180 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data27){
const err137 = {};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
var _valid36 = _errs180 === errors;
errors = _errs179;
if(vErrors !== null){
if(_errs179){
vErrors.length = _errs179;
}
else {
vErrors = null;
}
}
if(!_valid36){
const _errs181 = errors;
const _errs183 = errors;
let valid50 = true;
const _errs184 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data27){
const err138 = {};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
var _valid37 = _errs184 === errors;
errors = _errs183;
if(vErrors !== null){
if(_errs183){
vErrors.length = _errs183;
}
else {
vErrors = null;
}
}
if(!_valid37){
const _errs185 = errors;
if(typeof data27 === "string"){
if(!pattern6.test(data27)){
const err139 = {instancePath:instancePath+"/timeouts/deregistration",schemaPath:"#/definitions/duration/else/pattern",keyword:"pattern",params:{pattern: "^(0|[1-9][0-9]{0,6})[smhd]$"},message:"must match pattern \""+"^(0|[1-9][0-9]{0,6})[smhd]$"+"\"",schema:"^(0|[1-9][0-9]{0,6})[smhd]$",parentSchema:schema5.else,data:data27};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
}
else {
const err140 = {instancePath:instancePath+"/timeouts/deregistration",schemaPath:"#/definitions/duration/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema5.else.type,parentSchema:schema5.else,data:data27};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
var _valid37 = _errs185 === errors;
valid50 = _valid37;
}
if(!valid50){
const err141 = {instancePath:instancePath+"/timeouts/deregistration",schemaPath:"#/definitions/duration/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema5.if,parentSchema:schema5,data:data27};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
var _valid36 = _errs181 === errors;
valid48 = _valid36;
}
if(!valid48){
const err142 = {instancePath:instancePath+"/timeouts/deregistration",schemaPath:"#/properties/timeouts/else/properties/deregistration/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.timeouts.else.properties.deregistration.if,parentSchema:schema0.properties.timeouts.else.properties.deregistration,data:data27};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
}
}
else {
const err143 = {instancePath:instancePath+"/timeouts",schemaPath:"#/properties/timeouts/else/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.properties.timeouts.else.type,parentSchema:schema0.properties.timeouts.else,data:data24};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
var _valid31 = _errs157 === errors;
valid40 = _valid31;
}
if(!valid40){
const err144 = {instancePath:instancePath+"/timeouts",schemaPath:"#/properties/timeouts/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.timeouts.if,parentSchema:schema0.properties.timeouts,data:data24};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
if(data.owner !== undefined){
let data28 = data.owner;
const _errs188 = errors;
let valid51 = true;
const _errs189 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data28){
const err145 = {};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
var _valid38 = _errs189 === errors;
errors = _errs188;
if(vErrors !== null){
if(_errs188){
vErrors.length = _errs188;
}
else {
vErrors = null;
}
}
if(!_valid38){
const _errs190 = errors;
if(typeof data28 !== "string"){
const err146 = {instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema0.properties.owner.else.type,parentSchema:schema0.properties.owner.else,data:data28};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
var _valid38 = _errs190 === errors;
valid51 = _valid38;
}
if(!valid51){
const err147 = {instancePath:instancePath+"/owner",schemaPath:"#/properties/owner/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.owner.if,parentSchema:schema0.properties.owner,data:data28};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
}
}
else {
const err148 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.type,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
