/** Joins Cisco appliances to Cisco Threat Response (Cisco XDR) through Security Services Exchange. */
export * from "./generated/classes";
export type { InputArgs, DeepInput } from "./dynamic";
