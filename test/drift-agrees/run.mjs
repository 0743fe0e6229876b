// `npm run drift-agrees`: test/drift-agrees/main.ts with the real engine.
import { runWithEngine } from "../support/with-engine.mjs";

await runWithEngine("test/drift-agrees/main.ts");
