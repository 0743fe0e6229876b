// `npm run options`: test/options/main.ts with the real engine.
import { runWithEngine } from "../support/with-engine.mjs";

await runWithEngine("test/options/main.ts");
