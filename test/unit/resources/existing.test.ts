import { expect, test } from "@jest/globals";
import { regions } from "../../../provider/clients/cloud/regions";
import type { DeviceWire } from "../../../provider/clients/cloud/devices";
import { withMark, type Mark } from "../../../provider/lifecycle/mark";
import {
  isSettledHere,
  verdictOn,
  type Seen,
  type Verdict,
  type Wish,
} from "../../../provider/resources/device-registration/existing";

const mark: Mark = { kind: "DeviceRegistration", owner: "mail/dev/gate", hash: "0123456789ab" };
const prod: Mark = { ...mark, owner: "mail/prod/gate" };
const tokenOf = (stack: string): Mark => ({ kind: "SseToken", owner: `mail/${stack}/tokens`, hash: "ba9876543210" });
const host = "esa1.example.com";

/** A registered device under the appliance's name, which nobody has marked. */
const device = (more: Partial<DeviceWire> = {}): DeviceWire => ({
  ...{ id: "found", name: host, type: "ESA", status: "Registered", description: "" },
  ...more,
});
const ofMark = (found: Mark, more: Partial<DeviceWire> = {}) => device({ description: withMark("", found), ...more });
const unregistered = { status: "Unregistered" };

const own = ofMark(mark, { id: "own" });
const ownUnregistered = ofMark(mark, { id: "own", ...unregistered });
const entry = ofMark(tokenOf("dev"), { id: "entry", name: "tokens" });
const unusedEntry = { ...entry, ...unregistered };
const known = ofMark(mark, { id: "known", ...unregistered });
const inEu = (there: DeviceWire) => ({ region: regions.eu, device: there });

type See = Partial<Omit<Seen, "status">> & Partial<Seen["status"]>;

function judge({ state = "registered", licensed = false, ...see }: See, wish: Partial<Wish>): Verdict {
  const seen = { facts: { type: "ESA" as const, version: "13.0.0-392", hostName: host }, devices: [], ...see };
  return verdictOn({ ...seen, status: { state, licensed } }, { mark, region: "us", onExisting: "adopt", ...wish });
}

/** Verdicts in one line: the id of the device that stays, where it is moved from, the sentence of the refusal. */
function inShort(verdict: Verdict): string {
  switch (verdict.is) {
    case "free":
      return "free";
    case "ours":
      return `ours ${verdict.device.id}${verdict.fromEarlierRun ? ", from an earlier run" : ""}`;
    case "adopt":
      return ["adopt", verdict.device.id, ...verdict.unused.map(({ id }) => `unused ${id}`)].join(" ");
    case "move":
      return `move ${verdict.where}`;
    case "refuse":
      return `refuse ${verdict.error.code}: ${verdict.error.message}`;
  }
}

const belongs = (id: string, owner: string) =>
  `refuse conflict: device ${id} ("${host}") belongs to ${owner}. Remove it there first`;
const registeredAs = (where: string, remedy: string) =>
  `refuse conflict: ${host} is registered already, ${where}. Set onExisting to "${remedy}" if`;
const hereAs = 'as device found in region "us"';
const euAs = 'as device found in region "eu"';
const unseen = "in another region or organisation, or here under another name";

