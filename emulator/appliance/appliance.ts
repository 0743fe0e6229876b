import type { EmulatorClock } from "../ground/clock";
import type { DeviceFacts, Exchange } from "../ground/exchange";
import type { RegionName } from "../ground/regions";
import type { Seeded } from "../ground/seeded";
import { Agenda } from "./agenda";
import { connectorSwitch } from "./cloud-service";
import { type Connector, settled, statusOf } from "./connector";
import type {
  ApplianceType,
  ApplianceView,
  DialectName,
  Effect,
  FeatureSwitch,
  LoginQuestion,
  PromptForm,
  Role,
  Settings,
} from "./dialogue";
import { releaseOf } from "./releases";
import { americas, servers } from "./texts";
import { Transcript } from "./transcript";

/** What works on the other side before it is answered. */
export type Work = "commit" | "register" | "deregister";

export interface ApplianceModelOptions {
  name: string;
  type: ApplianceType;
  /** Such as `13.0.0-392`. */
  version: string;
  password: string;
  /** The cluster it is a member of; none by default. */
  cluster?: string;
  /** By default that of the version. */
  dialect?: DialectName;
  /** How long busy to ready, in progress to registered, and deregistering to done each take on the emulator's clock; 150 by default. */
  settleMs?: number;
  /** How long each of these takes until it is done and answered, on the emulator's clock; no time by default. */
  answerMs?: Partial<Record<Work, number>>;
  /** By default that of the version. */
  featureSwitch?: FeatureSwitch;
  /** What it asks before the first prompt; nothing by default. */
  loginQuestions?: readonly LoginQuestion[];
  /** Of the one account it has; administrator by default. */
  role?: Role;
  /** Whether its cluster has not been synchronised since an upgrade. */
  outOfStep?: boolean;
  exchange: Exchange;
  clock: EmulatorClock;
  seeded: Seeded;
  /** Whether `commit` asks to save the configuration for rollback; by default as the release does. */
  rollbackQuestion?: boolean;
  prompt?: PromptForm;
  /** 30 by default, as AsyncOS has it. */
  idleMinutes?: number;
  /** The region in which a smart licence has registered it from the start; none by default. */
  licensedIn?: RegionName;
}

export interface ApplianceState {
  name: string;
  type: ApplianceType;
  /** Committed: the service that lets it register is on (`threatresponseconfig`; in the later dialect `cloudserviceconfig`). */
  enabled: boolean;
  /** Committed: the feature is on, by whichever switch. */
  threatResponse: boolean;
  /** Whether it is at work on something that is not answered yet. */
  working: boolean;
  /** The committed SSE host. */
  server: string;
  registered: boolean;
  region: RegionName | null;
  deviceId: string | null;
  transcript: string;
}

function factorySettings(): Settings {
  return { threatResponse: false, cloudService: false, server: americas.host, successNetwork: false, addedServers: [] };
}

/** What all sessions of an appliance share: committed settings, the connector, the transcript. */
export class Appliance {
  readonly transcript: Transcript;
  readonly agenda: Agenda;
  private revision = 0;
  private settings = factorySettings();
  private connector: Connector = { phase: "ready" };
  private draws: Seeded;
  private licensed = false;
  private readonly fixed: Omit<ApplianceView, "now" | "settings" | "revision" | "status" | "licensed">;

  constructor(private readonly options: ApplianceModelOptions) {
    const { name, type, version, cluster, seeded, prompt = "short", idleMinutes = 30, licensedIn } = options;
    const release = releaseOf(options);
    const digits = seeded.fork("serial").hex().toUpperCase();
    this.fixed = {
      name,
      type,
      version,
      cluster,
      serial: `42${digits.slice(0, 18)}-${digits.slice(18, 30)}`,
      dialect: options.dialect ?? release.dialect,
      featureSwitch: options.featureSwitch ?? release.featureSwitch,
      moreVerbs: release.moreVerbs,
      namesFeatureKey: release.namesFeatureKey,
      loginQuestions: options.loginQuestions ?? [],
      role: options.role ?? "administrator",
      outOfStep: options.outOfStep ?? false,
      rollbackQuestion: options.rollbackQuestion ?? release.rollbackQuestion,
      prompt,
      idleMinutes,
    };
    this.agenda = new Agenda(options.clock);
    this.transcript = new Transcript(options.password);
    this.draws = seeded.fork("draws");
    if (licensedIn !== undefined) this.license(licensedIn);
  }

