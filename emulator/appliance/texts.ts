import type { ApplianceView, CloudVerb, DialectName, ServiceStatus } from "./dialogue";
import type { ApplianceType } from "./ports";

/** Hard wrap, as AsyncOS does near the 80th column. */
export function wrap(text: string, width = 80): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

export function atLeast(version: string, major: number, minor: number): boolean {
  const [ownMajor = 0, ownMinor = 0] = version.split(/[.-]/).map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}

/**
 * The dialect of a release: `cloud` from 13.5 on (contracts 5.5). The SMA guide of 13.6 (seed 004) still prints the `ctr` dialogue, so an
 * SMA changes with 13.8, its next release train [A].
 */
export function dialectOf(type: ApplianceType, version: string): DialectName {
  return atLeast(version, 13, type === "SMA" ? 8 : 5) ? "cloud" : "ctr";
}

/** The product as its texts spell it: `name` in the status lines, `model` and `welcome` in banner and `version`. */
export const products: Record<ApplianceType, { name: string; model: string; welcome: string }> = {
  ESA: { name: "Email Security appliance", model: "C100V", welcome: "Email Security Virtual Appliance" },
  SMA: {
    name: "Content Security Management appliance",
    model: "M100V",
    welcome: "Content Security Management Virtual Appliance",
  },
};

interface Wording {
  feature: string;
  portal: string;
  enabled: readonly string[];
  verbs: Record<CloudVerb, readonly string[]>;
  servers: string;
  enterServer: string;
  selected: string;
}

const featureOfCtr = "Cisco Threat Response feature";
const portalOfCtr = "Cisco Threat Response portal";
/** [A] "SecureX (Threat Response)" is the title of the later chapters; the sentence around it is the older one. */
const featureOfCloud = "Cisco SecureX (Threat Response) feature";
const portalOfCloud = "Cisco Cloud Services portal";

/** The words of each dialect: `ctr` is seed 004, `cloud` is [A] throughout but for the renamed portal (contracts 5.5). */
export const wordings: Record<DialectName, Wording> = {
  ctr: {
    feature: featureOfCtr,
    portal: portalOfCtr,
    // Broken where the guide breaks it: at 81 columns.
    enabled: [
      `The ${featureOfCtr} is currently enabled on your appliance. Use the`,
      "cloudserviceconfig command to register your appliance with the Cisco Threat",
      "Response portal.",
    ],
    verbs: {
      ENABLE: [`- ENABLE - To enable the ${featureOfCtr} on your appliance.`],
      DISABLE: [`- DISABLE - To disable the ${featureOfCtr} on your appliance.`],
      REGISTER: wrap(`- REGISTER - To register the appliance with the ${portalOfCtr}.`),
      DEREGISTER: wrap(`- DEREGISTER - To deregister the appliance from the ${portalOfCtr}.`),
      // The guide neither wraps this line nor puts a space after its dash.
      SETTRS: [`-SETTRS - Set the Threat Response Server to connect to the ${portalOfCtr}.`],
    },
    servers: "Available list of Threat Response Servers:",
    enterServer: `Enter threat response server to connect to the ${portalOfCtr}.:`,
    selected: "Selected threat response server is",
  },
  cloud: {
    feature: featureOfCloud,
    portal: portalOfCloud,
    enabled: wrap(
      `The ${featureOfCloud} is currently enabled on your appliance. Use the cloudserviceconfig command to register your appliance with the ${portalOfCloud}.`,
    ),
    verbs: {
      ENABLE: ["- ENABLE - To enable the Cisco Cloud Service on your appliance."],
      DISABLE: ["- DISABLE - To disable the Cisco Cloud Service on your appliance."],
      REGISTER: wrap(`- REGISTER - To register the appliance with the ${portalOfCloud}.`),
      DEREGISTER: wrap(`- DEREGISTER - To deregister the appliance from the ${portalOfCloud}.`),
      SETTRS: wrap(`- SETTRS - Set the Cisco Secure Cloud Server to connect to the ${portalOfCloud}.`),
    },
    servers: "Available list of Cisco Secure Cloud Servers:",
    enterServer: `Enter Cisco Secure Cloud Server to connect to the ${portalOfCloud}.:`,
    selected: "Selected Cisco Secure Cloud Server is",
  },
};

/** The lines above the menu of `cloudserviceconfig`; none when there is nothing to tell. */
export function statusLines(box: ApplianceView, status: ServiceStatus): string[] {
  const { portal } = wordings[box.dialect];
  const appliance = products[box.type].name;
  const texts: Record<ServiceStatus, string> = {
    ready: "",
    busy: "The Cisco Cloud Service is busy. Navigate back to this page after some time to check the appliance status.",
    registering: "The appliance registration is in progress.",
    registered: `The ${appliance} is successfully registered with the ${portal}.`,
    deregistering: `The ${appliance} deregistration is in progress.`,
    // [A] Only the substance of the first sentence is public (seeds 000/001).
    "invalid-token":
      "The registration failed because of an invalid or expired token key. Obtain a new registration token key and register your appliance again.",
    // [A] Nothing public (contracts 5.4).
    unreachable: "The registration failed because the Cisco Cloud Service is not reachable.",
  };
  return texts[status] === "" ? [] : [...wrap(texts[status]), ""];
}

export const americas = { label: "AMERICAS", host: "api-sse.cisco.com" };
const europe = { label: "EUROPE", host: "api.eu.sse.itd.cisco.com" };
const apjc = { label: "APJC", host: "api.apj.sse.itd.cisco.com" };

export interface ServerRow {
  number: number;
  text: string;
  label: string;
  /** Undefined in the row that the guide prints without a server. */
  host: string | undefined;
}

/**
 * The printed list of servers. 12.5 to 13.x is the guide's own: an empty first row, and no space in the third. APJC came later (contracts 4),
 * here with 14.0 [A]; the older dialect then fills its empty row [A], the newer one has an order of its own and writes NAM [A].
 */
export function serverRows({ dialect, version }: ApplianceView): ServerRow[] {
  const later = atLeast(version, 14, 0);
  const row = (number: number, { label, host }: typeof americas, gap = " "): ServerRow => ({
    number,
    label,
    host,
    text: `${number}.${gap}${label} (${host})`,
  });
  if (dialect === "cloud") {
    return later ? [row(1, { ...americas, label: "NAM" }), row(2, europe), row(3, apjc)] : [row(1, americas), row(2, europe)];
  }
  return [later ? row(1, apjc) : { number: 1, text: "1.", label: "", host: undefined }, row(2, europe), row(3, americas, "")];
}

/** `Mon Nov 19 10:04:35 2018`, in GMT. */
export function dateText(milliseconds: number): string {
  const [day = "", date = "", month = "", year = "", time = ""] = new Date(milliseconds).toUTCString().split(/,? /);
  return `${day} ${month} ${String(Number(date)).padStart(2)} ${time} ${year}`;
}
