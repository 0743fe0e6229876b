/** Which two things no cell has together, of those that may be. */

/** @typedef {import("./cell.mjs").Cell} Cell */

/** @type {Record<string, (cell: Cell) => string>} */
const factors = {
  node: ({ node }) => node,
  sdk: ({ sdk }) => sdk,
  manager: ({ manager }) => (manager.startsWith("npm") ? "npm" : manager),
  program: ({ program }) => program,
  project: ({ workspaces }) => (workspaces ? "workspaces" : "one package"),
  typescript: ({ typescript }) => typescript ?? "none",
};

/** What takes part once, beside the pairs. */
const extra = new Set(["pnpm 10", "yarn 4", "yarn 4 PnP"]);

/** What the SDK itself does not take, and what has no meaning. @type {readonly ((has: Record<string, string>) => boolean)[]} */
const impossible = [
  ({ node, sdk }) => node === "20.19" && sdk === "newest",
  ({ sdk, typescript }) => sdk === "oldest" && typescript === "6",
  ({ program, typescript }) =>
    program !== undefined && typescript !== undefined && program.startsWith("ts") === (typescript === "none"),
];

/**
 * @param {readonly Cell[]} cells
 * @returns {string[]} such as `node 24 with manager bun`
 */
export function missingPairs(cells) {
  const rows = cells
    .filter(({ manager }) => !extra.has(manager))
    .map((cell) => Object.fromEntries(Object.entries(factors).map(([name, of]) => [name, of(cell)])));
  const names = Object.keys(factors);
  /** @param {string} name */
  const levels = (name) => [...new Set(rows.map((row) => row[name] ?? ""))];
  return names.flatMap((one, index) =>
    names.slice(index + 1).flatMap((two) =>
      levels(one).flatMap((a) =>
        levels(two)
          .filter((b) => !impossible.some((rule) => rule({ [one]: a, [two]: b })))
          .filter((b) => !rows.some((row) => row[one] === a && row[two] === b))
          .map((b) => `${one} ${a} with ${two} ${b}`),
      ),
    ),
  );
}
