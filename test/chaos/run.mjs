// `npm run chaos`: test/chaos/main.ts with the real engine.
import { runWithEngine } from "../support/with-engine.mjs";

await runWithEngine("test/chaos/main.ts");
