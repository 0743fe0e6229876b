/** The seed of the emulators that engine tests start; `npm run steady` gives each of its runs another one. */
export const testSeed = Number(process.env["CISCO_CTR_TEST_SEED"] ?? 1);
