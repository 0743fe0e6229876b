import { createHash } from "node:crypto";
import type { Log, ReportingDescriptor, Result } from "sarif";
import { findingKinds, kindTitles, type Finding, type FindingKind } from "../drift/findings";
import { packageVersion } from "../version";
import { detailLines, shownWhere } from "./details";
import type { Format } from "./format";
import { inOrder } from "./groups";
import { jsonText } from "./json";
import { kindHelp, severities } from "./severity";
import { shownText } from "./shown";

/** Static Analysis Results Interchange Format 2.1.0, for GitHub's code scanning and its like: a kind is a rule, a finding is a result. */
export const sarif: Format = (report) => {
  const log: Log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "cisco-ctr", version: packageVersion(), rules: findingKinds.map(ruleOf) } },
        invocations: [{ executionSuccessful: true, endTimeUtc: report.checkedAt }],
        columnKind: "utf16CodeUnits",
        results: inOrder(report.findings).map(resultOf),
      },
    ],
  };
  return jsonText(log);
};

function ruleOf(kind: FindingKind): ReportingDescriptor {
  const severity = severities[kind];
  return {
    id: kind,
    shortDescription: { text: `Drift, ${kind}: ${kindTitles[kind]}` },
    fullDescription: { text: kindHelp[kind] },
    help: { text: kindHelp[kind], markdown: kindHelp[kind] },
    defaultConfiguration: { level: severity },
    properties: {
      tags: ["drift"],
      precision: "very-high",
      "problem.severity": severity === "note" ? "recommendation" : severity,
    },
  };
}

/** What is wrong at the other side has no line: a reader that asks for one is sent to the project, or to the ignore file. */
const projectFile = "Pulumi.yaml";

function resultOf(finding: Finding): Result {
  const { kind, urn, name, type, stack, region, place } = finding;
  const uri = kind === "ignored-too-long" ? uriOf(place) : projectFile;
  const fingerprint = fingerprintOf(finding);
  return {
    ruleId: kind,
    ruleIndex: findingKinds.indexOf(kind),
    level: severities[kind],
    message: { text: messageText(linesOf(finding).join("\n")) },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri, uriBaseId: "%SRCROOT%" }, region: { startLine: 1 } },
        logicalLocations: [{ name, fullyQualifiedName: urn ?? [region ?? place, name].join("/"), kind: "resource" }],
      },
    ],
    // The second is GitHub's own name: without it, it would count two findings of a kind, both at line 1, for one.
    partialFingerprints: { "ciscoCtrDrift/v1": fingerprint, primaryLocationLineHash: `${fingerprint.slice(0, 16)}:1` },
    properties: { type: type ?? null, stack: stack ?? null, region: region ?? null, place, id: finding.id ?? null },
  };
}

/** A path as a relative reference. */
const uriOf = (path: string): string =>
  shownText(path)
    .split(/[\\/]/)
    .filter((segment) => segment !== "")
    .map(encodeURIComponent)
    .join("/");

/** The same finding of tomorrow has the same. */
const fingerprintOf = ({ kind, urn, id, name, region, place }: Finding): string =>
  createHash("sha256")
    .update(JSON.stringify([kind, urn ?? [region ?? place, id ?? name]]))
    .digest("hex");

function linesOf(finding: Finding): string[] {
  const { name, type, summary } = finding;
  const resource = `${shownText(name)}${type === undefined ? "" : ` (${type})`} in ${shownWhere(finding)}`;
  return [`${resource}: ${shownText(summary)}.`, ...detailLines(finding)];
}

/** In a message, brackets are links and braces are placeholders (SARIF 2.1.0, 3.11.5 and 3.11.6), unless they are escaped. */
const messageText = (text: string): string =>
  text.replace(/[\\[\]]/g, (character) => `\\${character}`).replace(/[{}]/g, (character) => character + character);
