import { ProviderError } from "../../base/errors";
import type { Prompt } from "./dialogue";
import { plainNames, type ApplianceNames } from "./names";
import { unwrap } from "./texts";

export interface ApplianceFacts {
  type: "ESA" | "SMA";
  /** Release and build as one text: `13.0.0-392`. */
  version: string;
  hostName: string;
}

type Product = ApplianceFacts["type"] | "WSA";

/** Product names and models. Cisco renamed all, and the SMA's new name begins like the ESA's, so it is looked for first. */
const products: readonly { type: Product; name: RegExp; model: RegExp }[] = [
  { type: "SMA", name: /Content Security Management|Secure Email and Web Manager/i, model: /\bM\d{3,4}V?\b/i },
  { type: "WSA", name: /Web Security|Secure Web Appliance/i, model: /\bS\d{3,4}V?\b/i },
  { type: "ESA", name: /Email Security|Secure Email/i, model: /\b[CX]\d{3,4}V?\b/i },
];

/** Reads the answer to `version`, with the login banner and the prompt for what it leaves out. */
export function readFacts(versionText: string, banner: string, prompt: Prompt, names = plainNames): ApplianceFacts {
  // A model is looked for only where one stands: a serial number may look like it.
  const type =
    productOf("model", field(versionText, "Model")) ??
    productOf("name", versionText) ??
    productOf("name", banner) ??
    productOf("model", banner);
  if (type !== "ESA" && type !== "SMA") {
    throw unidentified(
      type ? "it is a Web Security appliance" : "neither `version` nor the login banner names an ESA or SMA",
      names,
    );
  }

  const release =
    /^[ ]*Version:\s*(\d+(?:\.\d+)+)(?:-|\s+build\s+)(\d+)/im.exec(versionText) ??
    /AsyncOS (\d+(?:\.\d+)+) for .{0,100}? build (\d+)/i.exec(unwrap(`${versionText}\n${banner}`));
  if (!release) throw unidentified("`version` tells no release", names);

  const hostName = hostNameOf(prompt) ?? field(versionText, "Host ?name");
  if (!hostName) throw unidentified(`neither its prompt "${prompt.text}" nor \`version\` tells its host name`, names);
  return { type, version: `${release[1] ?? ""}-${release[2] ?? ""}`, hostName };
}

function hostNameOf(prompt: Prompt): string | undefined {
  if (prompt.kind !== "top") return undefined;
  return prompt.mode === "machine" ? prompt.name : prompt.host;
}

function productOf(by: "name" | "model", text = ""): Product | undefined {
  return products.find((product) => product[by].test(text))?.type;
}

function field(text: string, name: string): string | undefined {
  return new RegExp(`^[ ]*${name}:[ ]*(\\S.*)$`, "im").exec(text)?.[1]?.trimEnd();
}

function unidentified(why: string, { host, port }: ApplianceNames): ProviderError {
  return new ProviderError({
    code: "unexpected-answer",
    reason: `cannot tell what the appliance is: ${why}`,
    next: `Check that ${host} and ${port} lead to the command line of an ESA or SMA.`,
  });
}