test.each<[string, See, Partial<Wish>, string]>([
  ["not registered", { state: "ready" }, {}, "free"],
  ["switched off", { state: "not-enabled" }, { onExisting: "fail" }, "free"],
  ["failed at its last token", { state: "failed" }, { known }, "free"],
  ["not registered, whatever the cloud shows", { state: "ready", devices: [own, device()] }, {}, "free"],

  ["ours, made by a run before", { devices: [own] }, {}, "ours own, from an earlier run"],
  ["ours, whatever onExisting says", { devices: [own] }, { onExisting: "fail" }, "ours own, from an earlier run"],
  ["ours under another name", { devices: [{ ...own, name: "gateway" }] }, {}, "ours own, from an earlier run"],
  ["ours beside another of that name", { devices: [device(), own] }, {}, "ours own, from an earlier run"],
  ["ours twice: the registered one", { devices: [{ ...ownUnregistered, id: "late" }, own] }, {}, "ours own, from an earlier run"],
  ["the known device", { devices: [{ ...known, status: "registered" }] }, { known, entry: known }, "ours known"],
  ["the known device, which lost its mark", { devices: [device({ id: "known" })] }, { known, entry: known }, "ours known"],
  ["registered by the given token", { devices: [device(), entry] }, { entry, token: "text" }, "ours entry"],
  ["ours, which the cloud does not show yet", { devices: [ownUnregistered] }, {}, "ours own"],
  ["by the token, which the cloud does not show yet", { devices: [unusedEntry] }, { entry, token: "text" }, "ours entry"],
  ["ours not shown yet, with a licence", { licensed: true, devices: [known] }, { known, entry: known }, "ours known"],

  ["by hand", { devices: [device()] }, {}, "adopt found"],
  ["by hand, told to move", { devices: [device()] }, { onExisting: "move" }, "adopt found"],
  ["by hand, told to fail", { devices: [device()] }, { onExisting: "fail" }, registeredAs(hereAs, "adopt")],
  ["by hand, with a licence", { licensed: true, devices: [device()] }, {}, "adopt found"],
  ["by hand, as a device without type", { devices: [device({ type: undefined })] }, {}, "adopt found"],
  ["by hand, with a token at hand", { devices: [device(), unusedEntry] }, { entry, token: "text" }, "adopt found"],
  ["by hand after a killed run", { devices: [ownUnregistered, device()] }, {}, "adopt found unused own"],
  ["by hand, known under its host name", { devices: [ofMark({ ...tokenOf("dev"), host }, { name: "x" })] }, {}, "adopt found"],
  ["by this stack's token", { devices: [ofMark(tokenOf("dev"))] }, {}, "adopt found"],
  ["by another stack's token, which is shown", { devices: [ofMark(tokenOf("prod"))] }, { token: "text" }, "adopt found"],
  ["by another stack's token", { devices: [ofMark(tokenOf("prod"))] }, {}, belongs("found", "mail/prod/tokens")],
  ["another stack's", { devices: [ofMark(prod)] }, {}, belongs("found", "mail/prod/gate")],
  ["another stack's, told to move", { devices: [ofMark(prod)] }, { onExisting: "move" }, belongs("found", "mail/prod/gate")],
  ["another stack's, with a token", { devices: [ofMark(prod)] }, { token: "text" }, belongs("found", "mail/prod/gate")],
  ["another stack's, told to fail", { devices: [ofMark(prod)] }, { onExisting: "fail" }, belongs("found", "mail/prod/gate")],
  ["ours before a renaming", { devices: [ofMark(prod)] }, { formerOwner: prod.owner }, "adopt found"],
  ["ours with other inputs", { devices: [ofMark({ ...mark, hash: "ffffffffffff" })] }, {}, "adopt found"],
  [
    "by hand, while ours is another device",
    { devices: [known, device()] },
    { known, entry: known },
    `refuse conflict: ${host} was registered by hand as device found, while this resource is device known.`,
  ],
  [
    "two of that name",
    { devices: [device(), device({ id: "second" })] },
    {},
    `refuse conflict: 2 registered devices are named "${host}": found, second.`,
  ],

  ["nobody knows where", {}, {}, registeredAs(unseen, "move")],
  ["nobody knows where, told to fail", {}, { onExisting: "fail" }, registeredAs(unseen, "move")],
  ["nobody knows where, told to move", {}, { onExisting: "move" }, `move ${unseen}`],
  ["here only as what it was", { devices: [device(unregistered)] }, { onExisting: "move" }, `move ${unseen}`],
  ["here only under another name", { devices: [device({ name: "esa2" })] }, { onExisting: "move" }, `move ${unseen}`],
  ["here only an SMA of that name", { devices: [device({ type: "SMA" })] }, { onExisting: "move" }, `move ${unseen}`],
  ["elsewhere", { elsewhere: inEu(device()) }, {}, registeredAs(euAs, "move")],
  ["elsewhere, told to fail", { elsewhere: inEu(device()) }, { onExisting: "fail" }, registeredAs(euAs, "move")],
  ["elsewhere, told to move", { elsewhere: inEu(device()) }, { onExisting: "move" }, `move ${euAs}`],
  [
    "elsewhere, though ours is here",
    { devices: [known], elsewhere: inEu(device()) },
    { known, entry: known, onExisting: "move" },
    `move ${euAs}`,
  ],
  [
    "elsewhere, with a licence",
    { licensed: true, elsewhere: inEu(device()) },
    { onExisting: "move" },
    `refuse smart-licence: ${host} is registered by its smart licence, ${euAs}, and cannot be moved`,
  ],
  [
    "another stack's elsewhere, with a licence",
    { licensed: true, elsewhere: inEu(ofMark(prod)) },
    { onExisting: "move" },
    belongs("found", "mail/prod/gate"),
  ],
  [
    "elsewhere by another stack's token",
    { elsewhere: inEu(ofMark(tokenOf("prod"))) },
    { onExisting: "move" },
    belongs("found", "mail/prod/tokens"),
  ],
  [
    "elsewhere by another stack's token, which is shown",
    { elsewhere: inEu(ofMark(tokenOf("prod"))) },
    { onExisting: "move", token: "text" },
    `move ${euAs}`,
  ],
])("%s", (_, see, wish, expected) => {
  const said = inShort(judge(see, wish));
  expect(said.startsWith("refuse") ? said.slice(0, expected.length) : said).toBe(expected);
});

test.each<[string, See, boolean]>([
  ["it is not registered", { state: "ready" }, true],
  ["its device is ours", { devices: [own] }, true],
  ["its device is here", { devices: [device()] }, true],
  ["its device is another stack's", { devices: [ofMark(prod)] }, true],
  ["the cloud does not show ours yet", { devices: [ownUnregistered] }, false],
  ["nobody knows where", {}, false],
])("other regions are not asked where the wanted one decides: %s", (_, { state = "registered", devices = [] }, settled) => {
  const seen = { facts: { type: "ESA", version: "", hostName: host }, status: { state, licensed: false }, devices } as const;
  expect(isSettledHere(seen, { mark, region: "us", onExisting: "adopt" })).toBe(settled);
});
