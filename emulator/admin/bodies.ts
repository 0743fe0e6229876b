import { isKnownScope } from "../cloud/scopes";
import { checkInput, choice, type InputOf, InputProblem, type InputSchema, numeric, objectInput, yesOrNo } from "../ground/input";
import { requestsAnHour } from "../ground/quota";
import { type RegionName, regions } from "../ground/regions";

const tenYearsSeconds = 315_360_000;
const mostAppliances = 1000;

const clock = objectInput<{ advanceSeconds: number }>(
  { advanceSeconds: numeric(0, tenYearsSeconds) },
  { title: "the clock", required: ["advanceSeconds"] },
);

const tenant = objectInput<{ ctrEnabled?: boolean; ownerScopes?: string[]; quotaUsed?: number }>(
  {
    ctrEnabled: yesOrNo,
    ownerScopes: { type: "array", items: { type: "string", passes: isKnownScope }, description: "a list of known scopes" },
    quotaUsed: numeric(0, requestsAnHour, "integer"),
  },
  { title: "a tenant" },
);

const text: InputSchema = { type: "string", minLength: 1, maxLength: 255, description: "a text of 1 to 255 characters" };

const device = objectInput<{ name: string; type: string; version?: string; id?: string }>(
  { name: text, type: text, version: text, id: { type: "string", description: "that of a device entry of the region" } },
  { title: "a device", required: ["name", "type"], lacks: () => `a device needs "name" and "type", both texts` },
);

const names = regions.map(({ name }) => name);
const region: InputOf<RegionName> = { title: "the region", ...choice(names, `one of ${names.join(", ")}`) };

export const checkClock = (input: unknown) => checkInput(clock, input);
/** What `PATCH /tenants/{region}` may change. */
export const checkTenant = (input: unknown) => checkInput(tenant, input);
/** What registers by `POST /tenants/{region}/devices`; `id` is the entry it takes. */
export const checkDevice = (input: unknown) => checkInput(device, input);
export const checkRegion = (input: unknown) => checkInput(region, input);

/** One appliance or a list of them, not looked into. */
export function checkAppliances(input: unknown): readonly unknown[] {
  const wishes: readonly unknown[] = Array.isArray(input) ? input : [input];
  if (wishes.length > mostAppliances) throw new InputProblem(`at most ${mostAppliances} appliances can be added at once`);
  return wishes;
}
