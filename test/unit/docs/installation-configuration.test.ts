import { describe, expect, test } from "@jest/globals";
import { regionCredentials } from "../../../provider/core/credentials";
import { codes, read, section, table } from "../../support/pages";

const page = "docs/installation-configuration.md";

describe("installation and configuration", () => {
  test("the versions are those of the package", () => {
    const { engines, peerDependencies, devDependencies, version } = JSON.parse(read("package.json")) as {
      engines: { node: string };
      peerDependencies: Record<string, string>;
      devDependencies: Record<string, string>;
      version: string;
    };
    const install = section(page, "Install");
    expect(install).toContain(`Node ${engines.node.replace(">=", "")} or newer`);
    expect(install).toContain(`\`@pulumi/pulumi\` ${peerDependencies["@pulumi/pulumi"] ?? ""}`);
    const withIt = ["@pulumi/pulumi", "typescript", "ts-node"].map(
      (name) => `${name}@${/[\d.]+/.exec(devDependencies[name] ?? "")?.[0] ?? ""}`,
    );
    expect(install).toContain(`npm install ./pulumi-cisco-ctr-${version}.tgz ${withIt.join(" ")}\n`);
  });

  test("the settings of a region are the ones that are looked for, in this order", () => {
    const asked: string[] = [];
    const note = (name: string, value?: string) => {
      asked.push(name);
      return value;
    };
    const config = (key: string) => note(`ciscoctr:${key}`, key.startsWith("us") ? undefined : "given");
    regionCredentials({ env: (name) => note(name), config }, "us");
    const rows = table(section(page, "Credentials"));
    const columns = [1, 2, 3].map((column) => rows.flatMap((row) => codes(row[column])));
    expect(columns.flat().sort()).toEqual([...new Set(asked)].sort());
    for (const row of rows) {
      const order = row.slice(1).flatMap(codes);
      expect(order).toEqual([...new Set(asked)].filter((name) => order.includes(name)));
    }
  });
});
