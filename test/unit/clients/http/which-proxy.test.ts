import { describe, expect, test } from "@jest/globals";
import { Secrets } from "../../../../provider/base/known-secrets";
import { proxyFor } from "../../../../provider/clients/http/proxy";

describe("which proxy", () => {
  const origin = "https://visibility.eu.amp.cisco.com";
  const of = (env: Record<string, string>, to = origin) => {
    const found = proxyFor(to, new Secrets(), env);
    return found && `${found.variable} ${found.secure ? "https" : "http"} ${found.host} ${found.port}`;
  };

  test.each<[Record<string, string>, string | undefined]>([
    [{}, undefined],
    [{ HTTPS_PROXY: "" }, undefined],
    [{ HTTP_PROXY: "http://p.test:1" }, undefined],
    [{ HTTPS_PROXY: "http://p.test:3128" }, "HTTPS_PROXY http p.test 3128"],
    [{ HTTPS_PROXY: "p.test:3128" }, "HTTPS_PROXY http p.test 3128"],
    [{ HTTPS_PROXY: "user:pass@p.test" }, "HTTPS_PROXY http p.test 80"],
    [{ https_proxy: "https://p.test" }, "https_proxy https p.test 443"],
    [{ ALL_PROXY: "http://[::1]:8080/" }, "ALL_PROXY http ::1 8080"],
    [{ ALL_PROXY: "http://a.test", HTTPS_PROXY: "http://h.test", https_proxy: "http://l.test" }, "https_proxy http l.test 80"],
  ])("%j: %s", (env, found) => {
    expect(of(env)).toBe(found);
  });

  test("a name means the same with the dot that may end it", () => {
    expect(of({ HTTPS_PROXY: "http://p.test", NO_PROXY: "cisco.com" }, `${origin}.`)).toBeUndefined();
  });

  const hosts = [
    ...["visibility.eu.amp.cisco.com", "visibility.amp.cisco.com", "cisco.com", "notcisco.com"],
    ...["cisco.com:8443", "other.test:8443", "10.1.2.3", "[fd00::1]"],
  ];

  test.each<[string, string[]]>([
    ["*", hosts],
    ["*:443", hosts.filter((host) => !host.endsWith(":8443"))],
    ["visibility.eu.amp.cisco.com", ["visibility.eu.amp.cisco.com"]],
    ["VISIBILITY.EU.amp.cisco.com.", ["visibility.eu.amp.cisco.com"]],
    ["cisco.com", ["visibility.eu.amp.cisco.com", "visibility.amp.cisco.com", "cisco.com", "cisco.com:8443"]],
    ["eu.amp.cisco.com", ["visibility.eu.amp.cisco.com"]],
    [".cisco.com", ["visibility.eu.amp.cisco.com", "visibility.amp.cisco.com"]],
    ["*.cisco.com", ["visibility.eu.amp.cisco.com", "visibility.amp.cisco.com"]],
    ["*cisco.com", ["visibility.eu.amp.cisco.com", "visibility.amp.cisco.com", "cisco.com", "notcisco.com", "cisco.com:8443"]],
    ["other.test, .amp.cisco.com", ["visibility.eu.amp.cisco.com", "visibility.amp.cisco.com", "other.test:8443"]],
    ["test .eu.amp.cisco.com", ["visibility.eu.amp.cisco.com", "other.test:8443"]],
    ["cisco.com:443", ["visibility.eu.amp.cisco.com", "visibility.amp.cisco.com", "cisco.com"]],
    ["cisco.com:8443", ["cisco.com:8443"]],
    [".cisco.com:80", []],
    ["10.1.2.3", ["10.1.2.3"]],
    ["10.1.2.3:443", ["10.1.2.3"]],
    ["10.1.2.3:8443", []],
    ["2.3", []],
    ["10.0.0.0/8", ["10.1.2.3"]],
    ["0.0.0.0/0", ["10.1.2.3"]],
    ["10.1.2.0/30", ["10.1.2.3"]],
    ["10.1.2.0/31", []],
    ["10.0.0.0/33,10.0.0.0/x,10.0.0.0/,10.0.0.0/8/8", []],
    ["fd00::1", ["[fd00::1]"]],
    ["FD00:0:0::1", ["[fd00::1]"]],
    ["[fd00::1]", ["[fd00::1]"]],
    ["[fd00::1]:443", ["[fd00::1]"]],
    ["[fd00::1]:8443", []],
    ["fd00::/8", ["[fd00::1]"]],
    ["fd00::/129", []],
    ["com.", ["visibility.eu.amp.cisco.com", "visibility.amp.cisco.com", "cisco.com", "notcisco.com", "cisco.com:8443"]],
    [",,", []],
    [".", []],
    ["", []],
  ])("NO_PROXY=%s lets by: %j", (list, letBy) => {
    for (const name of ["NO_PROXY", "no_proxy"]) {
      const past = hosts.filter((host) => of({ HTTPS_PROXY: "http://p.test", [name]: list }, `https://${host}`) === undefined);
      expect(past).toEqual(hosts.filter((host) => letBy.includes(host)));
    }
  });
});
