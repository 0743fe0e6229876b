// @ts-nocheck
// Generated from schema/ by tools/generate.mjs: edit there, then run `npm run generate`.

"use strict";
export const validate = validate0;
export default validate0;
const schema0 = {"description":"`.cisco-ctr-ignore.yaml`: what `cisco-ctr drift` lets pass, why and until when.","type":"object","additionalProperties":false,"required":["rules"],"properties":{"rules":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"array","description":"The list of rules. A finding passes when everything fits that one rule names.","items":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"$ref":"#/definitions/rule"}}}}},"definitions":{"pattern":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","minLength":1,"description":"A text in which `*` stands for any characters."}},"kind":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"enum":["missing","unregistered","changed","wrong-region","duplicate","expired","expiring","unmanaged","could-not-check"],"description":"A kind of finding."}},"rule":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"object","description":"A rule names at least one of urn, kind, property, name, id, owner and region, and has a reason and a date.","additionalProperties":false,"required":["reason","until"],"properties":{"urn":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"$ref":"#/definitions/pattern","description":"URN of the resource; `*` stands for any characters."}},"kind":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"description":"A kind of finding, or a list of kinds: missing, unregistered, changed, wrong-region, duplicate, expired, expiring, unmanaged, could-not-check.","anyOf":[{"$ref":"#/definitions/kind"},{"type":"array","minItems":1,"items":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"$ref":"#/definitions/kind"}},"if":{"contains":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"}},"else":{"uniqueItems":true}}]}},"property":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"$ref":"#/definitions/pattern","description":"Of a `changed` finding, the property that may differ, with all its parts, such as `scopes` or `appliance.*`; other properties are still found."}},"name":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"$ref":"#/definitions/pattern","description":"Name of the resource or object; `*` stands for any characters."}},"id":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","minLength":1,"description":"The object's id."}},"owner":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"$ref":"#/definitions/pattern","description":"Of what is unmanaged, whose mark it carries, such as `lab/*`; `*` stands for any characters."}},"region":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"enum":["us","eu","apjc"],"description":"The cloud region."}},"reason":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","minLength":1,"description":"Why it may pass, for those who read the report."}},"until":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","pattern":"^\\d{4}-\\d{2}-\\d{2}$","description":"The last day on which the rule holds, as YYYY-MM-DD in UTC; afterwards the rule itself is a finding."}}},"anyOf":[{"required":["urn"]},{"required":["kind"]},{"required":["property"]},{"required":["name"]},{"required":["id"]},{"required":["owner"]},{"required":["region"]}]}}}};
const schema1 = {"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"object","description":"A rule names at least one of urn, kind, property, name, id, owner and region, and has a reason and a date.","additionalProperties":false,"required":["reason","until"],"properties":{"urn":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"$ref":"#/definitions/pattern","description":"URN of the resource; `*` stands for any characters."}},"kind":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"description":"A kind of finding, or a list of kinds: missing, unregistered, changed, wrong-region, duplicate, expired, expiring, unmanaged, could-not-check.","anyOf":[{"$ref":"#/definitions/kind"},{"type":"array","minItems":1,"items":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"$ref":"#/definitions/kind"}},"if":{"contains":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"}},"else":{"uniqueItems":true}}]}},"property":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"$ref":"#/definitions/pattern","description":"Of a `changed` finding, the property that may differ, with all its parts, such as `scopes` or `appliance.*`; other properties are still found."}},"name":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"$ref":"#/definitions/pattern","description":"Name of the resource or object; `*` stands for any characters."}},"id":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","minLength":1,"description":"The object's id."}},"owner":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"$ref":"#/definitions/pattern","description":"Of what is unmanaged, whose mark it carries, such as `lab/*`; `*` stands for any characters."}},"region":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"enum":["us","eu","apjc"],"description":"The cloud region."}},"reason":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","minLength":1,"description":"Why it may pass, for those who read the report."}},"until":{"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","pattern":"^\\d{4}-\\d{2}-\\d{2}$","description":"The last day on which the rule holds, as YYYY-MM-DD in UTC; afterwards the rule itself is a finding."}}},"anyOf":[{"required":["urn"]},{"required":["kind"]},{"required":["property"]},{"required":["name"]},{"required":["id"]},{"required":["owner"]},{"required":["region"]}]}};
const schema2 = {"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"type":"string","minLength":1,"description":"A text in which `*` stands for any characters."}};
const schema3 = {"if":{"const":"04da6b54-80e4-46f7-96ec-b56ff0331ba9"},"else":{"enum":["missing","unregistered","changed","wrong-region","duplicate","expired","expiring","unmanaged","could-not-check"],"description":"A kind of finding."}};
const func0 = Object.prototype.hasOwnProperty;
const func1 = require("ajv/dist/runtime/ucs2length").default;
const func2 = require("ajv/dist/runtime/equal").default;
const pattern0 = new RegExp("^\\d{4}-\\d{2}-\\d{2}$", "u");

function validate1(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = true;
const _errs1 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs1 === errors;
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
if(!_valid0){
const _errs2 = errors;
const _errs4 = errors;
let valid1 = false;
const _errs5 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.urn === undefined){
const err1 = {instancePath,schemaPath:"#/else/anyOf/0/required",keyword:"required",params:{missingProperty: "urn"},message:"must have required property '"+"urn"+"'",schema:schema1.else.anyOf[0].required,parentSchema:schema1.else.anyOf[0],data};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid1 = _errs5 === errors;
valid1 = valid1 || _valid1;
if(!valid1){
const _errs6 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.kind === undefined){
const err2 = {instancePath,schemaPath:"#/else/anyOf/1/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'",schema:schema1.else.anyOf[1].required,parentSchema:schema1.else.anyOf[1],data};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid1 = _errs6 === errors;
valid1 = valid1 || _valid1;
if(!valid1){
const _errs7 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.property === undefined){
const err3 = {instancePath,schemaPath:"#/else/anyOf/2/required",keyword:"required",params:{missingProperty: "property"},message:"must have required property '"+"property"+"'",schema:schema1.else.anyOf[2].required,parentSchema:schema1.else.anyOf[2],data};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var _valid1 = _errs7 === errors;
valid1 = valid1 || _valid1;
if(!valid1){
const _errs8 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.name === undefined){
const err4 = {instancePath,schemaPath:"#/else/anyOf/3/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'",schema:schema1.else.anyOf[3].required,parentSchema:schema1.else.anyOf[3],data};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
var _valid1 = _errs8 === errors;
valid1 = valid1 || _valid1;
if(!valid1){
const _errs9 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err5 = {instancePath,schemaPath:"#/else/anyOf/4/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'",schema:schema1.else.anyOf[4].required,parentSchema:schema1.else.anyOf[4],data};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
var _valid1 = _errs9 === errors;
valid1 = valid1 || _valid1;
if(!valid1){
const _errs10 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.owner === undefined){
const err6 = {instancePath,schemaPath:"#/else/anyOf/5/required",keyword:"required",params:{missingProperty: "owner"},message:"must have required property '"+"owner"+"'",schema:schema1.else.anyOf[5].required,parentSchema:schema1.else.anyOf[5],data};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
var _valid1 = _errs10 === errors;
valid1 = valid1 || _valid1;
if(!valid1){
const _errs11 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.region === undefined){
const err7 = {instancePath,schemaPath:"#/else/anyOf/6/required",keyword:"required",params:{missingProperty: "region"},message:"must have required property '"+"region"+"'",schema:schema1.else.anyOf[6].required,parentSchema:schema1.else.anyOf[6],data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
var _valid1 = _errs11 === errors;
valid1 = valid1 || _valid1;
}
}
}
}
}
}
if(!valid1){
const err8 = {instancePath,schemaPath:"#/else/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema1.else.anyOf,parentSchema:schema1.else,data};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.reason === undefined){
const err9 = {instancePath,schemaPath:"#/else/required",keyword:"required",params:{missingProperty: "reason"},message:"must have required property '"+"reason"+"'",schema:schema1.else.required,parentSchema:schema1.else,data};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(data.until === undefined){
const err10 = {instancePath,schemaPath:"#/else/required",keyword:"required",params:{missingProperty: "until"},message:"must have required property '"+"until"+"'",schema:schema1.else.required,parentSchema:schema1.else,data};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
for(const key0 in data){
if(!(func0.call(schema1.else.properties, key0))){
const err11 = {instancePath,schemaPath:"#/else/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties",schema:false,parentSchema:schema1.else,data};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.urn !== undefined){
let data0 = data.urn;
const _errs14 = errors;
let valid3 = true;
const _errs15 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data0){
const err12 = {};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
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
let valid5 = true;
const _errs19 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data0){
const err13 = {};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
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
if(typeof data0 === "string"){
if(func1(data0) < 1){
const err14 = {instancePath:instancePath+"/urn",schemaPath:"#/definitions/pattern/else/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema2.else,data:data0};
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
const err15 = {instancePath:instancePath+"/urn",schemaPath:"#/definitions/pattern/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema2.else.type,parentSchema:schema2.else,data:data0};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
var _valid3 = _errs20 === errors;
valid5 = _valid3;
}
if(!valid5){
const err16 = {instancePath:instancePath+"/urn",schemaPath:"#/definitions/pattern/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema2.if,parentSchema:schema2,data:data0};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
var _valid2 = _errs16 === errors;
valid3 = _valid2;
}
if(!valid3){
const err17 = {instancePath:instancePath+"/urn",schemaPath:"#/else/properties/urn/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema1.else.properties.urn.if,parentSchema:schema1.else.properties.urn,data:data0};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.kind !== undefined){
let data1 = data.kind;
const _errs23 = errors;
let valid6 = true;
const _errs24 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data1){
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
const _errs26 = errors;
let valid7 = false;
const _errs27 = errors;
const _errs29 = errors;
let valid9 = true;
const _errs30 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data1){
const err19 = {};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
var _valid6 = _errs30 === errors;
errors = _errs29;
if(vErrors !== null){
if(_errs29){
vErrors.length = _errs29;
}
else {
vErrors = null;
}
}
if(!_valid6){
const _errs31 = errors;
if(!(((((((((data1 === "missing") || (data1 === "unregistered")) || (data1 === "changed")) || (data1 === "wrong-region")) || (data1 === "duplicate")) || (data1 === "expired")) || (data1 === "expiring")) || (data1 === "unmanaged")) || (data1 === "could-not-check"))){
const err20 = {instancePath:instancePath+"/kind",schemaPath:"#/definitions/kind/else/enum",keyword:"enum",params:{allowedValues: schema3.else.enum},message:"must be equal to one of the allowed values",schema:schema3.else.enum,parentSchema:schema3.else,data:data1};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
var _valid6 = _errs31 === errors;
valid9 = _valid6;
}
if(!valid9){
const err21 = {instancePath:instancePath+"/kind",schemaPath:"#/definitions/kind/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema3.if,parentSchema:schema3,data:data1};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
var _valid5 = _errs27 === errors;
valid7 = valid7 || _valid5;
if(!valid7){
const _errs32 = errors;
const _errs34 = errors;
let valid10 = true;
const _errs35 = errors;
if(Array.isArray(data1)){
const _errs36 = errors;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
const _errs37 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data1[i0]){
const err22 = {};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
var valid11 = _errs37 === errors;
if(valid11){
break;
}
}
if(!valid11){
const err23 = {};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
else {
errors = _errs36;
if(vErrors !== null){
if(_errs36){
vErrors.length = _errs36;
}
else {
vErrors = null;
}
}
}
}
var _valid7 = _errs35 === errors;
errors = _errs34;
if(vErrors !== null){
if(_errs34){
vErrors.length = _errs34;
}
else {
vErrors = null;
}
}
if(!_valid7){
const _errs38 = errors;
if(Array.isArray(data1)){
let i1 = data1.length;
let j0;
if(i1 > 1){
outer0:
for(;i1--;){
for(j0 = i1; j0--;){
if(func2(data1[i1], data1[j0])){
const err24 = {instancePath:instancePath+"/kind",schemaPath:"#/else/properties/kind/else/anyOf/1/else/uniqueItems",keyword:"uniqueItems",params:{i: i1, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i1+" are identical)",schema:true,parentSchema:schema1.else.properties.kind.else.anyOf[1].else,data:data1};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
break outer0;
}
}
}
}
}
var _valid7 = _errs38 === errors;
valid10 = _valid7;
}
if(!valid10){
const err25 = {instancePath:instancePath+"/kind",schemaPath:"#/else/properties/kind/else/anyOf/1/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema1.else.properties.kind.else.anyOf[1].if,parentSchema:schema1.else.properties.kind.else.anyOf[1],data:data1};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
if(Array.isArray(data1)){
if(data1.length < 1){
const err26 = {instancePath:instancePath+"/kind",schemaPath:"#/else/properties/kind/else/anyOf/1/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items",schema:1,parentSchema:schema1.else.properties.kind.else.anyOf[1],data:data1};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
const len1 = data1.length;
for(let i2=0; i2<len1; i2++){
let data3 = data1[i2];
const _errs40 = errors;
let valid15 = true;
const _errs41 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data3){
const err27 = {};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
var _valid8 = _errs41 === errors;
errors = _errs40;
if(vErrors !== null){
if(_errs40){
vErrors.length = _errs40;
}
else {
vErrors = null;
}
}
if(!_valid8){
const _errs42 = errors;
const _errs44 = errors;
let valid17 = true;
const _errs45 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data3){
const err28 = {};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
var _valid9 = _errs45 === errors;
errors = _errs44;
if(vErrors !== null){
if(_errs44){
vErrors.length = _errs44;
}
else {
vErrors = null;
}
}
if(!_valid9){
const _errs46 = errors;
if(!(((((((((data3 === "missing") || (data3 === "unregistered")) || (data3 === "changed")) || (data3 === "wrong-region")) || (data3 === "duplicate")) || (data3 === "expired")) || (data3 === "expiring")) || (data3 === "unmanaged")) || (data3 === "could-not-check"))){
const err29 = {instancePath:instancePath+"/kind/" + i2,schemaPath:"#/definitions/kind/else/enum",keyword:"enum",params:{allowedValues: schema3.else.enum},message:"must be equal to one of the allowed values",schema:schema3.else.enum,parentSchema:schema3.else,data:data3};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
var _valid9 = _errs46 === errors;
valid17 = _valid9;
}
if(!valid17){
const err30 = {instancePath:instancePath+"/kind/" + i2,schemaPath:"#/definitions/kind/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema3.if,parentSchema:schema3,data:data3};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
var _valid8 = _errs42 === errors;
valid15 = _valid8;
}
if(!valid15){
const err31 = {instancePath:instancePath+"/kind/" + i2,schemaPath:"#/else/properties/kind/else/anyOf/1/items/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema1.else.properties.kind.else.anyOf[1].items.if,parentSchema:schema1.else.properties.kind.else.anyOf[1].items,data:data3};
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
const err32 = {instancePath:instancePath+"/kind",schemaPath:"#/else/properties/kind/else/anyOf/1/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema1.else.properties.kind.else.anyOf[1].type,parentSchema:schema1.else.properties.kind.else.anyOf[1],data:data1};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
var _valid5 = _errs32 === errors;
valid7 = valid7 || _valid5;
}
if(!valid7){
const err33 = {instancePath:instancePath+"/kind",schemaPath:"#/else/properties/kind/else/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf",schema:schema1.else.properties.kind.else.anyOf,parentSchema:schema1.else.properties.kind.else,data:data1};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
else {
errors = _errs26;
if(vErrors !== null){
if(_errs26){
vErrors.length = _errs26;
}
else {
vErrors = null;
}
}
}
var _valid4 = _errs25 === errors;
valid6 = _valid4;
}
if(!valid6){
const err34 = {instancePath:instancePath+"/kind",schemaPath:"#/else/properties/kind/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema1.else.properties.kind.if,parentSchema:schema1.else.properties.kind,data:data1};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data.property !== undefined){
let data4 = data.property;
const _errs48 = errors;
let valid18 = true;
const _errs49 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data4){
const err35 = {};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
var _valid10 = _errs49 === errors;
errors = _errs48;
if(vErrors !== null){
if(_errs48){
vErrors.length = _errs48;
}
else {
vErrors = null;
}
}
if(!_valid10){
const _errs50 = errors;
const _errs52 = errors;
let valid20 = true;
const _errs53 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data4){
const err36 = {};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
var _valid11 = _errs53 === errors;
errors = _errs52;
if(vErrors !== null){
if(_errs52){
vErrors.length = _errs52;
}
else {
vErrors = null;
}
}
if(!_valid11){
const _errs54 = errors;
if(typeof data4 === "string"){
if(func1(data4) < 1){
const err37 = {instancePath:instancePath+"/property",schemaPath:"#/definitions/pattern/else/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema2.else,data:data4};
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
const err38 = {instancePath:instancePath+"/property",schemaPath:"#/definitions/pattern/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema2.else.type,parentSchema:schema2.else,data:data4};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
var _valid11 = _errs54 === errors;
valid20 = _valid11;
}
if(!valid20){
const err39 = {instancePath:instancePath+"/property",schemaPath:"#/definitions/pattern/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema2.if,parentSchema:schema2,data:data4};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
var _valid10 = _errs50 === errors;
valid18 = _valid10;
}
if(!valid18){
const err40 = {instancePath:instancePath+"/property",schemaPath:"#/else/properties/property/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema1.else.properties.property.if,parentSchema:schema1.else.properties.property,data:data4};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data.name !== undefined){
let data5 = data.name;
const _errs57 = errors;
let valid21 = true;
const _errs58 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data5){
const err41 = {};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
var _valid12 = _errs58 === errors;
errors = _errs57;
if(vErrors !== null){
if(_errs57){
vErrors.length = _errs57;
}
else {
vErrors = null;
}
}
if(!_valid12){
const _errs59 = errors;
const _errs61 = errors;
let valid23 = true;
const _errs62 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data5){
const err42 = {};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
var _valid13 = _errs62 === errors;
errors = _errs61;
if(vErrors !== null){
if(_errs61){
vErrors.length = _errs61;
}
else {
vErrors = null;
}
}
if(!_valid13){
const _errs63 = errors;
if(typeof data5 === "string"){
if(func1(data5) < 1){
const err43 = {instancePath:instancePath+"/name",schemaPath:"#/definitions/pattern/else/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema2.else,data:data5};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
else {
const err44 = {instancePath:instancePath+"/name",schemaPath:"#/definitions/pattern/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema2.else.type,parentSchema:schema2.else,data:data5};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
var _valid13 = _errs63 === errors;
valid23 = _valid13;
}
if(!valid23){
const err45 = {instancePath:instancePath+"/name",schemaPath:"#/definitions/pattern/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema2.if,parentSchema:schema2,data:data5};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
var _valid12 = _errs59 === errors;
valid21 = _valid12;
}
if(!valid21){
const err46 = {instancePath:instancePath+"/name",schemaPath:"#/else/properties/name/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema1.else.properties.name.if,parentSchema:schema1.else.properties.name,data:data5};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
}
if(data.id !== undefined){
let data6 = data.id;
const _errs66 = errors;
let valid24 = true;
const _errs67 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data6){
const err47 = {};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
var _valid14 = _errs67 === errors;
errors = _errs66;
if(vErrors !== null){
if(_errs66){
vErrors.length = _errs66;
}
else {
vErrors = null;
}
}
if(!_valid14){
const _errs68 = errors;
if(typeof data6 === "string"){
if(func1(data6) < 1){
const err48 = {instancePath:instancePath+"/id",schemaPath:"#/else/properties/id/else/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1.else.properties.id.else,data:data6};
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
const err49 = {instancePath:instancePath+"/id",schemaPath:"#/else/properties/id/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema1.else.properties.id.else.type,parentSchema:schema1.else.properties.id.else,data:data6};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
var _valid14 = _errs68 === errors;
valid24 = _valid14;
}
if(!valid24){
const err50 = {instancePath:instancePath+"/id",schemaPath:"#/else/properties/id/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema1.else.properties.id.if,parentSchema:schema1.else.properties.id,data:data6};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
if(data.owner !== undefined){
let data7 = data.owner;
const _errs71 = errors;
let valid25 = true;
const _errs72 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data7){
const err51 = {};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
var _valid15 = _errs72 === errors;
errors = _errs71;
if(vErrors !== null){
if(_errs71){
vErrors.length = _errs71;
}
else {
vErrors = null;
}
}
if(!_valid15){
const _errs73 = errors;
const _errs75 = errors;
let valid27 = true;
const _errs76 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data7){
const err52 = {};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
var _valid16 = _errs76 === errors;
errors = _errs75;
if(vErrors !== null){
if(_errs75){
vErrors.length = _errs75;
}
else {
vErrors = null;
}
}
if(!_valid16){
const _errs77 = errors;
if(typeof data7 === "string"){
if(func1(data7) < 1){
const err53 = {instancePath:instancePath+"/owner",schemaPath:"#/definitions/pattern/else/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema2.else,data:data7};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
else {
const err54 = {instancePath:instancePath+"/owner",schemaPath:"#/definitions/pattern/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema2.else.type,parentSchema:schema2.else,data:data7};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
var _valid16 = _errs77 === errors;
valid27 = _valid16;
}
if(!valid27){
const err55 = {instancePath:instancePath+"/owner",schemaPath:"#/definitions/pattern/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema2.if,parentSchema:schema2,data:data7};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
var _valid15 = _errs73 === errors;
valid25 = _valid15;
}
if(!valid25){
const err56 = {instancePath:instancePath+"/owner",schemaPath:"#/else/properties/owner/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema1.else.properties.owner.if,parentSchema:schema1.else.properties.owner,data:data7};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
if(data.region !== undefined){
let data8 = data.region;
const _errs80 = errors;
let valid28 = true;
const _errs81 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data8){
const err57 = {};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
var _valid17 = _errs81 === errors;
errors = _errs80;
if(vErrors !== null){
if(_errs80){
vErrors.length = _errs80;
}
else {
vErrors = null;
}
}
if(!_valid17){
const _errs82 = errors;
if(!(((data8 === "us") || (data8 === "eu")) || (data8 === "apjc"))){
const err58 = {instancePath:instancePath+"/region",schemaPath:"#/else/properties/region/else/enum",keyword:"enum",params:{allowedValues: schema1.else.properties.region.else.enum},message:"must be equal to one of the allowed values",schema:schema1.else.properties.region.else.enum,parentSchema:schema1.else.properties.region.else,data:data8};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
var _valid17 = _errs82 === errors;
valid28 = _valid17;
}
if(!valid28){
const err59 = {instancePath:instancePath+"/region",schemaPath:"#/else/properties/region/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema1.else.properties.region.if,parentSchema:schema1.else.properties.region,data:data8};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
}
if(data.reason !== undefined){
let data9 = data.reason;
const _errs84 = errors;
let valid29 = true;
const _errs85 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data9){
const err60 = {};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
var _valid18 = _errs85 === errors;
errors = _errs84;
if(vErrors !== null){
if(_errs84){
vErrors.length = _errs84;
}
else {
vErrors = null;
}
}
if(!_valid18){
const _errs86 = errors;
if(typeof data9 === "string"){
if(func1(data9) < 1){
const err61 = {instancePath:instancePath+"/reason",schemaPath:"#/else/properties/reason/else/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters",schema:1,parentSchema:schema1.else.properties.reason.else,data:data9};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
else {
const err62 = {instancePath:instancePath+"/reason",schemaPath:"#/else/properties/reason/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema1.else.properties.reason.else.type,parentSchema:schema1.else.properties.reason.else,data:data9};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
var _valid18 = _errs86 === errors;
valid29 = _valid18;
}
if(!valid29){
const err63 = {instancePath:instancePath+"/reason",schemaPath:"#/else/properties/reason/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema1.else.properties.reason.if,parentSchema:schema1.else.properties.reason,data:data9};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data.until !== undefined){
let data10 = data.until;
const _errs89 = errors;
let valid30 = true;
const _errs90 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data10){
const err64 = {};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
var _valid19 = _errs90 === errors;
errors = _errs89;
if(vErrors !== null){
if(_errs89){
vErrors.length = _errs89;
}
else {
vErrors = null;
}
}
if(!_valid19){
const _errs91 = errors;
if(typeof data10 === "string"){
if(!pattern0.test(data10)){
const err65 = {instancePath:instancePath+"/until",schemaPath:"#/else/properties/until/else/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-\\d{2}-\\d{2}$"},message:"must match pattern \""+"^\\d{4}-\\d{2}-\\d{2}$"+"\"",schema:"^\\d{4}-\\d{2}-\\d{2}$",parentSchema:schema1.else.properties.until.else,data:data10};
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
const err66 = {instancePath:instancePath+"/until",schemaPath:"#/else/properties/until/else/type",keyword:"type",params:{type: "string"},message:"must be string",schema:schema1.else.properties.until.else.type,parentSchema:schema1.else.properties.until.else,data:data10};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
var _valid19 = _errs91 === errors;
valid30 = _valid19;
}
if(!valid30){
const err67 = {instancePath:instancePath+"/until",schemaPath:"#/else/properties/until/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema1.else.properties.until.if,parentSchema:schema1.else.properties.until,data:data10};
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
const err68 = {instancePath,schemaPath:"#/else/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema1.else.type,parentSchema:schema1.else,data};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
var _valid0 = _errs2 === errors;
valid0 = _valid0;
}
if(!valid0){
const err69 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema1.if,parentSchema:schema1,data};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
validate1.errors = vErrors;
return errors === 0;
}


function validate0(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.rules === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "rules"},message:"must have required property '"+"rules"+"'",schema:schema0.required,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
for(const key0 in data){
if(!(key0 === "rules")){
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
if(data.rules !== undefined){
let data0 = data.rules;
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
if(Array.isArray(data0)){
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
let data1 = data0[i0];
const _errs8 = errors;
let valid4 = true;
const _errs9 = errors;
if("04da6b54-80e4-46f7-96ec-b56ff0331ba9" !== data1){
const err3 = {};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
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
if(!(validate1(data1, {instancePath:instancePath+"/rules/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate1.errors : vErrors.concat(validate1.errors);
errors = vErrors.length;
}
var _valid1 = _errs10 === errors;
valid4 = _valid1;
}
if(!valid4){
const err4 = {instancePath:instancePath+"/rules/" + i0,schemaPath:"#/properties/rules/else/items/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.rules.else.items.if,parentSchema:schema0.properties.rules.else.items,data:data1};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
}
else {
const err5 = {instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/else/type",keyword:"type",params:{type: "array"},message:"must be array",schema:schema0.properties.rules.else.type,parentSchema:schema0.properties.rules.else,data:data0};
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
const err6 = {instancePath:instancePath+"/rules",schemaPath:"#/properties/rules/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema",schema:schema0.properties.rules.if,parentSchema:schema0.properties.rules,data:data0};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object",schema:schema0.type,parentSchema:schema0,data};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
validate0.errors = vErrors;
return errors === 0;
}
