import type { Observable } from "../ground/observables";
import type { Flavour } from "./catalogue";

/** A message, a web request or an event that a device remembers, so that an investigation finds something. */
export interface Sample {
  ageDays: number;
  description: string;
  confidence: "High" | "Medium" | "Low";
  severity: "High" | "Medium" | "Low";
  observables: Observable[];
  relations: { relation: string; source: Observable; related: Observable }[];
}

const one = (type: string, value: string): Observable => ({ type, value });

function message(ageDays: number, mid: string, subject: string, sender: string, recipient: string, extra: Observable[]): Sample {
  const [from, to, id, about] = [
    one("email", sender),
    one("email", recipient),
    one("cisco_mid", mid),
    one("email_subject", subject),
  ];
  return {
    ageDays,
    description: "Incoming message (Delivered)",
    confidence: "High",
    severity: "Low",
    observables: [about, id, from, to, one("domain", sender.slice(sender.indexOf("@") + 1)), ...extra],
    relations: [
      { relation: "Sent_From", source: id, related: from },
      { relation: "Sent_To", source: id, related: to },
      { relation: "Has_Subject", source: id, related: about },
    ],
  };
}

/** The first is the message of seeds 000 and 001; the second has an attachment; the third is older than the default timeframe of 30 days. */
const messages: readonly Sample[] = [
  message(0.375, "8", "test test", "mgmt01@cisco.com", "testingBren@cisco.com", [
    one("ip", "4.2.2.2"),
    one("email_messageid", "123-abc-456@cisco.com"),
  ]),
  message(3, "2204", "Parcel notice", "parcels@internetbadguys.com", "testingBren@cisco.com", [
    one("ip", "67.215.92.210"),
    one("email_messageid", "parcel-2204@internetbadguys.com"),
    one("file_name", "label.doc"),
    one("sha256", "5f4dcc3b5aa765d61d8327deb882cf99a1b2c3d4e5f60718293a4b5c6d7e8f90"),
  ]),
  message(45, "12345", "Invoice Due", "noreply@cisco.com", "testingBren@cisco.com", [
    one("file_name", "invoice.pdf"),
    one("sha256", "8fda14f91e27afec5c1b1f71d708775c9b6e2af31e8331bbf26751bc0583dc7e"),
  ]),
];

const link = one("url", "http://internetbadguys.com/login");

const webRequests: readonly Sample[] = [
  {
    ageDays: 1,
    description: "Web request (Blocked)",
    confidence: "High",
    severity: "Medium",
    observables: [link, one("domain", "internetbadguys.com"), one("ip", "67.215.92.210")],
    relations: [{ relation: "Connected_To", source: one("ip", "67.215.92.210"), related: link }],
  },
];

const intrusions: readonly Sample[] = [
  {
    ageDays: 2,
    description: "Intrusion event (Would have dropped)",
    confidence: "Medium",
    severity: "High",
    observables: [one("ip", "67.215.92.210"), one("ip", "10.10.10.10")],
    relations: [{ relation: "Connected_To", source: one("ip", "67.215.92.210"), related: one("ip", "10.10.10.10") }],
  },
];

/** What a registered device of that kind of module remembers. */
export function samplesOf(flavour: Flavour): readonly Sample[] {
  switch (flavour) {
    case "esa":
      return messages;
    case "sma-email":
      // The SMA module answers for urls too (contracts 7).
      return messages.map((sample) => ({ ...sample, observables: [...sample.observables, link] }));
    case "sma-web":
      return webRequests;
    case "firepower":
      return intrusions;
    default:
      return [];
  }
}
