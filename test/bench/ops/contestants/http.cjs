"use strict";
/** One raw request over connections that are kept, with one access token a region and process. */
const http = require("node:http");

const agent = new http.Agent({ keepAlive: true });

/** @typedef {{ method: string, path: string, body?: object | undefined }} Wanted */

/** @param {string} region @param {string} name */
const setting = (region, name) => process.env[`CISCO_CTR_${region.toUpperCase()}_${name}`] ?? "";

/**
 * @param {string} region
 * @param {Omit<Wanted, "body">} wanted
 * @param {http.OutgoingHttpHeaders} headers
 * @param {string} [body]
 * @returns {Promise<unknown>}
 */
function send(region, { method, path }, headers, body) {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { "Content-Length": Buffer.byteLength(body) };
    const request = http.request(`${setting(region, "URL")}${path}`, { method, agent, headers: { ...headers, ...length } });
    request.on("error", reject).on("response", (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (/** @type {string} */ chunk) => (text += chunk));
      response.on("error", reject).on("end", () => {
        if ((response.statusCode ?? 500) >= 300) reject(new Error(`${method} ${path} -> ${response.statusCode}: ${text}`));
        else resolve(text === "" ? undefined : JSON.parse(text));
      });
    });
    request.end(body);
  });
}

/** @type {Map<string, Promise<string>>} */
const tokens = new Map();

/** @param {string} region */
function tokenOf(region) {
  const known = tokens.get(region);
  if (known !== undefined) return known;
  const basic = Buffer.from(`${setting(region, "CLIENT_ID")}:${setting(region, "CLIENT_PASSWORD")}`).toString("base64");
  const headers = { Authorization: `Basic ${basic}`, "Content-Type": "application/x-www-form-urlencoded" };
  const asked = send(region, { method: "POST", path: "/iroh/oauth2/token" }, headers, "grant_type=client_credentials");
  const token = asked.then((answer) => /** @type {{ access_token: string }} */ (answer).access_token);
  tokens.set(region, token);
  return token;
}

/**
 * @param {string} region
 * @param {Wanted} wanted
 * @returns {Promise<unknown>}
 */
exports.ask = async (region, { body, ...wanted }) => {
  const headers = { Authorization: `Bearer ${await tokenOf(region)}`, "Content-Type": "application/json" };
  return await send(region, wanted, headers, body && JSON.stringify(body));
};
