/** A value that cannot be right, for every input there is: one half of the table of test/contract/bad-input.test.ts. */
import type { ResourceName } from "../../provider/generated/schemas";

/** A wrong value, and what must be said about it. */
export type Wrong = readonly [value: unknown, message: RegExp];

const long = "x".repeat(256);
const regions = /^region .*is none of us, eu, apjc\. Use one of them$/;
const emptyName = /^name is empty\. Give it: Name /;
const longName = /^name has 256 characters\. Use no more than 255$/;
const duration = /does not have the right form\. A whole number with s, m, h or d, such as 90s, 5m or 2h\.$/;

/** What is said of a value of another type; a secret one is not repeated. */
function notA(what: string): RegExp {
  return new RegExp(`is not of type ${what}\\. Give a value of that type$`);
}

const none = (...words: string[]): RegExp => new RegExp(`is none of ${words.join(", ")}\\. Use one of them$`);

/** What people write for a host; the port among it is what the message is about. */
const noHosts = [
  ...["esa1.example.com:22", "ssh://esa1.example.com", "https://fmc1.example.com", "admin@esa1", "fmc1:443", "esa1/", "esa1 "],
  ...["10.0.0.300", "10.0.0", "10.0.0.1:22", "[2001:db8::1]", "[2001:db8::1]:443", "1:2:3", "-esa1", "a..b"],
];
const notAHost = (of: string): RegExp =>
  new RegExp(
    `^${of}\\.host "[^"]*" does not have the right form\\. A name or an address alone; a port goes into \`${of}\\.port\``,
  );

