import { plain } from "../../provider/base/screen";
import { findingKinds, type DriftReport, type Finding } from "../drift/findings";
import type { Format } from "./format";
import { inOrder } from "./groups";

/** For the text file collector of a node exporter, in Prometheus' text format 0.0.4. */
export const prometheus: Format = (report) =>
  [
    family("cisco_ctr_drift_findings", "Findings of the last run by kind, stack and region.", findingSamples(report)),
    family("cisco_ctr_drift_ignored_findings", "Findings of the last run that the ignore file lets pass.", [
      sample({}, report.ignored.length),
    ]),
    family(
      "cisco_ctr_drift_resources",
      "Resources that the last run looked at, by stack.",
      report.stacks.map(({ name, resources }) => sample({ stack: name }, resources)),
    ),
    family("cisco_ctr_drift_api_calls", "Requests to the clouds' APIs in the last run.", [sample({}, report.calls)]),
    family("cisco_ctr_drift_last_run_timestamp_seconds", "When the last run looked, in seconds since 1970.", [
      sample({}, Date.parse(report.checkedAt) / 1000),
    ]),
  ].join("");

interface Sample {
  labels: string;
  value: number;
}

const sample = (labels: Readonly<Record<string, string>>, value: number): Sample => ({ labels: labelled(labels), value });

function family(name: string, help: string, samples: readonly Sample[]): string {
  // Two stacks may have one name once what cannot stand in a label is gone.
  const values = new Map<string, number>();
  for (const { labels, value } of samples) values.set(labels, (values.get(labels) ?? 0) + value);
  const lines = [...values].map(([labels, value]) => `${name}${labels} ${value}`);
  return [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, ...lines, ""].join("\n");
}

/** What can be found at a resource of a stack; the rest has no stack. */
const stackKinds = findingKinds.filter((kind) => kind !== "unmanaged" && kind !== "ignored-too-long");

/** What could be found has a sample, also when it is 0: an alert then sees the end of it. */
function findingSamples({ findings, objects, regions }: DriftReport): Sample[] {
  const places = objects.flatMap(({ stack, region }) => (stack === undefined || region === undefined ? [] : [{ stack, region }]));
  return [
    ...stackKinds.flatMap((kind) => places.map((place) => at({ ...place, kind }, 0))),
    ...regions.map((region) => at({ kind: "unmanaged", region }, 0)),
    at({ kind: "ignored-too-long" }, 0),
    ...inOrder(findings).map((finding) => at(finding, 1)),
  ];
}

const at = ({ kind, stack, region }: Pick<Finding, "kind" | "stack" | "region">, value: number): Sample =>
  sample({ kind, ...(stack === undefined ? {} : { stack }), ...(region === undefined ? {} : { region }) }, value);

function labelled(labels: Readonly<Record<string, string>>): string {
  const parts = Object.entries(labels).map(([name, value]) => `${name}="${escaped(plain(value))}"`);
  return parts.length === 0 ? "" : `{${parts.join(",")}}`;
}

const escaped = (text: string): string => text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
