import type { ResourceName } from "../../provider/generated/schemas";
import { resources } from "../../provider/resources";
import { emulatorCallsPage } from "../emulator-calls";
import { componentPage } from "./component";
import { functionsPage } from "./functions";
import { licencesPage } from "./licences";
import { resourcePage } from "./resource";
import { resourcesIndexPage } from "./resources-index";
import { troubleshootingPage } from "./troubleshooting";

const folder = "docs/resources";

/** Every page of docs/ that is written from what it tells of, by its file. */
export function pages(): Record<string, string> {
  const names = Object.keys(resources) as ResourceName[];
  return {
    ...Object.fromEntries(names.map((name) => [`${folder}/${name}.md`, resourcePage(name)])),
    [`${folder}/ApplianceIntegration.md`]: componentPage(),
    [`${folder}/README.md`]: resourcesIndexPage(names),
    "docs/functions.md": functionsPage(),
    "docs/troubleshooting.md": troubleshootingPage(),
    "docs/licences.md": licencesPage(),
    "docs/emulator-calls.md": emulatorCallsPage(),
  };
}
