import type { PageBox, PageData, Wanted } from "./data";
import type { makeDetail } from "./detail";
import type { makeElements } from "./elements";
import type { startMap } from "./map";
import type { makeMatching } from "./matching";
import type { startTable } from "./table";
import type { startTheme } from "./theme";

/** What the page is put together from. */
export interface Parts {
  makeDetail: typeof makeDetail;
  makeElements: typeof makeElements;
  makeMatching: typeof makeMatching;
  startMap: typeof startMap;
  startTable: typeof startTable;
  startTheme: typeof startTheme;
}

/** Brings the page to life. */
export function start(parts: Parts): void {
  function find<Kind extends Element>(selector: string, kind: new () => Kind): Kind | undefined {
    const element = document.querySelector(selector);
    return element instanceof kind ? element : undefined;
  }

  const data = JSON.parse(document.querySelector("#data")?.textContent ?? "") as PageData;
  const elements = parts.makeElements(data.kinds);
  const { make, label } = elements;
  const matching = parts.makeMatching(data.findings);
  const wanted: Wanted = { text: "", kinds: new Set(), region: "", stack: "", box: -1 };

  const search = find("#search", HTMLInputElement);
  const region = find("#region", HTMLSelectElement);
  const stack = find("#stack", HTMLSelectElement);
  const count = find("#count", HTMLElement);
  const reset = find("#reset", HTMLButtonElement);
  const nothing = find("#nothing", HTMLElement);
  const choice = find("#choice", HTMLElement);
  const tiles = [...document.querySelectorAll<HTMLButtonElement>("button[data-kind]")];

  const themeButton = find("#theme", HTMLElement);
  if (themeButton) parts.startTheme(themeButton);
  find("#print", HTMLElement)?.addEventListener("click", () => {
    print();
  });

  const tableElement = find("#findings", HTMLTableElement);
  const table =
    tableElement &&
    parts.startTable(tableElement, data.findings, elements, parts.makeDetail(elements), {
      opened: (finding, open) => {
        if (!open || finding.box < 0) return;
        map?.choose(finding.box);
        tell(data.boxes[finding.box]);
      },
    });

  const svg = find("svg.map", SVGSVGElement);
  const map =
    svg &&
    parts.startMap(svg, find("#whole", HTMLElement), data.boxes, {
      chosen: (box) => {
        wanted.box = box;
        tell(data.boxes[box]);
        apply();
        table?.mark(data.boxes[box]?.findings ?? []);
      },
    });

  /** Says below the map what is chosen on it. */
  function tell(box: PageBox | undefined): void {
    if (choice === undefined) return;
    choice.classList.toggle("is-empty", box === undefined);
    if (box === undefined) {
      choice.replaceChildren("Choose a box to see what is known of it.");
      return;
    }
    const about = [box.what, box.stack].filter(Boolean).join(" · ");
    const found = box.findings.slice(0, 5).flatMap((index) => {
      const finding = data.findings[index];
      return finding === undefined ? [] : [make("li", {}, label(finding.kind), " ", finding.summary)];
    });
    const more = box.findings.length - found.length;
    if (more > 0) found.push(make("li", {}, `and ${more} more`));
    choice.replaceChildren(
      make("p", {}, make("bdi", { class: "name" }, box.name), make("span", { class: "under" }, about)),
      found.length === 0 ? make("p", {}, "Nothing was found: it is as the stacks say.") : make("ul", {}, ...found),
    );
  }

  function apply(): void {
    const shown = matching(wanted);
    table?.show(shown);
    map?.show(matching({ ...wanted, box: -1 }));
    const number = shown.filter(Boolean).length;
    const all = number === data.findings.length;
    if (count) count.textContent = all ? `${number} shown` : `${number} of ${data.findings.length} shown`;
    if (nothing) nothing.hidden = number > 0;
    if (reset) reset.hidden = wanted.text === "" && wanted.kinds.size === 0 && !wanted.region && !wanted.stack && wanted.box < 0;
    for (const tile of tiles) tile.setAttribute("aria-pressed", String(wanted.kinds.has(tile.dataset["kind"] ?? "")));
  }

  function askForAll(): void {
    Object.assign(wanted, { text: "", region: "", stack: "", box: -1 });
    wanted.kinds.clear();
    for (const field of [search, region, stack]) if (field) field.value = "";
    map?.choose(-1);
    table?.mark([]);
    tell(undefined);
    apply();
  }

  function addOptions(field: HTMLSelectElement | undefined, values: readonly string[]): void {
    const different = [...new Set(values.filter(Boolean))].sort();
    field?.append(...different.map((value) => make("option", { value }, value)));
    const label = field?.closest("label");
    if (label) label.hidden = different.length < 2;
  }

  addOptions(
    region,
    data.findings.map((finding) => finding.region),
  );
  addOptions(
    stack,
    data.findings.map((finding) => finding.stack),
  );
  search?.addEventListener("input", () => {
    wanted.text = search.value;
    apply();
  });
  region?.addEventListener("change", () => {
    wanted.region = region.value;
    apply();
  });
  stack?.addEventListener("change", () => {
    wanted.stack = stack.value;
    apply();
  });
  for (const tile of tiles) {
    tile.addEventListener("click", () => {
      const kind = tile.dataset["kind"] ?? "";
      if (!wanted.kinds.delete(kind)) wanted.kinds.add(kind);
      apply();
    });
  }
  reset?.addEventListener("click", () => {
    askForAll();
    search?.focus();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    if (event.key === "Escape") askForAll();
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    search?.focus();
  });

  const ignored = find("#ignored", HTMLTableElement)?.tBodies[0];
  ignored?.append(
    ...data.ignored.map((finding) =>
      make(
        "tr",
        {},
        make("td", { "data-title": "Finding" }, label(finding.kind)),
        make(
          "td",
          { "data-title": "Name" },
          make("bdi", { class: "name" }, finding.name),
          make("span", { class: "under" }, finding.stack),
        ),
        make("td", { "data-title": "What is the matter" }, finding.summary),
        make("td", { "data-title": "Why it may be so" }, finding.reason),
        make("td", { "data-title": "Until" }, finding.until),
      ),
    ),
  );

  addEventListener("beforeprint", () => table?.openAll());
  matchMedia("print").addEventListener("change", ({ matches }) => {
    if (matches) table?.openAll();
  });
  tell(undefined);
  apply();
}
