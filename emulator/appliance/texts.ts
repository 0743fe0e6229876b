import type { RegionName } from "../ground/regions";
import type { AddedServer, ApplianceType, ApplianceView, CloudVerb, ServiceStatus } from "./dialogue";
import { releaseOf } from "./releases";

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

/** A product as its texts spell it: `name` in the status lines, `model` and `welcome` in banner and `version`. */
interface Product {
  name: string;
  model: string;
  welcome: string;
}

const products: Record<"older" | "renamed", Record<ApplianceType, Product>> = {
  older: {
    ESA: { name: "Email Security appliance", model: "C100V", welcome: "Email Security Virtual Appliance" },
    SMA: {
      name: "Content Security Management appliance",
      model: "M100V",
      welcome: "Content Security Management Virtual Appliance",
    },
  },
  // [A] The names are Cisco's of today; that these texts use them is not public.
  renamed: {
    ESA: { name: "Secure Email Gateway", model: "C600V", welcome: "Secure Email Gateway Virtual Appliance" },
    SMA: { name: "Secure Email and Web Manager", model: "M600V", welcome: "Secure Email and Web Manager Virtual Appliance" },
  },
};

export function productOf(box: Pick<ApplianceView, "type" | "version">): Product {
  return products[releaseOf(box).renamed ? "renamed" : "older"][box.type];
}

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
const portalOfCloud = "Cisco Cloud Services portal";

/** The verbs are observed, what stands behind them is [A] (contracts 5.5). */
const laterVerbs = {
  FETCHCERTIFICATE: wrap(`- FETCHCERTIFICATE - To fetch the certificate and key from the ${portalOfCloud}.`),
  ENABLESECUREX: wrap("- ENABLESECUREX - To enable the Cisco SecureX / Threat Response feature on your appliance."),
  DISABLESECUREX: wrap("- DISABLESECUREX - To disable the Cisco SecureX / Threat Response feature on your appliance."),
  ENABLECSN: ["- ENABLECSN - To enable the Cisco Success Network feature on your appliance."],
  DISABLECSN: ["- DISABLECSN - To disable the Cisco Success Network feature on your appliance."],
};

/** Seed 004. */
const ctr: Wording = {
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
    ...laterVerbs,
  },
  servers: "Available list of Threat Response Servers:",
  enterServer: `Enter threat response server to connect to the ${portalOfCtr}.:`,
  selected: "Selected threat response server is",
};

/** [A] throughout, but for the renamed portal (contracts 5.5); `feature` is the title of the chapters of that time. */
const cloud = (feature: string): Wording => ({
  feature,
  portal: portalOfCloud,
  enabled: wrap(
    `The ${feature} is currently enabled on your appliance. Use the cloudserviceconfig command to register your appliance with the ${portalOfCloud}.`,
  ),
  verbs: {
    ENABLE: ["- ENABLE - To enable the Cisco Cloud Service on your appliance."],
    DISABLE: ["- DISABLE - To disable the Cisco Cloud Service on your appliance."],
    REGISTER: wrap(`- REGISTER - To register the appliance with the ${portalOfCloud}.`),
    DEREGISTER: wrap(`- DEREGISTER - To deregister the appliance from the ${portalOfCloud}.`),
    SETTRS: wrap(`- SETTRS - Set the Cisco Secure Cloud Server to connect to the ${portalOfCloud}.`),
    ...laterVerbs,
  },
  servers: "Available list of Cisco Secure Cloud Servers:",
  enterServer: `Enter Cisco Secure Cloud Server to connect to the ${portalOfCloud}.:`,
  selected: "Selected Cisco Secure Cloud Server is",
});

const secureX = cloud("Cisco SecureX (Threat Response) feature");
const xdr = cloud("Cisco XDR feature");

/** The words of an appliance: those of its dialect, in the later one with the name the feature has at the time. */
export function wordingOf(box: Pick<ApplianceView, "type" | "version" | "dialect">): Wording {
  if (box.dialect === "ctr") return ctr;
  return releaseOf(box).renamed ? xdr : secureX;
}

