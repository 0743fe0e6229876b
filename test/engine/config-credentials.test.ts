import { afterEach, expect, test } from "@jest/globals";
import { EmulatorProcess } from "../support/emulator-process";
import { Project } from "../support/project";

const program = `
  const { ApiClient } = require("pulumi-cisco-ctr");
  new ApiClient("client", { region: "us", preset: "casebook" });
`;

const emulator = EmulatorProcess.ofThisFile();
let project: Project | undefined;

afterEach(() => {
  project?.remove();
});

test("a wrong password in Pulumi's config is found by its key, and the copy of it in the state is named", async () => {
  const { url, clientId, clientPassword } = emulator.line.regions.us;
  project = Project.create({ program }, {});
  const current = project;
  const set = (password: string) => current.must("config", "set", "--secret", "ciscoctr:usClientPassword", password);
  await current.config({ "ciscoctr:usUrl": url, "ciscoctr:usClientId": clientId });
  await set(clientPassword);
  await current.must("up", "--yes", "--skip-preview");
  await set("not-it");
  // Nothing to do, and the wrong password is in the state.
  await current.must("up", "--yes", "--skip-preview", "--expect-no-changes");
  await set(clientPassword);

  const told =
    /refuses the API client's id and password .* Check ciscoctr:usClientId and ciscoctr:usClientPassword in Pulumi's config: .*copy in the state until the next `pulumi up`, unless they are given `--run-program`/;
  for (const outcome of [await current.refresh(), await current.destroy()]) {
    expect(outcome.code).not.toBe(0);
    expect(outcome.text).toMatch(told);
    expect(outcome.text).not.toMatch(/CISCO_CTR_|not-it/);
  }

  await current.must("refresh", "--yes", "--skip-preview", "--run-program", "--expect-no-changes");
  await current.must("up", "--yes", "--skip-preview", "--expect-no-changes");
  await current.must("destroy", "--yes", "--skip-preview");
  expect((await emulator.state()).regions.us.clients.filter(({ name }) => name === "client")).toEqual([]);
});
