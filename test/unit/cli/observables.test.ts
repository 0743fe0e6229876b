import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { inGuidesSyntax, readObservables } from "../../../cli/observe/observables";
import { observableTypes } from "../../../provider/clients/cloud/observations";

const read = (...texts: string[]) => readObservables(texts).map(({ type, value }) => [type, value]);

describe("observables", () => {
  test.each([
    ['ip:"4.2.2.2"', "ip", "4.2.2.2"],
    ['email_subject:"Invoice Due"', "email_subject", "Invoice Due"],
    ['domain:"cisco.com"', "domain", "cisco.com"],
    ['cisco_mid:"12345"', "cisco_mid", "12345"],
    ['email:"noreply@cisco.com"', "email", "noreply@cisco.com"],
    ['sha256:"sha256filehash"', "sha256", "sha256filehash"],
    ['email_messageid:"123-abc-456@cisco.com"', "email_messageid", "123-abc-456@cisco.com"],
    ['file_name:"invoice.pdf"', "file_name", "invoice.pdf"],
  ])("are as in the guide: %s", (text, type, value) => {
    expect(read(text)).toEqual([[type, value]]);
  });

  test.each([
    ["ip:4.2.2.2", [["ip", "4.2.2.2"]]],
    ["IP:4.2.2.2", [["ip", "4.2.2.2"]]],
    ["email_subject:test test", [["email_subject", "test test"]]],
    ["email_subject:Re: the offer: now", [["email_subject", "Re: the offer: now"]]],
    ["url:http://internetbadguys.com/login", [["url", "http://internetbadguys.com/login"]]],
    ["ipv6:2001:db8::1", [["ipv6", "2001:db8::1"]]],
    ['email_subject:"say \\"hi\\" \\\\ bye"', [["email_subject", 'say "hi" \\ bye']]],
    ["subject:x", [["subject", "x"]]],
    [
      'ip:4.2.2.2\n email_subject:"test test"  domain:cisco.com ',
      [
        ["ip", "4.2.2.2"],
        ["email_subject", "test test"],
        ["domain", "cisco.com"],
      ],
    ],
  ])("are read from %j", (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test("of several words are all looked for", () => {
    expect(read("ip:1.1.1.1", "domain:a.b url:http://c")).toHaveLength(3);
  });

  test.each([
    ["4.2.2.2", /^the observable "4\.2\.2\.2" has no type: write it as in an investigation, such as email_subject:"test test"/],
    ["", /has no type/],
    ["ip:", /the observable "ip:" has no value/],
    ['ip:""', /has no value/],
    ['email_subject:"test', /has a quotation mark that is not closed/],
    ['email_subject:"test"x', /is followed by more/],
    ['ip:"1" loose', /the observable "loose" has no type/],
  ])("that are none are named: %j", (text, message) => {
    expect(() => read(text)).toThrow(message);
  });

  test("are written as they are read, whatever is in them", () => {
    const one = fc.record({ type: fc.constantFrom(...observableTypes), value: fc.string({ unit: "grapheme", minLength: 1 }) });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1 }), (all) => {
        expect(readObservables([all.map(inGuidesSyntax).join(" ")])).toEqual(all);
      }),
    );
  });
});