/** The lines above the menu of `cloudserviceconfig`; none when there is nothing to tell. */
export function statusLines(box: ApplianceView, status: ServiceStatus): string[] {
  const { portal } = wordingOf(box);
  const appliance = productOf(box).name;
  // [A] That the licence is named is not public (contracts 5.5).
  const by = box.licensed ? " through Smart Software Licensing" : "";
  const texts: Record<ServiceStatus, string> = {
    ready: "",
    busy: "The Cisco Cloud Service is busy. Navigate back to this page after some time to check the appliance status.",
    registering: "The appliance registration is in progress.",
    registered: `The ${appliance} is successfully registered with the ${portal}${by}.`,
    deregistering: `The ${appliance} deregistration is in progress.`,
    // [A] Only the substance of the first sentence is public (seeds 000/001).
    "invalid-token":
      "The registration failed because of an invalid or expired token key. Obtain a new registration token key and register your appliance again.",
    // [A] Nothing public (contracts 5.4).
    unreachable: "The registration failed because the Cisco Cloud Service is not reachable.",
  };
  return texts[status] === "" ? [] : [...wrap(texts[status]), ""];
}

/** [A] Only that a smart licence blocks the deregistration is known, and that from memory (contracts 5.5). */
export const deregistrationBlocked = wrap(
  "The appliance is registered through Smart Software Licensing and cannot be deregistered here. Deregister Smart Software Licensing first.",
);

/** [A] What a session ends with that was left idle; the banner only announces it (contracts 5.1). */
export const sessionExpired = "The session has expired. Uncommitted changes are lost.";

export const americas = { label: "AMERICAS", host: "api-sse.cisco.com" };
const europe = { label: "EUROPE", host: "api.eu.sse.itd.cisco.com" };
const apjc = { label: "APJC", host: "api.apj.sse.itd.cisco.com" };

/** The SSE host of each region. */
export const servers: Record<RegionName, string> = { us: americas.host, eu: europe.host, apjc: apjc.host };

export interface ServerRow {
  number: number;
  text: string;
  label: string;
  /** Undefined in the row that the guide prints without a server. */
  host: string | undefined;
}

/**
 * The printed list of servers. 12.5 to 13.x is the guide's own: an empty first row, and no space in the third. APJC came later (contracts 4),
 * here with 14.0 [A]; the older dialect then fills its empty row [A], the newer one has an order of its own [A]. Later an SMA writes NAM, and
 * an ESA keeps AMERICAS [O] (contracts 5.5). Servers that somebody has added come last.
 */
export function serverRows(
  box: Pick<ApplianceView, "type" | "version" | "dialect">,
  added: readonly AddedServer[] = [],
): ServerRow[] {
  const rows = printedRows(box);
  return [...rows, ...added.map((server, index) => rowOf(rows.length + index + 1, server))];
}

function rowOf(number: number, { label, host }: AddedServer, gap = " "): ServerRow {
  return { number, label, host, text: `${number}.${gap}${label} (${host})` };
}

function printedRows(box: Pick<ApplianceView, "type" | "version" | "dialect">): ServerRow[] {
  const later = releaseOf(box).apjc;
  const first = later && box.type === "SMA" ? { ...americas, label: "NAM" } : americas;
  if (box.dialect === "cloud") return [first, europe, ...(later ? [apjc] : [])].map((server, index) => rowOf(index + 1, server));
  const empty = { number: 1, text: "1.", label: "", host: undefined };
  return [later ? rowOf(1, apjc) : empty, rowOf(2, europe), rowOf(3, americas, "")];
}

/** `Mon Nov 19 10:04:35 2018`, in GMT. */
export function dateText(milliseconds: number): string {
  const [day = "", date = "", month = "", year = "", time = ""] = new Date(milliseconds).toUTCString().split(/,? /);
  return `${day} ${month} ${String(Number(date)).padStart(2)} ${time} ${year}`;
}
