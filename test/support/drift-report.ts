import type { DriftReport, Finding, FindingKind, IgnoredFinding, MapObject } from "../../cli/drift/findings";
import type { ResourceName } from "../../provider/generated/schemas";

export const urnOf = (stack: string, type: ResourceName, name: string): string =>
  `urn:pulumi:${stack.split("/").at(-1) ?? ""}::${stack.split("/").at(-2) ?? ""}::pulumi-nodejs:dynamic/ciscoctr:${type}::${name}`;

const of = (stack: string, type: ResourceName, name: string) => ({ urn: urnOf(stack, type, name), stack, type, name });

export const sampleSecret = "S3cr3t-of-the-appliance";

/** One of each kind, in the order in which reports show them. */
export const sampleFindings: Readonly<Record<FindingKind, Finding>> = {
  missing: {
    ...of("mail/prod", "CtrModule", "esa1-module"),
    kind: "missing",
    id: "5c6f1d0e-6f3a-4a8e-9d0b-2f5a9d1f7c11",
    region: "us",
    place: "us",
    summary: "the module was deleted",
    changes: [],
    repair: ["pulumi up --refresh --stack prod"],
    object: "module:esa1-module",
  },
  unregistered: {
    ...of("mail/prod", "DeviceRegistration", "sma1"),
    kind: "unregistered",
    id: "9d1a3a36-8a3e-4f0e-8a55-0b6a5f7d3a02",
    region: "us",
    place: "sma1.example.com",
    summary: "the appliance is not registered any more: it was re-imaged, or somebody deregistered it",
    changes: [{ path: "status", before: "Registered", after: "Not registered", secret: false }],
    repair: [`pulumi up --replace '${urnOf("mail/prod", "DeviceRegistration", "sma1")}' --stack prod`],
    object: "appliance:sma1.example.com",
  },
  changed: {
    ...of("mail/prod", "ApiClient", "reader"),
    kind: "changed",
    id: "client-6a0f8b6e",
    region: "us",
    place: "us",
    summary: "2 properties differ from the state",
    changes: [
      { path: "scopes", before: ["enrich:read", "inspect:read"], after: ["enrich:read"], secret: false },
      { path: "description", before: "reads for the mail team", after: null, secret: false },
      { path: "password", before: sampleSecret, after: `${sampleSecret}-of-today`, secret: true },
    ],
    by: "alice@example.com",
    at: "2026-07-01T21:14:09.000Z",
    repair: ["pulumi up --refresh --stack prod", "pulumi refresh --stack prod"],
    object: "client:reader",
  },
  "wrong-region": {
    ...of("mail/branches", "DeviceRegistration", "esa7"),
    kind: "wrong-region",
    region: "eu",
    place: "esa7.example.com",
    summary: "the appliance is registered in us, the program wants eu",
    changes: [{ path: "region", before: "eu", after: "us", secret: false }],
    by: "bob@example.com",
    repair: ["pulumi up --refresh --stack branches"],
    object: "appliance:esa7.example.com",
  },
  duplicate: {
    ...of("mail/branches", "CtrModule", "esa8-module"),
    kind: "duplicate",
    region: "eu",
    place: "eu",
    summary: "2 modules carry its mark: 77aa and 77ab",
    changes: [],
    at: "2026-06-30T08:00:00.000Z",
    repair: ["delete the module 77ab in the console under Administration > Integrations"],
    object: "module:esa8-module",
  },
  expired: {
    ...of("mail/branches", "SseToken", "branch-token"),
    kind: "expired",
    region: "eu",
    place: "eu",
    summary: "the token expired on 2026-07-01T09:00:00.000Z",
    changes: [],
    at: "2026-07-01T09:00:00.000Z",
    repair: ["pulumi up --refresh --stack branches"],
    object: "token:branch-token",
  },
  expiring: {
    ...of("mail/prod", "SseToken", "headquarters-token"),
    kind: "expiring",
    region: "us",
    place: "us",
    summary: "the token expires in 3 hours",
    changes: [],
    at: "2026-07-02T09:00:00.000Z",
    repair: ["pulumi up --refresh --stack prod"],
    object: "token:headquarters-token",
  },
  unmanaged: {
    kind: "unmanaged",
    type: "CtrModule",
    name: "Umbrella by hand",
    id: "c0ffee00-1111-4222-8333-444455556666",
    region: "eu",
    place: "eu",
    summary: "a module that carries no mark",
    changes: [],
    by: "carol@example.com",
    at: "2026-05-04T10:00:00.000Z",
    repair: ["cisco-ctr list modules --region eu --adopt"],
    object: "module:umbrella",
  },
  "ignored-too-long": {
    kind: "ignored-too-long",
    name: "rule 2",
    place: ".cisco-ctr-ignore.yaml",
    summary: 'the rule "the lab is rebuilt each night" ended on 2026-06-30',
    changes: [],
    repair: ["remove the rule in line 7 of .cisco-ctr-ignore.yaml, or give it a new date with a reason"],
  },
  "could-not-check": {
    ...of("mail/branches", "ApiClient", "scanner"),
    kind: "could-not-check",
    region: "eu",
    place: "eu",
    summary: "the API client lacks the scope admin:read",
    changes: [],
    repair: ["give the API client of eu the scope admin:read, see Scopes in docs/installation-configuration.md"],
    object: "client:scanner",
    code: "missing-scope",
  },
};

