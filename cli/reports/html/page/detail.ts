import type { PageFinding } from "./data";
import type { Elements } from "./elements";

/** Makes what a row shows when it is opened. */
export function makeDetail({ make, help, shown }: Elements) {
  /** What was read is what is copied. Where the page may not use the clipboard, the text is marked to be copied by hand. */
  async function copy(code: HTMLElement, button: HTMLElement): Promise<void> {
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = "Copied";
    } catch {
      getSelection()?.selectAllChildren(code);
      button.textContent = "Marked: copy it";
    }
    setTimeout(() => {
      button.textContent = "Copy";
    }, 2_000);
  }

  function command(text: string): HTMLElement {
    const code = make("code", {}, text);
    const button = make("button", { type: "button", class: "copy" }, "Copy");
    button.setAttribute("aria-label", `Copy: ${shown(text)}`);
    button.addEventListener("click", () => void copy(code, button));
    return make("div", { class: "command" }, code, button);
  }

  function differences({ changes }: PageFinding): HTMLElement {
    const rows = changes.map(({ path, before, after }) =>
      make(
        "tr",
        {},
        make("th", { scope: "row" }, path),
        make("td", {}, make("del", {}, before)),
        make("td", {}, make("ins", {}, after)),
      ),
    );
    const head = ["Property", "In the state", "Found"].map((title) => make("th", { scope: "col" }, title));
    return make("table", { class: "changes" }, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...rows));
  }

  return function detail(finding: PageFinding): HTMLElement {
    const { urn, id, owner, at, by, code } = finding;
    const known = { URN: urn, Id: id, "Marked by": owner, "Changed at": at, "Changed by": by, Code: code };
    const facts = Object.entries(known)
      .filter(([, text]) => text !== "")
      .flatMap(([term, text]) => [make("dt", {}, term), make("dd", {}, text)]);
    const repair = finding.repair.flatMap(({ text, command: typed }, index) => [
      ...(typed && index > 0 ? [make("p", { class: "or" }, "or")] : []),
      typed ? command(text) : make("p", { class: "step" }, text),
    ]);
    const part = (title: string, content: Node[]) =>
      content.length === 0 ? [] : [make("section", {}, make("h3", {}, title), ...content)];
    return make(
      "div",
      { class: "detail" },
      ...part("What differs", finding.changes.length === 0 ? [] : [differences(finding)]),
      ...part("How to put it right", [...repair, make("p", { class: "help" }, help(finding.kind))]),
      ...part("What is known", facts.length === 0 ? [] : [make("dl", {}, ...facts)]),
    );
  };
}

export type Detail = ReturnType<typeof makeDetail>;
