/** The examples on a bench: projects of one's own made from them, with the real engine, against an emulator that fails now and then. */
import { afterEach, beforeEach, expect } from "@jest/globals";
import { EmulatorProcess, type World } from "./emulator-process";
import { Project } from "./project";

/** What is left of ours in the regions' organisations. */
export function sizes({ regions }: World): number[] {
  return Object.values(regions).flatMap(({ devices, modules, clients }) => [devices.length, modules.length, clients.length]);
}

export class ExampleBench {
  readonly emulator = EmulatorProcess.ofThisFile("--faults", "default");
  private world?: World;
  private readonly projects: Project[] = [];

  private constructor() {}

  /** One bench for the tests of a file, or of the block that asks for it: as after its start before each of them. */
  static ofThisFile(): ExampleBench {
    const bench = new ExampleBench();
    beforeEach(async () => {
      await bench.emulator.reset();
      bench.world = await bench.emulator.state();
    });
    afterEach(() => {
      for (const project of bench.projects.splice(0)) project.remove();
    });
    return bench;
  }

  /** The emulator's world before the test. */
  get before(): World {
    if (this.world === undefined) throw new Error("the world is looked at before each test, not while a file is read");
    return this.world;
  }

  /** A stack of an example; it goes when the test has ended. */
  project(example: string, env: Record<string, string>): Project {
    return this.removed(Project.create({ example }, env));
  }

  /** As {@link project}, for the project at the top of this repository. */
  projectAtTop(env: Record<string, string>): Project {
    return this.removed(Project.atTop(env));
  }

  /** What a program needs to reach every region, and to log in to a machine. */
  environment(prefix: string, username: string, password: string): Record<string, string> {
    return { ...this.emulator.environment(), [`${prefix}_USERNAME`]: username, [`${prefix}_PASSWORD`]: password };
  }

  /** A stack of an example that joins one appliance, configured as its reader would. */
  async ofOneAppliance(example: string, name: string, prefix: string): Promise<Project> {
    const { host, port, hostKey, username, password } = this.emulator.appliance(name);
    const project = this.project(example, this.environment(prefix, username, password));
    await project.config({ region: "us", host, port, hostKey });
    return project;
  }

  async settlesAndLeaves(project: Project): Promise<void> {
    await project.must("preview", "--expect-no-changes");
    await project.must("refresh", "--yes", "--skip-preview", "--expect-no-changes");
    await this.leaves(project);
  }

  async leaves(project: Project): Promise<void> {
    await project.must("destroy", "--yes", "--skip-preview");
    expect(sizes(await this.emulator.state())).toEqual(sizes(this.before));
  }

  private removed(project: Project): Project {
    this.projects.push(project);
    return project;
  }
}
