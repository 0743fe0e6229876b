import { expect, test } from "@jest/globals";
import { ciscoCtr } from "../../../support/command-line";

test.each([
  [["tokens"], /'tokens' is invalid .*Allowed choices are devices, modules, clients, module-types/],
  [["devices", "--region", "mars"], /Give one or more of us, eu, apjc/],
  [["clients", "--type", "esa"], /--type is for devices and modules; search clients with --name/],
  [["devices", "--state", "x"], /unknown option '--state'/],
  [["clients", "--adopt"], /an API client cannot be taken over: its password was shown once; make an ApiClient in its place/],
  [["module-types", "--adopt"], /a module type cannot be taken over/],
  [["devices", "--adopt", "--json"], /--adopt prints a program, and --json excludes it/],
  [["devices", "--external"], /--external says how --adopt takes devices over; give --adopt too/],
  [[], /missing required argument 'what'/],
])("list %j is a matter of usage", async (words, message) => {
  expect(await ciscoCtr({}, "list", ...words)).toMatchObject({ code: 2, stdout: "", stderr: expect.stringMatching(message) });
});

test("without any credentials it says what to set", async () => {
  expect(await ciscoCtr({}, "list", "devices")).toMatchObject({
    code: 3,
    stderr: expect.stringMatching(/^error: there are no credentials for region "us"\. Set CISCO_CTR_US_CLIENT_ID/),
  });
});
