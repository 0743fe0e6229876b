/** A host is the same thing in every schema; what is none has to be found at check, before an appliance leaves. */
import { isIP } from "node:net";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { schemas } from "../../../provider/generated/schemas";
import { appliance, findings } from "../../support/findings";

const { host } = schemas.DeviceRegistration.definitions;
const isHost = (text: string): boolean =>
  findings("DeviceRegistration", { region: "us", appliance: { ...appliance, host: text } }).length === 0;

describe("a host", () => {
  test("is one rule, for appliances and FMCs", () => {
    expect(schemas.FmcCloudIntegration.definitions.host).toEqual({
      ...host,
      description: host.description.replace("`appliance.port`", "`fmc.port`"),
    });
  });

  test.each([
    ...[
      "esa1",
      "esa1.example.com",
      "ESA1.Example.COM.",
      "esa_1.corp_net.example",
      "1esa.example.com",
      "10-0-0-1",
      "3com",
      "a--b",
    ],
    ...[
      "xn--bcher-kva.example",
      "127.0.0.1",
      "0.0.0.0",
      "255.255.255.255",
      "::",
      "::1",
      "2001:db8::1",
      "1:2:3:4:5:6:7::",
      "::ffff:10.0.0.1",
      "fe80::1%eth0",
    ],
  ])("may be %s", (text) => {
    expect(isHost(text)).toBe(true);
  });

  test.each([
    ...[
      "",
      " ",
      "esa1 ",
      "esa1\n",
      "a b",
      "esa1:22",
      "esa1.example.com:22",
      "ssh://esa1",
      "admin@esa1",
      "esa1/",
      "esa1;id",
      "$(id)",
    ],
    ...[".", ".esa1", "a..b", "-esa1", "a.-b", "esa1..", "256.0.0.1", "10.0.0", "1", "esa1.1", "010.0.0.1", "127.0.0.1:22"],
    ...["[::1]", "[::1]:443", ":", ":::", "1:2", "1:2:3", "1::2::3", "12345::", "1:2:3:4:5:6:7:8:9", ":1", "1:"],
  ])("is not %j", (text) => {
    expect(isHost(text)).toBe(false);
  });

  test("any address that a socket takes, and no other with a colon", () => {
    const group = fc.stringMatching(/^[0-9A-Fa-f]{0,5}$/);
    const loose = fc.array(group, { minLength: 2, maxLength: 10 }).map((groups) => groups.join(":"));
    const text = fc.oneof(fc.ipV4(), fc.ipV6(), loose);
    fc.assert(
      fc.property(text, (text) => {
        expect(isHost(text)).toBe(isIP(text) !== 0 || (!text.includes(":") && /[A-Za-z_-]/.test(text)));
      }),
      { numRuns: 2_000 },
    );
  });
});
