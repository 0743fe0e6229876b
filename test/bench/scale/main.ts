import { Simulation, type Outcome, type Plan } from "./simulation";
import { Tenant } from "./tenant";

/** Simulates one plan after another against one organisation. */
export async function measureScale(
  devices: number,
  stacks: number,
  plans: readonly Plan[],
  each: (outcome: Outcome) => void,
): Promise<void> {
  const tenant = await Tenant.open(devices);
  try {
    const simulation = await Simulation.of(tenant, stacks);
    for (const plan of plans) each(await simulation.run(plan));
  } finally {
    await tenant.close();
  }
}
