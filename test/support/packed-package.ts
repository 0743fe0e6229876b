import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { onceARun } from "./once-a-run";

const root = join(__dirname, "..", "..");

/** The package as npm would publish it: the tarball, and what is in it. */
export function packedPackage(): { tarball: string; folder: string } {
  const packed = onceARun("packed", (draft) => {
    execFileSync("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", draft], { cwd: root });
    execFileSync("tar", ["-xzf", join(draft, tarballIn(draft)), "-C", draft]);
  });
  return { tarball: join(packed, tarballIn(packed)), folder: join(packed, "package") };
}

function tarballIn(folder: string): string {
  const tarball = readdirSync(folder).find((name) => name.endsWith(".tgz"));
  if (tarball === undefined) throw new Error(`npm pack has put no tarball into ${folder}`);
  return tarball;
}

/** Every package of this repository by link, so that nothing is fetched; ours as its users get it, or as a link too. */
export function installModules(folder: string, link: "packed" | "symlink" = "packed"): void {
  mkdirSync(folder);
  for (const name of readdirSync(join(root, "node_modules"))) {
    if (!name.startsWith(".") && name !== "pulumi-cisco-ctr") symlinkSync(join(root, "node_modules", name), join(folder, name));
  }
  const own = join(folder, "pulumi-cisco-ctr");
  if (link === "symlink") symlinkSync(root, own);
  else cpSync(packedPackage().folder, own, { recursive: true });
}