/** What another stack's mark is on: unmanaged, as seen from the stacks that were looked at. */
export const foreignFinding: Finding = {
  ...sampleFindings.unmanaged,
  type: "DeviceRegistration",
  name: "esa-lab",
  id: "d00dfeed-1111-4222-8333-444455556666",
  summary: "a device that carries the mark of lab/night/esa-lab",
  owner: "lab/night/esa-lab",
  repair: ["cisco-ctr drift --stack night"],
  object: "device:esa-lab",
};

export const ignoredFinding: IgnoredFinding = {
  ...sampleFindings.changed,
  ...of("mail/branches", "CtrModule", "esa9-module"),
  region: "eu",
  place: "eu",
  object: "module:esa9-module",
  changes: [{ path: "name", before: "ESA 9", after: "ESA nine", secret: false }],
  reason: "renamed by the mail team until the migration ends",
  until: "2026-09-30",
};

const managed = (noun: MapObject["noun"], finding: Finding, type: string, leadsTo: string[] = []): MapObject => ({
  ...{ key: finding.object ?? "", noun, name: finding.name, type, leadsTo },
  ...{ id: finding.id, region: finding.region, urn: finding.urn, stack: finding.stack },
  ...(finding.stack === undefined ? {} : { owner: `${finding.stack}/${finding.name}` }),
});

const sampleObjects: MapObject[] = [
  {
    ...{ key: "appliance:esa1.example.com", noun: "appliance", name: "esa1.example.com", type: "ESA", region: "us" },
    ...{ stack: "mail/prod", leadsTo: ["device:esa1"] },
  },
  {
    ...{ key: "device:esa1", noun: "device", name: "esa1", id: "1f0e", region: "us", type: "ESA" },
    ...{ urn: urnOf("mail/prod", "DeviceRegistration", "esa1"), stack: "mail/prod", owner: "mail/prod/esa1" },
    leadsTo: ["module:esa1-module"],
  },
  managed("module", sampleFindings.missing, "Secure Email Appliance"),
  managed("appliance", sampleFindings.unregistered, "SMA"),
  managed("client", sampleFindings.changed, "API client"),
  managed("appliance", sampleFindings["wrong-region"], "ESA"),
  managed("module", sampleFindings.duplicate, "Secure Email Appliance"),
  managed("token", sampleFindings.expired, "registration token"),
  managed("token", sampleFindings.expiring, "registration token"),
  managed("module", sampleFindings.unmanaged, "Umbrella"),
  { ...managed("device", foreignFinding, "ESA"), owner: "lab/night/esa-lab" },
  managed("module", ignoredFinding, "Secure Email Appliance"),
  managed("client", sampleFindings["could-not-check"], "API client"),
  { key: "fmc:fmc1.example.com", noun: "fmc", name: "fmc1.example.com", type: "FMC", stack: "mail/prod", leadsTo: [] },
];

/** A report with every kind of finding in two stacks and two regions, and an ignored one. */
export function sampleReport(changes: Partial<DriftReport> = {}): DriftReport {
  const report: DriftReport = {
    version: 1,
    checkedAt: "2026-07-02T06:00:00.000Z",
    stacks: [
      { name: "mail/prod", resources: 8 },
      { name: "mail/branches", resources: 14 },
    ],
    regions: ["us", "eu"],
    resources: 22,
    calls: 9,
    findings: [...Object.values(sampleFindings), foreignFinding],
    ignored: [ignoredFinding],
    objects: sampleObjects,
  };
  return { ...structuredClone(report), ...changes };
}

/** A report that found nothing. */
export const cleanReport = (): DriftReport => sampleReport({ findings: [], ignored: [] });

/** A report of `count` resources in ten stacks, each with a finding; kinds take turns. */
export function largeReport(count: number): DriftReport {
  const kinds = Object.values(sampleFindings);
  const findings = Array.from({ length: count }, (_, index): Finding => {
    const finding = kinds[index % kinds.length] ?? sampleFindings.changed;
    const stack = `mail/site-${index % 10}`;
    const name = `${finding.name}-${index}`;
    const mine = finding.urn === undefined ? { name } : of(stack, finding.type ?? "CtrModule", name);
    return { ...finding, ...mine, object: `${finding.object ?? "file:"}-${index}` };
  });
  return sampleReport({
    stacks: Array.from({ length: 10 }, (_, index) => ({ name: `mail/site-${index}`, resources: count / 10 })),
    resources: count,
    findings,
    ignored: [],
    objects: findings.filter(({ type }) => type !== undefined).map((finding) => managed("module", finding, "module")),
  });
}

/** A report in which every text that somebody else could have written is `word`. */
export function reportOf(word: string): DriftReport {
  const hostile = (finding: Finding): Finding => ({
    ...finding,
    ...(finding.urn === undefined ? {} : { urn: `${finding.urn}${word}`, stack: `mail/${word}` }),
    ...{ name: word, id: word, place: word, summary: `the name is now ${word}`, by: word, at: word, owner: word },
    repair: [`cisco-ctr list modules --name ${word}`, word],
    object: `object:${word}`,
    changes: [
      { path: `name.${word}`, before: word, after: { [word]: [word] }, secret: false },
      { path: "password", before: `${sampleSecret}${word}`, after: sampleSecret, secret: true },
    ],
  });
  const report = sampleReport();
  return {
    ...report,
    stacks: report.stacks.map((stack) => ({ ...stack, name: `mail/${word}` })),
    findings: report.findings.map(hostile),
    ignored: report.ignored.map((finding) => ({ ...hostile(finding), reason: word, until: "2026-09-30" })),
    objects: report.objects.map((object) => ({
      ...object,
      ...{ key: `object:${word}`, name: word, id: word, type: word, owner: word, stack: word, leadsTo: [`object:${word}`] },
    })),
  };
}
