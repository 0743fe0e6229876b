/** The example gitops on a bench: its stack on a file backend, a machine of a CI with a checkout of it, and whose credentials are where. */
import { afterAll, beforeAll, beforeEach } from "@jest/globals";
import { chmodSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { Machine, type Environment } from "../pipelines/machine";
import { accessToken, send } from "./emulator-api";
import { EmulatorProcess, type LoggedRequest, type World } from "./emulator-process";
import { Project } from "./project";

const stack = "organization/ciscoctr-gitops/production";
const passphrase = "of the stack";
/** What a job holds that only looks: the page docs/ci-and-drift.md lists them. */
const readScopes = ["sse:read", "integration/module-instance:read", "integration/module-type:read", "oauth:read"];

/** What a pipeline has to bring itself. */
const brought = ["PULUMI_CONFIG_PASSPHRASE", "PULUMI_STACK", "PULUMI_BACKEND_URL"];

export interface Client {
  id: string;
  password: string;
}

/** Everything that the tests of a file share. */
interface Shared {
  project: Project;
  machine: Machine;
  reader: Client;
  writer: Client;
}

export class GitOpsBench {
  readonly emulator = EmulatorProcess.ofThisFile();
  private shared?: Shared;

  private constructor() {}

  static ofThisFile(): GitOpsBench {
    const bench = new GitOpsBench();
    beforeAll(() => bench.start());
    beforeEach(() => bench.emulator.forgetRequests());
    afterAll(() => {
      bench.shared?.machine.remove();
      bench.shared?.project.remove();
    });
    return bench;
  }

  private get parts(): Shared {
    if (this.shared === undefined) throw new Error("the bench starts before the first test, not while a file is read");
    return this.shared;
  }

  get machine(): Machine {
    return this.parts.machine;
  }

  get reader(): Client {
    return this.parts.reader;
  }

  get writer(): Client {
    return this.parts.writer;
  }

  get passphrase(): string {
    return passphrase;
  }

  get backend(): string {
    return String(this.parts.project.environment()["PULUMI_BACKEND_URL"]);
  }

  /** The administrator of the appliances. */
  get fleet(): { username: string; password: string } {
    return this.emulator.appliance("esa1.example.com");
  }

  /** What a pipeline has as variables of its project: no secret. */
  variables({ id }: Client): Environment {
    return {
      PULUMI_BACKEND_URL: this.backend,
      PULUMI_STACK: stack,
      CISCO_CTR_US_CLIENT_ID: id,
      FLEET_USERNAME: this.fleet.username,
    };
  }

  async us(): Promise<World["regions"]["us"]> {
    return (await this.emulator.state()).regions.us;
  }

  /** Somebody switches the module of the appliance off in the console, or on again. */
  async byHand(enabled: boolean): Promise<void> {
    const { url, clientId, clientPassword } = this.emulator.line.regions.us;
    const module = (await this.us()).modules.find(({ name }) => name.startsWith("esa1"));
    const headers = { Authorization: `Bearer ${await accessToken(url, clientId, clientPassword)}` };
    const answer = await send(`${url}/iroh/iroh-int/module-instance/${module?.id ?? ""}`, "PATCH", { enabled }, headers);
    if (answer.status !== 200) throw new Error(`the module cannot be switched: ${answer.status}`);
    await this.emulator.forgetRequests();
  }

  /** As the example's README says: the clients of the pipelines, for example, are made by hand and stay so. */
  async letsPassWhatIsThere(): Promise<void> {
    const { machine, reader } = this;
    const env = { ...this.variables(reader), CISCO_CTR_US_CLIENT_PASSWORD: reader.password };
    const { code, text } = await machine.script("npx --no cisco-ctr drift --all --write-ignore", ["sh"], env);
    if (code !== 0) throw new Error(`no ignore file: ${text}`);
  }

  /** The requests since the test began that were no look. */
  async changes(): Promise<LoggedRequest[]> {
    const asked = await this.emulator.requests();
    return asked.filter(({ method, path }) => method !== "GET" && path !== "/iroh/oauth2/token");
  }

  private async start(): Promise<void> {
    const project = Project.create({ example: "gitops" }, { PULUMI_STACK: stack, PULUMI_CONFIG_PASSPHRASE: passphrase });
    await project.must("stack", "init", stack);
    const { host, port, type, hostKey } = this.emulator.appliance("esa1.example.com");
    const machine = Object.entries({ name: "esa1", host, port, type, hostKey }).flatMap(([key, value]) => [
      ...["--plaintext", `appliances[0].${key}=${String(value)}`],
    ]);
    await project.must("config", "set-all", "--path", "--plaintext", "region=us", ...machine);
    installCommand(project.folder);
    const own = Object.entries(project.environment()).filter(([name]) => !brought.includes(name));
    const env = { ...(Object.fromEntries(own) as Environment), CISCO_CTR_US_URL: this.emulator.line.regions.us.url };
    const { clientId, clientPassword } = this.emulator.line.regions.us;
    this.shared = {
      project,
      machine: new Machine(project.folder, { ...env, PULUMI_NODEJS_TRANSPILE_ONLY: "true" }),
      reader: await this.newClient("ciscoctr-reader", readScopes),
      writer: { id: clientId, password: clientPassword },
    };
  }

  private async newClient(name: string, scopes: string[]): Promise<Client> {
    const { url, clientId, clientPassword } = this.emulator.line.regions.us;
    const headers = { Authorization: `Bearer ${await accessToken(url, clientId, clientPassword)}` };
    const wish = { name, scopes, description: "", redirects: [], availability: "org", grants: ["client-creds"] };
    const { status, body } = await send(`${url}/iroh/oauth2-clients/clients`, "POST", wish, headers);
    const made = body as { id: string; password: string };
    if (status >= 300) throw new Error(`no client: ${status} ${JSON.stringify(body)}`);
    return made;
  }
}

/** As `npm ci` would: the projects of these tests have their packages by links, and no folder of commands. */
function installCommand(folder: string): void {
  const bin = join(folder, "node_modules", ".bin");
  mkdirSync(bin, { recursive: true });
  chmodSync(join(folder, "node_modules", "pulumi-cisco-ctr", "dist", "cli", "main.js"), 0o755);
  symlinkSync(join("..", "pulumi-cisco-ctr", "dist", "cli", "main.js"), join(bin, "cisco-ctr"));
}
