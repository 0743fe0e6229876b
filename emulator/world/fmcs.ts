import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type FmcOptions, type FmcState, type RunningFmc, startFmc } from "../fmc";
import { firstFmc, type FmcWish } from "../fmc/wish";
import { InputProblem } from "../ground/input";

/** How to reach an FMC, as in the start line. */
export interface FmcAccess {
  name: string;
  host: string;
  port: number;
  username: string;
  password: string;
  /** SHA-256 of the certificate, `AB:CD:...`. */
  fingerprint: string;
  /** The certificate, PEM, for clients that take a file. */
  caFile: string;
}

interface Member {
  access: FmcAccess;
  running: RunningFmc;
}

/** All FMCs of the emulator, by name. */
export class Fmcs {
  private readonly members = new Map<string, Member>();
  /** Names taken by those that are still starting. */
  private readonly starting = new Set<string>();
  private folder: string | undefined;

  constructor(private readonly parts: Omit<FmcOptions, "wish" | "port">) {}

  /** Starts the one that is there from the start; `port` 0 lets the system choose. */
  async start(port: number): Promise<void> {
    this.folder = await mkdtemp(join(tmpdir(), "cisco-ctr-emulator-"));
    await this.startOne(firstFmc, port);
  }

  async add(wish: FmcWish): Promise<FmcAccess> {
    if (this.members.has(wish.name) || this.starting.has(wish.name)) {
      throw new InputProblem(`there is already an FMC named ${wish.name}`);
    }
    this.starting.add(wish.name);
    try {
      return await this.startOne(wish, 0);
    } finally {
      this.starting.delete(wish.name);
    }
  }

  access(): FmcAccess[] {
    return [...this.members.values()].map(({ access }) => access);
  }

  state(): FmcState[] {
    return [...this.members.values()].map(({ running }) => running.state());
  }

  /** Lets the FTDs do what is due; whoever looks at Security Services Exchange calls it first. */
  settle(): void {
    for (const { running } of this.members.values()) running.settle();
  }

  /** Back to the start: the first one as it was, the others gone. */
  async reset(): Promise<void> {
    const others = [...this.members].filter(([name]) => name !== firstFmc.name);
    for (const [name] of others) this.members.delete(name);
    for (const { running } of this.members.values()) running.reset();
    await Promise.all(
      others.map(([, { running, access }]) => Promise.all([running.close(), rm(access.caFile, { force: true })])),
    );
  }

  async close(): Promise<void> {
    const all = [...this.members.values()];
    this.members.clear();
    await Promise.all(all.map(({ running }) => running.close()));
    if (this.folder !== undefined) await rm(this.folder, { recursive: true, force: true });
  }

  private async startOne(wish: FmcWish, port: number): Promise<FmcAccess> {
    const { name } = wish;
    const running = await startFmc({ ...this.parts, wish, port, seeded: this.parts.seeded.fork(name) });
    const { host, username, password, fingerprint, certificate } = running;
    const caFile = join(this.folder ?? "", `${name}.pem`);
    await writeFile(caFile, certificate);
    const access: FmcAccess = { name, host, port: running.port, username, password, fingerprint, caFile };
    this.members.set(name, { access, running });
    return access;
  }
}
