import type { PageFinding } from "./data";
import type { Detail } from "./detail";
import type { Elements } from "./elements";

/** What the table tells the page. */
export interface TableEvents {
  /** A row was opened or closed. */
  opened: (finding: PageFinding, open: boolean) => void;
}

/** The table of findings: rows that open, and headings that sort. */
export function startTable(
  table: HTMLTableElement,
  findings: readonly PageFinding[],
  { make, label }: Elements,
  detail: Detail,
  events: TableEvents,
) {
  const body = table.tBodies[0] ?? table.createTBody();
  const dated = (text: string) => text.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(:\d\d(\.\d+)?)?Z$/, "$1 $2");

  interface Row {
    finding: PageFinding;
    index: number;
    row: HTMLTableRowElement;
    button: HTMLButtonElement;
    open: HTMLTableRowElement | undefined;
  }

  function makeRow(finding: PageFinding, index: number): Row {
    const button = make("button", { type: "button", class: "opener", tabindex: "-1", "aria-expanded": "false" });
    button.append(label(finding.kind), make("span", { class: "unseen" }, `: ${finding.name}`));
    const cell = (title: string, ...children: (Node | string)[]) =>
      make("td", { role: "cell", "data-title": title }, ...children.filter(Boolean));
    const under = (text: string) => (text === "" ? "" : make("span", { class: "under" }, text));
    const row = make(
      "tr",
      { role: "row", class: `finding s-${finding.kind}` },
      cell("Finding", button),
      cell("Name", make("bdi", { class: "name" }, finding.name), under(finding.type)),
      cell("What is the matter", finding.summary),
      cell("Place", finding.place),
      cell("Stack", finding.stack),
      cell("When, who", dated(finding.at), under(finding.by)),
    );
    return { finding, index, row, button, open: undefined };
  }

  const rows: Row[] = [];
  const byElement = new Map<Element, Row>();
  let order: Row[] = [];
  let current: Row | undefined;

  /** Makes rows up to so many: the first picture waits only for those that it shows. */
  function grow(count: number): void {
    const more = findings.slice(rows.length, count).map((finding, index) => makeRow(finding, rows.length + index));
    for (const each of more) byElement.set(each.row, each);
    rows.push(...more);
    order.push(...more);
    body.append(...more.map(({ row }) => row));
  }

  function growWhole(): void {
    if (rows.length < findings.length) grow(findings.length);
  }

  function setCurrent(row: Row | undefined): void {
    current?.button.setAttribute("tabindex", "-1");
    current = row;
    current?.button.setAttribute("tabindex", "0");
  }

  function isShown({ row }: Row): boolean {
    return !row.hidden;
  }

  function open(row: Row, wanted: boolean): void {
    if (wanted && row.open === undefined) {
      row.open = make("tr", { role: "row", class: "opened" }, make("td", { role: "cell", colspan: "6" }, detail(row.finding)));
      row.row.after(row.open);
    }
    if (row.open !== undefined) row.open.hidden = !wanted || row.row.hidden;
    row.button.setAttribute("aria-expanded", String(wanted));
    row.row.classList.toggle("is-open", wanted);
  }

  const isOpen = ({ button }: Row) => button.getAttribute("aria-expanded") === "true";

  function toggle(row: Row): void {
    open(row, !isOpen(row));
    setCurrent(row);
    events.opened(row.finding, isOpen(row));
  }

  function moveFocus(row: Row, key: string): boolean {
    growWhole();
    const visible = order.filter(isShown);
    const at = visible.indexOf(row);
    const targets: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: visible.length - 1 };
    const target = visible[targets[key] ?? -1];
    if (target === undefined) return key in targets;
    setCurrent(target);
    target.button.focus();
    return true;
  }

  function rowOf(target: EventTarget | null): Row | undefined {
    const element = target instanceof Element ? target.closest("tr.finding") : null;
    return element === null ? undefined : byElement.get(element);
  }

  body.addEventListener("click", (event) => {
    const row = rowOf(event.target);
    // Who marks text to copy it does not want to open anything.
    if (row !== undefined && getSelection()?.isCollapsed !== false) toggle(row);
  });
  body.addEventListener("keydown", (event) => {
    const row = rowOf(event.target);
    if (row === undefined) return;
    if (event.key === "Escape" && isOpen(row)) {
      toggle(row);
      event.stopPropagation();
    } else if (moveFocus(row, event.key)) event.preventDefault();
  });

  const texts: ((finding: PageFinding) => string)[] = [
    // As they came: the worst kind first.
    () => "",
    ({ name }) => name,
    ({ summary }) => summary,
    ({ place }) => place,
    ({ stack }) => stack,
    ({ at }) => at,
  ];
  const headings = [...table.querySelectorAll<HTMLButtonElement>("thead button")];

  function sort(column: number, descending: boolean): void {
    growWhole();
    const text = texts[column] ?? (() => "");
    const collator = new Intl.Collator("en", { numeric: true });
    const keys = new Map(rows.map((row) => [row, text(row.finding)]));
    const sign = descending ? -1 : 1;
    order = [...rows].sort((one, other) => {
      return sign * (collator.compare(keys.get(one) ?? "", keys.get(other) ?? "") || one.index - other.index);
    });
    body.append(...order.flatMap(({ row, open: below }) => (below === undefined ? [row] : [row, below])));
    for (const [index, heading] of headings.entries()) {
      const direction = descending ? "descending" : "ascending";
      heading.closest("th")?.setAttribute("aria-sort", index === column ? direction : "none");
    }
  }

  for (const [column, heading] of headings.entries()) {
    heading.addEventListener("click", () => {
      sort(column, heading.closest("th")?.getAttribute("aria-sort") === "ascending");
    });
  }

  grow(60);
  setCurrent(order[0]);
  requestAnimationFrame(() => setTimeout(growWhole));

  return {
    /** Shows those that are wanted. */
    show(wanted: readonly boolean[]): void {
      if (!wanted.every(Boolean)) growWhole();
      for (const row of rows) {
        const hidden = wanted[row.index] !== true;
        if (row.row.hidden === hidden) continue;
        row.row.hidden = hidden;
        if (row.open !== undefined) row.open.hidden = hidden || !isOpen(row);
      }
      if (current === undefined || !isShown(current)) setCurrent(order.find(isShown));
    },
    /** Marks the rows of what is chosen on the map, and opens a single one. */
    mark(indexes: readonly number[]): void {
      growWhole();
      const chosen = new Set(indexes);
      for (const row of rows) row.row.classList.toggle("is-chosen", chosen.has(row.index));
      const [only, more] = rows.filter(({ index }) => chosen.has(index));
      if (only !== undefined && more === undefined) open(only, true);
    },
    /** Opens all, for paper. */
    openAll(): void {
      growWhole();
      for (const row of rows) open(row, true);
    },
  };
}
