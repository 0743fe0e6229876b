import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import fs from "node:fs";
import http from "node:http";
import { type AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { ToolCheckout } from "../../support/tool-checkout";

const tool = "tools/pulumi-cli.mjs";
const name = `pulumi-3.259.0-${process.platform}-${process.arch}`;
let checkout: ToolCheckout;

beforeEach(() => {
  checkout = new ToolCheckout();
});
afterEach(() => {
  checkout.remove();
});

/** A Go that logs its builds and makes programs that tell the version they were linked with; it waits for a file where one is given. */
function goOnPath({ version = "1.26.8", toolchain = "auto", wait = "" } = {}): void {
  checkout.program(
    "go",
    `case "$1" in
      version) echo "go version go${version} ${process.platform}/any" ;;
      env) echo ${toolchain} ;;
      build)
        echo "$*" >> builds.log
        echo started > started
        ${wait === "" ? "" : `while [ ! -e "${wait}" ]; do sleep 0.05; done`}
        for word in "$@"; do
          case "$word" in *Version=v*) linked="\${word##*Version=v}" ;; esac
          [ "$before" = -o ] && out="$word"
          before="$word"
        done
        printf '#!/bin/sh\\necho v%s\\n' "$linked" > "$out"
        chmod +x "$out" ;;
    esac`,
  );
}

const builds = () => checkout.read("builds.log").trim().split("\n");

describe("on PATH", () => {
  test("a CLI with its language host is used as it is", async () => {
    checkout.pulumiOnPath("3.227.0");
    const { code, stdout, stderr } = await checkout.run(tool);
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toEqual({ bin: checkout.path, version: "3.227.0", source: "PATH" });
    expect(code).toBe(0);
    expect(checkout.cached()).toEqual([]);
  });

  test.each([
    ["too old", "3.226.9", [], "pulumi is version 3.226.9"],
    ["without its language host", "3.259.0", ["pulumi-language-nodejs"], "pulumi comes without pulumi-language-nodejs"],
    ["dumb", "what", [], "pulumi does not tell its version"],
  ])("one that is %s is not, and the sentence says why", async (_case, version, missing, why) => {
    checkout.pulumiOnPath(version);
    for (const program of missing) fs.rmSync(path.join(checkout.path, program));
    const { code, stdout, stderr } = await checkout.run(tool);
    expect(code).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toContain(why);
  });
});

test("where nothing works, one message names the three ways and what each failed with", async () => {
  const { code, stderr } = await checkout.run(tool);
  expect(code).toBe(1);
  expect(stderr).toContain("Install Pulumi 3.227 or newer so that it is on PATH, or let this machine reach");
  expect(stderr).toMatch(/or install Go 1\.\d+\.\d+ or newer\./u);
  expect(stderr).toContain("on PATH: there is none");
  expect(stderr).toMatch(
    /download: http:\/\/127\.0\.0\.1:1\/nothing\/pulumi-3\.259\.0-checksums\.txt: .*(?:ECONNREFUSED|bad port)/u,
  );
  expect(stderr).toContain("go build: Go is not on PATH");
  expect(stderr).not.toContain("    at ");
  expect(checkout.cached()).toEqual([]);
});

describe("go build", () => {
  test("makes CLI, language host and launcher once; the next run finds them", async () => {
    goOnPath();
    const first = await checkout.run(tool);
    expect(first.stderr).toBe("building the Pulumi CLI with Go: about 4 minutes, once per machine ...\n");
    const bin = path.join(checkout.cache, "pulumi-cisco-ctr", name);
    expect(JSON.parse(first.stdout)).toEqual({ bin, version: "3.259.0", source: "go build" });
    expect(fs.readdirSync(bin).sort()).toEqual([
      "complete.json",
      "pulumi",
      "pulumi-language-nodejs",
      "pulumi-resource-pulumi-nodejs",
      "pulumi-run-policy-pack",
    ]);
    expect(builds()).toHaveLength(2);
    const second = await checkout.run(tool);
    expect(second.stderr).toBe("");
    expect(JSON.parse(second.stdout)).toEqual({ bin, version: "3.259.0", source: "cache" });
    expect(builds()).toHaveLength(2);
    expect(checkout.cached()).toEqual([name]);
  });

  test("the launcher follows the installed @pulumi/pulumi", async () => {
    goOnPath();
    await checkout.run(tool);
    checkout.put("node_modules/@pulumi/pulumi/pulumi-resource-pulumi-nodejs", "#!/bin/sh\n# launcher 2\n");
    await checkout.run(tool);
    const launcher = `cache/pulumi-cisco-ctr/${name}/pulumi-resource-pulumi-nodejs`;
    expect(checkout.read(launcher)).toContain("launcher 2");
    expect(fs.statSync(path.join(checkout.folder, launcher)).mode & 0o111).not.toBe(0);
  });

  test("a cache from before there was a launcher of policy packs gets one without a build", async () => {
    goOnPath();
    await checkout.run(tool);
    const launcher = `cache/pulumi-cisco-ctr/${name}/pulumi-run-policy-pack`;
    fs.rmSync(path.join(checkout.folder, launcher));
    expect(JSON.parse((await checkout.run(tool)).stdout)).toMatchObject({ source: "cache" });
    expect(checkout.read(launcher)).toContain("@pulumi/pulumi/cmd/run-policy-pack");
    expect(fs.statSync(path.join(checkout.folder, launcher)).mode & 0o111).not.toBe(0);
    expect(builds()).toHaveLength(2);
  });

  test("two runs at once build once: the second says that it waits", async () => {
    goOnPath({ wait: "gate" });
    const first = checkout.start(tool);
    await first.says("building");
    const second = checkout.start(tool);
    await second.says("waiting for another run that is making the Pulumi CLI");
    checkout.put("gate", "");
    const sources = (await Promise.all([first.ended, second.ended])).map(
      ({ stdout }) => (JSON.parse(stdout) as { source: string }).source,
    );
    expect(sources).toEqual(["go build", "cache"]);
    expect(builds()).toHaveLength(2);
    expect(checkout.cached()).toEqual([name]);
  });

  test.each(["SIGINT", "SIGTERM"] as const)("%s leaves nothing half made", async (signal) => {
    goOnPath({ wait: "never" });
    const running = checkout.start(tool);
    await running.says("building");
    expect(checkout.cached()).toHaveLength(2);
    running.kill(signal);
    expect((await running.ended).code).toBe(signal === "SIGINT" ? 130 : 143);
    expect(checkout.cached()).toEqual([]);
    checkout.put("never", "");
  });

  test("the lock and the folder of a killed run are taken over", async () => {
    const dead = spawn(process.execPath, ["-e", ""]);
    await once(dead, "exit");
    checkout.put(`cache/pulumi-cisco-ctr/${name}.lock`, `${dead.pid ?? 0} ${os.hostname()}`);
    checkout.put(`cache/pulumi-cisco-ctr/${name}.${dead.pid ?? 0}-abc/pulumi`, "half");
    goOnPath();
    const { code, stderr } = await checkout.run(tool);
    expect(code).toBe(0);
    expect(stderr).not.toContain("waiting");
    expect(checkout.cached()).toEqual([name]);
  });

  test("a build that fails shows the end of what Go said", async () => {
    checkout.program(
      "go",
      `[ "$1" = version ] && echo go version go1.26.8 any/any && exit\necho "no space left on device" >&2\nexit 1`,
    );
    const { code, stderr } = await checkout.run(tool);
    expect(code).toBe(1);
    expect(stderr).toMatch(/go build: go build \S+ fails \(exit 1\):\n\s+no space left on device/u);
    expect(checkout.cached()).toEqual([]);
  });

  test.each([
    [
      "1.24.3",
      "local",
      /Go 1\.24\.3 is installed, 1\.25\.\d+ or newer is needed, and GOTOOLCHAIN=local keeps Go from fetching it/u,
    ],
    ["1.20.14", "auto", /Go 1\.20\.14 is installed, 1\.25\.\d+ or newer is needed\n/u],
  ])("Go %s with toolchain %s is too old, and the sentence says so", async (version, toolchain, why) => {
    goOnPath({ version, toolchain });
    const { code, stderr } = await checkout.run(tool);
    expect(code).toBe(1);
    expect(stderr).toMatch(why);
    expect(checkout.has("builds.log")).toBe(false);
  });

  test("an older Go that may fetch a newer one is let try", async () => {
    goOnPath({ version: "1.24.3" });
    expect((await checkout.run(tool)).code).toBe(0);
  });
});

describe("download", () => {
  const archive = `pulumi-v3.259.0-${process.platform}-${process.arch}.tar.gz`;
  let server: http.Server;
  let served: Record<string, Buffer>;
  let asked: string[];

  beforeEach(async () => {
    checkout.put("release/pulumi/pulumi", "#!/bin/sh\necho v3.259.0\n", 0o755);
    checkout.put("release/pulumi/pulumi-language-nodejs", "#!/bin/sh\n", 0o755);
    const packed = execFileSync("tar", ["-czf", "-", "-C", path.join(checkout.folder, "release"), "pulumi"]);
    const sum = createHash("sha256").update(packed).digest("hex");
    served = {
      [`/${archive}`]: packed,
      "/pulumi-3.259.0-checksums.txt": Buffer.from(`${"0".repeat(64)}  other\n${sum}  ${archive}\n`),
    };
    asked = [];
    server = http.createServer((request, response) => {
      const { url = "" } = request;
      asked.push(url);
      response.writeHead(url in served ? 200 : 404).end(served[url]);
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    for (const program of ["tar", "gzip"]) {
      fs.symlinkSync(
        execFileSync("/bin/sh", ["-c", `command -v ${program}`])
          .toString()
          .trim(),
        path.join(checkout.path, program),
      );
    }
  });
  afterEach(() => {
    server.close();
  });

  const run = () =>
    checkout.run(tool, [], { CISCO_CTR_PULUMI_DOWNLOAD_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });

  test("is used where it can be reached, and Go is not", async () => {
    goOnPath();
    const { stdout } = await run();
    expect(JSON.parse(stdout)).toMatchObject({ version: "3.259.0", source: "download" });
    expect(asked).toEqual(["/pulumi-3.259.0-checksums.txt", `/${archive}`]);
    expect(checkout.has("builds.log")).toBe(false);
    const files = ["complete.json", "pulumi", "pulumi-language-nodejs", "pulumi-resource-pulumi-nodejs"];
    const made = () => fs.readdirSync(path.join(checkout.cache, "pulumi-cisco-ctr", name)).sort();
    expect(made()).toEqual(files);
    await run();
    expect(made()).toEqual(files);
  });

  test("is thrown away where its checksum is not the published one", async () => {
    served["/pulumi-3.259.0-checksums.txt"] = Buffer.from(`${"0".repeat(64)}  ${archive}\n`);
    const { code, stderr } = await run();
    expect(code).toBe(1);
    expect(stderr).toMatch(/download: \S+ has the sha256 [0-9a-f]{64}, published is 0{64}/u);
    expect(checkout.cached()).toEqual([]);
  });

  test("is not asked for where no checksum is published", async () => {
    delete served["/pulumi-3.259.0-checksums.txt"];
    expect((await run()).stderr).toContain("checksums.txt: status 404");
    expect(asked).toEqual(["/pulumi-3.259.0-checksums.txt"]);
  });
});

test("the hermetic environment: own folders, the CLI first on PATH, nothing of the caller's Pulumi", async () => {
  checkout.pulumiOnPath("3.259.0");
  checkout.put(
    "show.mjs",
    `import { pulumiEnvironment } from "./tools/pulumi-cli.mjs";
     const base = { PATH: "/elsewhere", KEPT: "yes", PULUMI_ACCESS_TOKEN: "pul-1", PULUMI_STACK: "production" };
     console.log(JSON.stringify(pulumiEnvironment({ home: "/run/home", backend: "/run/state", base })));`,
  );
  expect(JSON.parse((await checkout.run("show.mjs")).stdout)).toEqual({
    KEPT: "yes",
    PATH: `${checkout.path}${path.delimiter}/elsewhere`,
    PULUMI_HOME: "/run/home",
    PULUMI_BACKEND_URL: "file:///run/state",
    PULUMI_CONFIG_PASSPHRASE: "hermetic",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    PULUMI_AUTOMATION_API_SKIP_VERSION_CHECK: "true",
  });
});
