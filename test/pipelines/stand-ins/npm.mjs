// In the place of npm: what `npm ci` and `npm run build` would make is there already, and what is published goes into a file. What reads and
// packs the checkout is the real one's.
import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";

const [command = "", ...args] = process.argv.slice(2);

function publish() {
  const tarballs = args.filter((each) => !each.startsWith("-") && each !== "public");
  if (tarballs.length !== 1 || !tarballs.every((each) => existsSync(each))) process.exit(1);
  writeFileSync(process.env["STAND_IN_NPM_REGISTRY"] ?? "", JSON.stringify({ args, tarball: path.resolve(...tarballs) }));
}

if (command === "ci" && ["", "--ignore-scripts"].includes(args.join(" ")) && existsSync("package-lock.json")) {
  // It is installed.
} else if (command === "run" && args.join(" ") === "build" && existsSync("dist")) {
  // It is built.
} else if (command === "publish") publish();
else if (["pkg", "pack", "sbom"].includes(command) || (command === "install" && args.includes("--offline"))) {
  const [, ...others] = (process.env["PATH"] ?? "").split(path.delimiter);
  const env = { ...process.env, PATH: others.join(path.delimiter) };
  process.exitCode = spawnSync("npm", [command, ...args], { env, stdio: "inherit" }).status ?? 1;
} else {
  console.error(`no stand-in for npm ${process.argv.slice(2).join(" ")}`);
  process.exit(64);
}
