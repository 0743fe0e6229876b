/** An FMC under a contract test: a fresh one before each, what its administrator does by hand, and what is asked of it. */
import { beforeEach } from "@jest/globals";
import type { FmcAccess, RequestEntry } from "../../emulator";
import { changeSetting, type SettingKind } from "./fmc-api";
import type { Given } from "./managed";
import { Workbench } from "./workbench";

export type FmcGiven = Given<"FmcCloudIntegration">;

/** As an FMC comes: what every test finds, and what a delete puts back. */
export const factory = { region: "us", events: { intrusion: false, file: false, connection: false } };

export const login = ({ host, port, username, password, fingerprint }: FmcAccess) => ({
  host,
  port,
  username,
  password,
  fingerprint,
});

export class FmcUnderTest {
  readonly bench = Workbench.ofThisFile();
  private access?: FmcAccess;

  private constructor() {}

  static ofThisFile(): FmcUnderTest {
    const target = new FmcUnderTest();
    beforeEach(async () => {
      // An FMC needs nothing of the cloud.
      target.bench.env = { CISCO_CTR_LOG: "debug" };
      target.fmc = await target.bench.fmc();
    });
    return target;
  }

  get fmc(): FmcAccess {
    if (this.access === undefined) throw new Error("the FMC is there before each test, not while a file is read");
    return this.access;
  }

  set fmc(access: FmcAccess) {
    this.access = access;
  }

  readonly given = (more: Partial<FmcGiven> = {}): FmcGiven => ({ region: "eu", fmc: login(this.fmc), ...more });

  readonly securex = () => ({ clientId: "client-1", clientPassword: this.bench.secret("client-password-one") });

  readonly calls = async (): Promise<RequestEntry[]> => {
    const entries = await this.bench.admin<RequestEntry[]>("GET", "/requests");
    return entries.filter(({ path }) => !path.startsWith("/iroh/"));
  };

  /** What was put, by kind of setting. */
  readonly puts = async (): Promise<string[]> =>
    (await this.calls())
      .filter(({ method }) => method === "PUT")
      .map(({ path }) => /integration\/(\w+)\//.exec(path)?.[1] ?? path);

  /** A person at the FMC's own console. */
  readonly byHand = (kind: SettingKind, change: object) => changeSetting(this.fmc, kind, change);

  readonly inRegion = (name: string) =>
    changeSetting(this.fmc, "cloudregions", { current: true }, (region) => region.name === name);
}