/** By the path of the input; one that can be wrong in more than one way has several. */
export const wrongShapes: Record<ResourceName, Record<string, readonly Wrong[]>> = {
  SseToken: {
    region: [
      ["nam", regions],
      [1, notA("string")],
    ],
    devices: [
      [0, /^devices 0 is below 1\. Use a number from 1 to 100$/],
      [101, /^devices 101 is above 100\. Use a number from 1 to 100$/],
      [1.5, notA("integer")],
      ["2", notA("integer")],
    ],
    name: [
      ["", emptyName],
      [long, longName],
      [7, notA("string")],
    ],
    validFor: [
      ["3h", none("1h", "2h", "4h", "6h", "8h", "12h", "1d", "2d", "3d", "4d", "5d")],
      [3600, notA("string")],
    ],
    onExpiry: [["always", none("keep", "renew")]],
    renewBefore: [
      ["10", duration],
      ["1.5h", duration],
      [10, notA("string")],
    ],
    keepers: [
      ["a", notA("object")],
      [{ turn: 2 }, /^keepers\.turn 2 is not of type string\./],
    ],
  },
  DeviceRegistration: {
    region: [["EU", regions]],
    appliance: [["esa1.example.com", notA("object")]],
    "appliance.host": [
      ["", /^appliance\.host "" does not have the right form\. A name or an address alone/],
      [10, /^appliance\.host 10 does not have the right form\./],
      [["esa1"], /^appliance\.host does not have the right form\./],
      ["a.".repeat(127), /^appliance\.host has 254 characters\. Use no more than 253$/],
      ...noHosts.map((host): Wrong => [host, notAHost("appliance")]),
    ],
    "appliance.port": [
      [0, /is below 1\. Use a number from 1 to 65535$/],
      [65536, /is above 65535\. Use a number from 1 to 65535$/],
      ["22", notA("integer")],
    ],
    "appliance.type": [["WSA", none("ESA", "SMA")]],
    "appliance.username": [
      ["", /^appliance\.username is empty\. Give it: Administrator's name/],
      [5, /^appliance\.username is not of type string\./],
    ],
    "appliance.password": [
      ["", /^appliance\.password is empty\. Give it: Administrator's password/],
      [5, /^appliance\.password is not of type string\./],
    ],
    "appliance.privateKey": [
      ["", /^appliance\.privateKey is empty\. Give it: Private key in PEM/],
      [5, /^appliance\.privateKey is not of type string\./],
    ],
    "appliance.credentialsEnv": [
      ["GATE-1", /"GATE-1" does not have the right form\. Prefix P of the environment variables/],
      ["", /does not have the right form\. Prefix P/],
      [1, notA("string")],
    ],
    "appliance.hostKey": [
      ["MD5:16:27:ac", /"MD5:16:27:ac" does not have the right form\. .*`SHA256:\.\.\.` as ssh-keygen prints it/],
      [[], /does not have the right form\. The accepted SSH host key/],
      [["x"], /^appliance\.hostKey\.0 "x" does not have the right form\. `SHA256:` and 43 characters/],
      [5, /does not have the right form\. The accepted SSH host key/],
    ],
    "appliance.machine": [
      ["", /^appliance\.machine is empty\. Give it: Host name inside a cluster/],
      [5, notA("string")],
    ],
    "appliance.managedBySma": [["yes", notA("boolean")]],
    token: [
      ["not a token!", /^token does not have the right form\. An element of `SseToken\.tokens`/],
      [{ value: "0123456789abcdef" }, /^token\.deviceId is missing\. Give it: Id of the entry/],
      [5, /^token does not have the right form\./],
    ],
    method: [["api", none("ssh", "external")]],
    externalDeviceId: [
      ["", /^externalDeviceId is empty\. Give it: With `method: external`/],
      [5, notA("string")],
    ],
    deviceName: [
      ["", /^deviceName is empty\. Give it: Name of the device/],
      [long, /^deviceName has 256 characters\. Use no more than 255$/],
    ],
    description: [
      [long, /^description has 256 characters\. Use no more than 255$/],
      [5, notA("string")],
    ],
    onExisting: [["ignore", none("fail", "adopt", "move")]],
    onDelete: [["keep", none("deregister", "retain")]],
    timeouts: [["5m", notA("object")]],
    "timeouts.ready": [["5 minutes", duration]],
    "timeouts.registration": [[600, notA("string")]],
    "timeouts.deregistration": [["5", duration]],
  },
  CtrModule: {
    region: [["us-east-1", regions]],
    name: [
      ["", emptyName],
      [long, longName],
    ],
    type: [
      [
        "ESA",
        /^type "ESA" does not have the right form\. Which module type: `esa`, `sma-email`, `sma-web` or `firepower`, or \{ title \}/,
      ],
      [{}, /^type does not have the right form\. Which module type/],
      [{ title: "a", id: "b" }, /^type does not have the right form\. Which module type/],
      [{ title: "" }, /^type does not have the right form\. Which module type/],
      [{ id: 5 }, /^type does not have the right form\. Which module type/],
    ],
    deviceId: [
      ["", /^deviceId is empty\. Give it: Id of a DeviceRegistration/],
      [5, notA("string")],
    ],
    requestTimeframeDays: [
      [0, /^requestTimeframeDays 0 is below 1\. Use 1 or more$/],
      [1.5, notA("integer")],
      ["30", notA("integer")],
    ],
    enabled: [["yes", notA("boolean")]],
    visibility: [["global", none("org", "user")]],
    settings: [
      ["a=b", notA("object")],
      [["a"], notA("object")],
    ],
    verify: [[1, notA("boolean")]],
    onExisting: [["move", none("create", "adopt")]],
  },
  CtrModuleType: {
    region: [["EU", regions]],
    title: [
      ["", /^title is empty\. Give it: Title in the catalogue/],
      [long, /^title has 256 characters\. Use no more than 255$/],
    ],
    defaultName: [["", /^defaultName is empty\. Give it: The name a new module gets/]],
    shortDescription: [[5, notA("string")]],
    description: [[5, notA("string")]],
    tips: [[["a"], notA("string")]],
    logo: [[true, notA("string")]],
    capabilities: [
      ["health", notA("array")],
      [["health"], /^capabilities\.0 "health" is not of type object\./],
      [[{ id: "health" }], /^capabilities\.0\.description is missing\. Give it: A sentence about it/],
      [[{ id: "heal", description: "x" }], /^capabilities\.0\.id "heal" is none of assets, automate, .*tiles\. Use one of them$/],
    ],
    configurationSpec: [
      [{}, notA("array")],
      [[{ key: "a", label: "A" }], /^configurationSpec\.0\.type is missing\. Give it: What the field takes/],
      [
        [{ key: "a", label: "A", type: "text" }],
        /^configurationSpec\.0\.type "text" is none of string, integer, .*device\. Use one of them$/,
      ],
      [
        [{ key: "a", label: "A", type: "string", default_value: "x" }],
        /^configurationSpec\.0\.default_value is not an input\. Remove it, or look for the right name/,
      ],
    ],
    properties: [["url", notA("object")]],
    flags: [
      [["a", "a"], /^flags has the same entry at 0 and 1\./],
      [[5], /^flags\.0 5 is not of type string\./],
    ],
    enabled: [["yes", notA("boolean")]],
  },
  ApiClient: {
    region: [["", regions]],
    name: [
      ["", emptyName],
      [long, longName],
    ],
    description: [
      [long, /^description has 256 characters\. Use no more than 255$/],
      [5, notA("string")],
    ],
    enabled: [["no", notA("boolean")]],
    preset: [["all", none("casebook-and-pivot-menu", "casebook", "pivot-menu")]],
    scopes: [
      [[], /^scopes is empty\. Give it: The client's scopes/],
      [["sse", "sse"], /^scopes has the same entry at 0 and 1\. Give each of them once$/],
      [[""], /^scopes\.0 is empty\. Remove it, or give it a value$/],
      ["sse", notA("array")],
    ],
    grants: [
      [[], /^grants is empty\. Give it: OAuth2 grants/],
      [["password"], none("client-creds", "auth-code", "device-grant")],
      [["client-creds", "client-creds"], /^grants has the same entry at 0 and 1\./],
    ],
    redirects: [
      [[""], /^redirects\.0 is empty\. Remove it, or give it a value$/],
      ["https://a.example.com", notA("array")],
      [["a", "a"], /^redirects has the same entry at 0 and 1\./],
    ],
    availability: [["global", none("org", "user", "everyone")]],
    keepers: [
      [{ turn: 2 }, /^keepers\.turn 2 is not of type string\./],
      ["a", notA("object")],
    ],
  },
  FmcCloudIntegration: {
    region: [["EU", regions]],
    fmc: [["fmc.example.com", notA("object")]],
    "fmc.host": [["", notAHost("fmc")], ...noHosts.map((host): Wrong => [host, notAHost("fmc")])],
    "fmc.port": [[0, /is below 1\. Use a number from 1 to 65535$/]],
    "fmc.username": [["", /^fmc\.username is empty\. Give it: Administrator's name/]],
    "fmc.password": [[5, /^fmc\.password is not of type string\./]],
    "fmc.credentialsEnv": [["FMC-1", /"FMC-1" does not have the right form\. Prefix P of the environment variables/]],
    "fmc.fingerprint": [["SHA1:16:27:ac", /does not have the right form\. SHA-256 fingerprint of the FMC's certificate/]],
    "fmc.caFile": [["", /^fmc\.caFile is empty\. Give it: PEM file/]],
    "fmc.domain": [["", /^fmc\.domain is empty\. Give it: The FMC domain/]],
    events: [["all", notA("object")]],
    "events.intrusion": [["yes", notA("boolean")]],
    "events.file": [[1, notA("boolean")]],
    "events.connection": [["no", notA("boolean")]],
    securex: [[true, notA("object")]],
    "securex.enabled": [["on", notA("boolean")]],
    "securex.clientId": [["", /^securex\.clientId is empty\. Give it: Id of the API client/]],
    "securex.clientPassword": [[5, /^securex\.clientPassword is not of type string\./]],
    onDelete: [["deregister", none("restore", "retain")]],
  },
};

/** Inputs for which no value at all can be wrong, with the reason; all of today's have a type. */
export const cannotBeWrong: Partial<Record<ResourceName, Record<string, string>>> = {};
