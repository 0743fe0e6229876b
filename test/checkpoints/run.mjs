// Keeps a checkpoint of this version: test/checkpoints/main.ts with the real engine.
import { runWithEngine } from "../support/with-engine.mjs";

await runWithEngine("test/checkpoints/main.ts");
