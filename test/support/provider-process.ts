/**
 * The real dynamic provider process, spoken to as the engine does: gRPC over loopback, its standard input a pipe of ours. The end of that
 * pipe is the engine's death (docs/architecture.md, "What the engine forces").
 */
import { spawn, type ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { credentials, status, type ClientUnaryCall, type ServiceError } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import * as messages from "@pulumi/pulumi/proto/provider_pb.js";
import { Status } from "@pulumi/pulumi/proto/status_pb.js";
import { Struct, type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb.js";

export type Properties = Record<string, unknown>;

const root = join(__dirname, "..", "..");
const script = join(root, "node_modules", "@pulumi", "pulumi", "cmd", "dynamic-provider", "index.js");

/** A project folder with a copy of the built package: a build meanwhile does not disturb a run. */
export class ProviderHome {
  private constructor(readonly folder: string) {}

  /** @param dist where the build is; default: this checkout's */
  static create(dist = process.env["CISCO_CTR_CHAOS_DIST"] ?? join(root, "dist")): ProviderHome {
    const folder = mkdtempSync(join(tmpdir(), "ciscoctr-provider-"));
    const modules = join(folder, "node_modules");
    const own = join(modules, "pulumi-cisco-ctr");
    mkdirSync(own, { recursive: true });
    for (const name of readdirSync(join(root, "node_modules"))) {
      if (!name.startsWith(".") && name !== "pulumi-cisco-ctr")
        symlinkSync(join(root, "node_modules", name), join(modules, name));
    }
    cpSync(join(root, "package.json"), join(own, "package.json"));
    cpSync(dist, join(own, "dist"), { recursive: true });
    cpSync(join(root, "schema"), join(own, "schema"), { recursive: true });
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "chaos" }));
    return new ProviderHome(folder);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The provider answered with an error, or did not answer because it is no more. */
export class ProviderFailure extends Error {
  constructor(
    message: string,
    /** Created, but not finished: id and properties to keep. */
    readonly partial?: { id: string; properties: Properties },
    /** The process was gone before it answered. */
    readonly gone = false,
  ) {
    super(message);
  }
}

type Answer<T> = (error: ServiceError | null, response: T) => void;

export class ProviderProcess {
  /** Everything it wrote, both streams. */
  output = "";
  readonly exited: Promise<void>;
  hasExited = false;

  private constructor(
    private readonly child: ChildProcessByStdio<Writable, Readable, Readable>,
    private readonly client: ResourceProviderClient,
    lines: Readable[],
  ) {
    for (const stream of lines) {
      stream.setEncoding("utf8");
      stream.on("data", (text: string) => (this.output += text));
    }
    this.exited = once(child, "exit").then(() => {
      this.hasExited = true;
      client.close();
    });
  }

  static async start(home: ProviderHome, env: Record<string, string>): Promise<ProviderProcess> {
    const child = spawn(process.execPath, [script, "127.0.0.1:1"], {
      cwd: home.folder,
      env: { PATH: process.env["PATH"], HOME: home.folder, PULUMI_NODEJS_PROJECT: "chaos", PULUMI_NODEJS_STACK: "dev", ...env },
      stdio: ["pipe", "pipe", "pipe"],
    });
    child.stdin.on("error", () => undefined);
    let said = "";
    child.stderr.on("data", (text: Buffer) => (said += text.toString()));
    const reader = createInterface(child.stdout);
    const [port] = (await Promise.race([once(reader, "line"), once(child, "exit").then(() => [""])])) as [string];
    if (!/^\d+$/.test(port)) throw new Error(`the provider process did not start: ${port}${said}`);
    const client = new ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure(), {
      "grpc.enable_http_proxy": 0,
    });
    const provider = new ProviderProcess(child, client, [child.stderr]);
    reader.on("line", (line) => (provider.output += `${line}\n`));
    const request = new messages.ConfigureRequest();
    request.setArgs(struct({}));
    await provider.call<messages.ConfigureResponse>((answer) => client.configure(request, answer));
    return provider;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** What the engine's death does, except that somebody still reads what the process writes. */
  endInput(): void {
    this.child.stdin.end();
  }

  /** What the engine's death does: every pipe of its ends. */
  breakPipes(): void {
    this.child.stdout.destroy();
    this.child.stderr.destroy();
    this.child.stdin.end();
  }

  kill(): void {
    this.child.kill("SIGKILL");
  }

  /** Milliseconds until it was gone; undefined when it was not within `limitMs`. */
  async goneWithin(limitMs: number): Promise<number | undefined> {
    const begun = Date.now();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, limitMs)));
    await Promise.race([this.exited, late]);
    clearTimeout(timer);
    return this.hasExited ? Date.now() - begun : undefined;
  }

  /** As the engine does at the end of a command: it takes its plugins down. */
  async stop(): Promise<void> {
    this.kill();
    await this.exited;
  }

  async check(urn: string, olds: Properties, news: Properties): Promise<{ inputs: Properties; failures: string[] }> {
    const request = new messages.CheckRequest();
    request.setUrn(urn);
    request.setOlds(struct(olds));
    request.setNews(struct(news));
    const answer = await this.call<messages.CheckResponse>((done) => this.client.check(request, done));
    const failures = answer.getFailuresList().map((each) => `${each.getProperty()} ${each.getReason()}`.trim());
    return { inputs: plain(answer.getInputs()), failures };
  }

  async diff(
    urn: string,
    id: string,
    olds: Properties,
    news: Properties,
  ): Promise<{ changes?: boolean; replaces: string[]; deleteBeforeReplace: boolean }> {
    const request = new messages.DiffRequest();
    request.setUrn(urn);
    request.setId(id);
    request.setOlds(struct(olds));
    request.setNews(struct(news));
    const answer = await this.call<messages.DiffResponse>((done) => this.client.diff(request, done));
    const { DIFF_NONE, DIFF_SOME } = messages.DiffResponse.DiffChanges;
    const changes = answer.getChanges();
    return {
      ...(changes === DIFF_NONE || changes === DIFF_SOME ? { changes: changes === DIFF_SOME } : {}),
      replaces: answer.getReplacesList(),
      deleteBeforeReplace: answer.getDeletebeforereplace(),
    };
  }

  async create(urn: string, inputs: Properties): Promise<{ id: string; properties: Properties }> {
    const request = new messages.CreateRequest();
    request.setUrn(urn);
    request.setProperties(struct(inputs));
    const answer = await this.call<messages.CreateResponse>((done) => this.client.create(request, done));
    return { id: answer.getId(), properties: plain(answer.getProperties()) };
  }

  async read(urn: string, id: string, outs: Properties): Promise<{ id: string; properties: Properties; inputs?: Properties }> {
    const request = new messages.ReadRequest();
    request.setUrn(urn);
    request.setId(id);
    request.setProperties(struct(outs));
    const answer = await this.call<messages.ReadResponse>((done) => this.client.read(request, done));
    const inputs = answer.getInputs();
    return { id: answer.getId(), properties: plain(answer.getProperties()), ...(inputs && { inputs: plain(inputs) }) };
  }

  async update(urn: string, id: string, olds: Properties, news: Properties): Promise<Properties> {
    const request = new messages.UpdateRequest();
    request.setUrn(urn);
    request.setId(id);
    request.setOlds(struct(olds));
    request.setNews(struct(news));
    const answer = await this.call<messages.UpdateResponse>((done) => this.client.update(request, done));
    return plain(answer.getProperties());
  }

  async delete(urn: string, id: string, outs: Properties): Promise<void> {
    const request = new messages.DeleteRequest();
    request.setUrn(urn);
    request.setId(id);
    request.setProperties(struct(outs));
    await this.call((done) => this.client.delete(request, done));
  }

  private call<T>(send: (answer: Answer<T>) => ClientUnaryCall): Promise<T> {
    return new Promise((resolve, reject) => {
      send((error, response) => {
        if (error) reject(failureOf(error));
        else resolve(response);
      });
    });
  }
}

function failureOf(error: ServiceError): ProviderFailure {
  const [details] = error.metadata.get("grpc-status-details-bin");
  const gone = error.code === status.UNAVAILABLE || error.code === status.CANCELLED;
  if (details === undefined) return new ProviderFailure(error.details, undefined, gone);
  const [packed] = Status.deserializeBinary(Buffer.from(details)).getDetailsList();
  if (packed === undefined) return new ProviderFailure(error.details, undefined, gone);
  const partial = messages.ErrorResourceInitFailed.deserializeBinary(packed.getValue_asU8());
  return new ProviderFailure(error.details, { id: partial.getId(), properties: plain(partial.getProperties()) });
}

const struct = (properties: Properties): Struct =>
  Struct.fromJavaScript(JSON.parse(JSON.stringify(properties)) as Record<string, JavaScriptValue>);
const plain = (properties: Struct | undefined): Properties => properties?.toJavaScript() ?? {};