  view(): ApplianceView {
    const { fixed, settings, revision, licensed } = this;
    return { ...fixed, settings, revision, licensed, now: this.options.clock.now(), status: statusOf(this.settle()) };
  }

  /**
   * The connector's contact with its cloud: an appliance whose entry was deleted or unregistered there learns here that it is registered no
   * more [A].
   */
  contact(): void {
    const connector = this.settle();
    if (connector.phase === "registered" && !this.options.exchange.isActive(connector.region, connector.deviceId)) {
      this.connector = { phase: "ready" };
    }
  }

  /** How long this takes until it is done and answered. */
  takes(effect: Effect | undefined): number {
    return effect === undefined || effect.kind === "logout" ? 0 : (this.options.answerMs?.[effect.kind] ?? 0);
  }

  perform(effect: Effect | undefined): void {
    const connector = this.settle();
    switch (effect?.kind) {
      case "commit":
        this.commit(effect.changes, connector);
        break;
      case "register":
        this.register(effect.token, connector);
        break;
      case "deregister":
        // The connector forgets at once, as it registers at once: only its own status lines take their time.
        if (connector.phase !== "registered") break;
        this.options.exchange.deactivate(connector.region, connector.deviceId);
        this.connector = { phase: "deregistering", until: this.later() };
        break;
      case "logout":
      case undefined:
        break;
    }
  }

  /** One reproducible yes or no. */
  flip(): boolean {
    return this.draws.number() < 0.5;
  }

  state(): ApplianceState {
    const connector = this.settle();
    const registered = connector.phase === "registered";
    return {
      name: this.fixed.name,
      type: this.fixed.type,
      enabled: this.settings[connectorSwitch(this.fixed)],
      threatResponse: this.settings.threatResponse,
      working: this.agenda.busy,
      server: this.settings.server,
      registered,
      region: registered ? connector.region : null,
      deviceId: registered ? connector.deviceId : null,
      transcript: this.transcript.text(),
    };
  }

  reset(): void {
    this.agenda.clear();
    this.settings = factorySettings();
    this.connector = { phase: "ready" };
    this.licensed = false;
    this.draws = this.options.seeded.fork("draws");
    this.transcript.clear();
  }

  private settle(): Connector {
    return (this.connector = settled(this.connector, this.options.clock.now()));
  }

  private later(): number {
    return this.options.clock.now() + (this.options.settleMs ?? 150);
  }

  /** [A] Switching the service on, and another server, restart a connector that is not registered; one that is stays where it is. */
  private commit(changes: Partial<Settings>, { phase }: Connector): void {
    const before = this.settings;
    this.settings = { ...before, ...changes };
    this.revision++;
    const key = connectorSwitch(this.fixed);
    const restarts = this.settings[key] && (!before[key] || this.settings.server !== before.server);
    if (restarts && (phase === "ready" || phase === "failed" || phase === "starting")) {
      this.connector = { phase: "starting", until: this.later() };
    }
  }

  /** The cloud hears of it at once, so that it does not depend on anyone looking at the appliance; the token is used up here. */
  private register(token: string, { phase }: Connector): void {
    // Another session was faster: nothing to do.
    if (phase !== "ready" && phase !== "failed") return;
    const outcome = this.options.exchange.activate(this.settings.server, token, this.facts());
    this.connector = { phase: "registering", until: this.later(), outcome };
  }

  /** [A] A smart licence switches the service on, chooses the server and registers, all by itself (contracts 5.5). */
  private license(region: RegionName): void {
    this.licensed = true;
    this.settings = { ...factorySettings(), threatResponse: true, cloudService: true, server: servers[region] };
    this.connector = { phase: "registered", region, deviceId: this.options.exchange.enrol(region, this.facts()) };
  }

  private facts(): DeviceFacts {
    const { name, type, version } = this.options;
    const release = version.split("-")[0] ?? version;
    return { name, type, version: release, ipAddress: "127.0.0.1", connectorVersion: "1.3.34" };
  }
}
