// In the place of the GitHub CLI: comments of a pull request, issues and releases in one JSON file, changed only by who has a token.
import { readFileSync, writeFileSync } from "node:fs";

/**
 * @typedef {{ id: number, login: string, body: string }} Comment
 * @typedef {{ number: number, title: string, body: string, labels: string[], state: "open" | "closed", comments: string[] }} Issue
 * @typedef {{ tag: string, notes: string, files: string[] }} Release
 * @typedef {{ comments: Comment[], issues: Issue[], labels: string[], releases?: Release[] }} Repository
 */

const file = process.env["STAND_IN_REPOSITORY"] ?? "";
const args = process.argv.slice(2);
/** @type {unknown} */
const parsed = JSON.parse(readFileSync(file, "utf8"));
const repository = /** @type {Repository} */ (parsed);
const bot = "github-actions[bot]";

/** What the filters of --jq pick that the workflows use. @type {Record<string, () => unknown>} */
const filters = {
  '.[] | select(.user.login == "github-actions[bot]") | select(.body | startswith("<!-- ciscoctr preview -->")) | .id': () =>
    repository.comments
      .filter(({ login, body }) => login === bot && body.startsWith("<!-- ciscoctr preview -->"))
      .map(({ id }) => id)
      .join("\n"),
  ".[0].number // empty": () => open()[0]?.number ?? "",
};

const open = () => repository.issues.filter(({ state, labels }) => state === "open" && labels.includes("drift"));

/** @param {string} name */
function option(name) {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args[at + 1];
}

/** @param {string} [name] */
const fileOf = (name = "") => readFileSync(name, "utf8");

/** @returns {never} */
function unknown() {
  console.error(`no stand-in for gh ${args.join(" ")}`);
  process.exit(64);
}

function print() {
  const picked = filters[option("--jq") ?? ""] ?? unknown();
  const text = String(picked());
  if (text !== "") console.log(text);
}

function api() {
  const path = args.find((each) => each.startsWith("repos/")) ?? unknown();
  const field = option("--field");
  if (field === undefined) {
    print();
    return;
  }
  const body = fileOf(field.replace(/^body=@/, ""));
  if (body.length > 65_536) process.exit(1);
  const id = Number(/^repos\/[^/]+\/[^/]+\/issues\/comments\/(\d+)$/.exec(path)?.[1]);
  const found = repository.comments.find((each) => each.id === id);
  if (option("--method") === "PATCH" && found) found.body = body;
  else if (option("--method") === "POST" && /\/issues\/\d+\/comments$/.test(path)) {
    repository.comments.push({ id: repository.comments.length + 1, login: bot, body });
  } else unknown();
}

function issue() {
  const found = repository.issues.find(({ number }) => number === Number(args[2]));
  if (args[1] === "list") print();
  else if (args[1] === "edit" && found) found.body = fileOf(option("--body-file"));
  else if (args[1] === "close" && found) {
    found.state = "closed";
    found.comments.push(option("--comment") ?? "");
  } else if (args[1] === "create" && repository.labels.includes(option("--label") ?? "")) {
    const number = repository.issues.length + 1;
    const [title = "", label = ""] = [option("--title"), option("--label")];
    repository.issues.push({ number, title, body: fileOf(option("--body-file")), labels: [label], state: "open", comments: [] });
  } else unknown();
}

function release() {
  const [, , tag = ""] = args;
  if (args[1] !== "create" || !args.includes("--verify-tag") || !process.env["GH_REPO"]) unknown();
  const options = ["--title", "--notes-file"].flatMap((name) => [name, option(name)]);
  const files = args.slice(3).filter((each) => !options.includes(each) && each !== "--verify-tag");
  for (const file of files) readFileSync(file);
  repository.releases = [...(repository.releases ?? []), { tag, notes: fileOf(option("--notes-file")), files }];
}

if (!process.env["GH_TOKEN"]) {
  console.error("gh: To use GitHub CLI in a GitHub Actions workflow, set the GH_TOKEN environment variable.");
  process.exit(4);
}
if (args[0] === "api") api();
else if (args[0] === "issue") issue();
else if (args[0] === "release") release();
else if (args[0] === "label" && args[1] === "create") repository.labels.push(args[2] ?? "");
else unknown();
writeFileSync(file, JSON.stringify(repository));
