import { type ResourceName } from "../../provider/generated/schemas";
import { ResourceSchema, type Properties } from "../../provider/lifecycle/schema";

export const fingerprint = `SHA256:${"a".repeat(43)}`;
export const owner = "shop/prod/esa1";
export const appliance = { host: "esa1.example.com", type: "ESA", hostKey: fingerprint };

/** What is wrong with inputs, defaults filled in. */
export function findings(name: ResourceName, inputs: Properties) {
  const schema = new ResourceSchema(name);
  return schema.findings(schema.withDefaults({ owner, ...inputs }));
}

export const placesOf = (name: ResourceName, inputs: Properties): string[] =>
  findings(name, inputs)
    .map(({ property }) => property)
    .sort();
