import { describe, expect, test } from "@jest/globals";
import { unanswered } from "../../../../provider/clients/http/unanswered";

const path = "/iroh/thing";

describe("what is no failure of a network", () => {
  const host = "api.test";
  const request = { method: "GET", path };
  const of = (code?: string): Error => Object.assign(new Error("why"), code === undefined ? {} : { code });

  test.each([undefined, "MODULE_NOT_FOUND", "ERR_MODULE_NOT_FOUND", "ERR_INVALID_CHAR", "ERR_INVALID_ARG_TYPE", "ERR_CANCELED"])(
    "(%s) stays what it is: a mistake, and not said of the network",
    (code) => {
      const cause = of(code);
      expect(() => unanswered(host, request, cause)).toThrow(cause);
    },
  );

  test.each<[string, string, "cut" | "not-sent"]>([
    ["ECONNRESET", "the connection to api.test broke (ECONNRESET)", "cut"],
    ["EPIPE", "the connection to api.test broke (EPIPE)", "cut"],
    ["EPROTO", "the connection to api.test broke (EPROTO)", "cut"],
    ["HPE_INVALID_CONSTANT", "the connection to api.test broke (HPE_INVALID_CONSTANT)", "cut"],
    ["ERR_SSL_WRONG_VERSION_NUMBER", "the connection to api.test broke (ERR_SSL_WRONG_VERSION_NUMBER)", "cut"],
    ["ERR_BAD_RESPONSE", "the connection to api.test broke (ERR_BAD_RESPONSE)", "cut"],
    ["Z_DATA_ERROR", "the connection to api.test broke (Z_DATA_ERROR)", "cut"],
    ["ETIMEDOUT", "api.test did not answer in time", "cut"],
    ["ENOTFOUND", "api.test cannot be reached (ENOTFOUND)", "not-sent"],
    ["EAI_AGAIN", "api.test cannot be reached (EAI_AGAIN)", "not-sent"],
    ["CERT_HAS_EXPIRED", "api.test cannot be reached (CERT_HAS_EXPIRED)", "not-sent"],
    ["INVALID_CA", "api.test cannot be reached (INVALID_CA)", "not-sent"],
  ])("%s is one: %s", (code, reason, kind) => {
    expect(unanswered(host, request, of(code))).toMatchObject({ failure: { kind }, error: { facts: { reason } } });
  });
});
