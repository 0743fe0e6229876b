/** An emulator for the file that imports it, as far as its FMCs are concerned. */
import { expect } from "@jest/globals";
import type { FmcAccess } from "../../emulator";
import type { FmcState } from "../../emulator/fmc/fmc";
import type { RegionName } from "./emulator-api";
import { EmulatorWorkbench } from "./emulator-workbench";

export const EU_HOST = "api.eu.sse.itd.cisco.com";
export const INTRUSION = { sendIntrusionEvents: true };
export const bench = EmulatorWorkbench.ofThisFile({ seed: 42 });

export function first(): FmcAccess {
  const [access] = bench.emulator.fmcs;
  if (!access) throw new Error("no FMC");
  return access;
}

export async function add(wish: object): Promise<FmcAccess> {
  const { status, body } = await bench.admin("POST", "/fmcs", wish);
  expect(status).toBe(201);
  return body as FmcAccess;
}

export async function state(name = "fmc1.example.com"): Promise<FmcState> {
  const found = (await bench.state()).fmcs.find((one) => one.name === name);
  if (!found) throw new Error(`no FMC ${name}`);
  return found;
}

export async function devices(region: RegionName) {
  return (await bench.state()).regions[region].devices;
}

export function later(seconds = 60): Promise<void> {
  return bench.advance(seconds);
}
