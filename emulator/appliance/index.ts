import type { ApplianceFaults } from "../faults/engine";
import { Appliance, type ApplianceModelOptions, type ApplianceState } from "./appliance";
import { type Credentials, listen } from "./ssh";

export type { ApplianceState } from "./appliance";
export { checkWish, type ApplianceWish } from "./wish";

export interface ApplianceOptions extends ApplianceModelOptions, Credentials {
  faults: ApplianceFaults;
  /** 0, the default, lets the system choose. */
  port?: number;
  /** Private host key in OpenSSH's own format; by default an ed25519 key is made at start. */
  hostKeyPem?: string;
}

export interface RunningAppliance {
  readonly host: "127.0.0.1";
  readonly port: number;
  /** `SHA256:` and base64 without padding, as ssh-keygen prints it. */
  readonly hostKey: string;
  state(): ApplianceState;
  /** For when the clock was moved: what is due is done, and sessions in which nobody has typed for too long are ended. */
  clockMoved(): void;
  /** From now on it shows another host key; the sessions there are stay. Answers its fingerprint. */
  rotateHostKey(): string;
  /**
   * Back to factory state: disabled, AMERICAS server, unregistered, without a licence, the first host key, transcript empty. Open sessions
   * are cut, as by a restart.
   */
  reset(): void;
  close(): Promise<void>;
}

/** An ESA or SMA that answers on SSH as AsyncOS does (contracts 5), and registers with the emulated Security Services Exchange. */
export async function startAppliance(options: ApplianceOptions): Promise<RunningAppliance> {
  const appliance = new Appliance(options);
  const listener = await listen({ ...options, appliance });
  return {
    host: "127.0.0.1",
    port: listener.port,
    hostKey: listener.hostKey,
    state: () => appliance.state(),
    clockMoved: () => {
      appliance.agenda.run();
      listener.endIdleSessions();
    },
    rotateHostKey: () => listener.rotateHostKey(),
    reset: () => {
      listener.disconnectAll();
      listener.restoreHostKey();
      appliance.reset();
    },
    close: () => {
      appliance.agenda.clear();
      return listener.close();
    },
  };
}
