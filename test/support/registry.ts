import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { basename, dirname, join } from "node:path";

const root = join(__dirname, "..", "..");

interface Manifest {
  name: string;
  version: string;
}

/** A package registry on this machine that has what is installed in this checkout, and nothing else. */
export class LocalRegistry {
  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(): Promise<LocalRegistry> {
    const installed = readInstalled();
    const server = createServer(({ url = "/", headers }, response) => {
      const path = decodeURIComponent(url.slice(1));
      const file = /^-\/(.*)\.tgz$/.exec(path)?.[1];
      if (file !== undefined) sendArchive(join(root, file), response);
      else sendDocument(path, installed.get(path) ?? [], `http://${headers.host ?? ""}`, response);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return new LocalRegistry(server, `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`);
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

/** The folders of each package by its name: more than one where versions differ. */
function readInstalled(): Map<string, string[]> {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
    packages: Record<string, { link?: boolean }>;
  };
  const folders = Object.entries(packages).flatMap(([at, { link }]) =>
    at !== "" && !link && existsSync(join(root, at, "package.json")) ? [at] : [],
  );
  const byName = new Map<string, string[]>();
  for (const at of folders) {
    const { name } = manifestOf(at);
    byName.set(name, [...(byName.get(name) ?? []), at]);
  }
  return byName;
}

function manifestOf(at: string): Manifest {
  return JSON.parse(readFileSync(join(root, at, "package.json"), "utf8")) as Manifest;
}

function sendDocument(name: string, folders: readonly string[], origin: string, response: ServerResponse): void {
  const versions = Object.fromEntries(
    folders.map((at) => {
      const manifest = manifestOf(at);
      return [manifest.version, { ...manifest, dist: { tarball: `${origin}/-/${encodeURIComponent(at)}.tgz` } }];
    }),
  );
  response.statusCode = folders.length > 0 ? 200 : 404;
  response.setHeader("Content-Type", "application/json");
  response.end(JSON.stringify({ name, "dist-tags": { latest: Object.keys(versions)[0] }, versions }));
}

/** As npm unpacks it: one folder of whatever name. */
function sendArchive(folder: string, response: ServerResponse): void {
  const name = basename(folder);
  const args = ["-cf", "-", `--exclude=${name}/node_modules`, "-C", dirname(folder), name];
  spawn("tar", args, { stdio: ["ignore", "pipe", "inherit"] }).stdout.pipe(response);
}
