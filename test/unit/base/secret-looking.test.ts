import { expect, test } from "@jest/globals";
import { secretTexts } from "../../../provider/base/secret-looking";

/** Every text in it but the names. */
const textsOf = (value: unknown): unknown[] =>
  typeof value === "string" ? [value] : Object.values(value as object).flatMap((each) => textsOf(each));

test.each<[object]>([
  [{ password: "module" }],
  [{ "basic-auth-password": "correct horse" }],
  [{ token: "abc" }],
  [{ accessToken: "canary" }],
  [{ client_secret: "canary" }],
  [{ CLIENT_SECRET2: "canary" }],
  [{ clientsecret: "canary" }],
  [{ apiKey: "canary" }],
  [{ apikey: "canary" }],
  [{ "x-api-key": "canary" }],
  [{ custom_SECRET_KEY: "canary" }],
  [{ "authorization-header": "Bearer canary" }],
  [{ "configuration-token-key": "canary" }],
  [{ privateKey: "-----BEGIN PRIVATE KEY-----" }],
  [{ key: "a1b2-c3d4" }],
  [{ license_key: "AAAA-1111" }],
  [{ auth: "user:word" }],
  [{ deep: [{ credentials: { secret: "canary" } }] }],
  [{ secret: { value: "canary" } }],
  [{ passwords: ["one", "two"] }],
])("%j holds secrets, and nothing else", (values) => {
  expect(secretTexts(values)).toEqual(textsOf(values));
});

test.each<[object]>([
  [{ keyword: "module" }],
  [{ keywords: ["module", "device"] }],
  [{ keyboard: "de-1" }],
  [{ monkey: "a1" }],
  [{ tokenType: "Bearer" }],
  [{ "auth-type": "configuration-token" }],
  [{ "configuration-token-alg": "HS256" }],
  [{ "configuration-token-audience": "https://relay.example.com" }],
  [{ "basic-auth-user": "relay1" }],
  [{ credentials: { username: "relay1" } }],
  [{ author: "team 7" }],
  [{ authority: "https://login.example.com/1" }],
  [{ passive: "on1" }],
  [{ bypass: "10.0.0.0/8" }],
  [{ compass: "n1" }],
  [{ secretary: "Eve 2" }],
  [{ tokenizer: "utf8" }],
  [{ token_url: "https://login.example.com/2" }],
  [{ passwordPolicy: "strong-8" }],
  [{ key: "custom_host" }],
  [{ auth: "basic" }],
  [{ token: 5, secret: true, password: null }],
])("%j holds none: no message hides its words", (values) => {
  expect(secretTexts(values)).toEqual([]);
});
