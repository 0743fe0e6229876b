/** How well Cisco's own behaviour is known; docs/emulator-calls.md explains the words. */
export type Mark = "documented" | "observed" | "assumed";
