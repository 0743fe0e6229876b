import type { PageBox } from "./data";

/** What the map tells the page. */
export interface MapEvents {
  /** A box was chosen; -1 when none is any more. */
  chosen: (box: number) => void;
}

/** The map: its boxes are buttons, with one stop for the tabulator and arrows from one to the next. */
export function startMap(svg: SVGSVGElement, whole: HTMLElement | undefined, boxes: readonly PageBox[], events: MapEvents) {
  const scroller = svg.parentElement;
  const buttons = [...svg.querySelectorAll<SVGGElement>("[data-box]")];
  const indexOf = new Map<Element, number>(buttons.map((button, index) => [button, index]));
  let current: SVGGElement | undefined;
  let chosen = -1;

  function setCurrent(button: SVGGElement | undefined): void {
    current?.setAttribute("tabindex", "-1");
    current = button;
    current?.setAttribute("tabindex", "0");
  }

  function choose(box: number): void {
    buttons[chosen]?.setAttribute("aria-pressed", "false");
    chosen = box;
    buttons[chosen]?.setAttribute("aria-pressed", "true");
    setCurrent(buttons[chosen] ?? current);
  }

  function boxOf(target: EventTarget | null): SVGGElement | undefined {
    return target instanceof Element ? (target.closest<SVGGElement>("[data-box]") ?? undefined) : undefined;
  }

  /** The nearest in that direction: what lies aside counts as farther. */
  function neighbour(from: SVGGElement, key: string): SVGGElement | undefined {
    const directions: Record<string, [number, number]> = {
      ArrowRight: [1, 0],
      ArrowLeft: [-1, 0],
      ArrowDown: [0, 1],
      ArrowUp: [0, -1],
    };
    const direction = directions[key];
    if (direction === undefined) return undefined;
    const [dx, dy] = direction;
    const middle = (button: SVGGElement) => {
      const { left, top, width, height } = button.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    };
    const start = middle(from);
    let best: SVGGElement | undefined;
    let least = Infinity;
    for (const button of buttons) {
      const { x, y } = middle(button);
      const ahead = (x - start.x) * dx + (y - start.y) * dy;
      const aside = Math.abs((x - start.x) * dy) + Math.abs((y - start.y) * dx);
      if (ahead > 1 && ahead + 3 * aside < least) [best, least] = [button, ahead + 3 * aside];
    }
    return best;
  }

  function reveal(button: SVGGElement): void {
    if (scroller === null) return;
    const [inner, outer] = [button.getBoundingClientRect(), scroller.getBoundingClientRect()];
    if (inner.top >= outer.top && inner.bottom <= outer.bottom && inner.left >= outer.left && inner.right <= outer.right) return;
    scroller.scrollBy({
      left: inner.left + inner.width / 2 - outer.left - outer.width / 2,
      top: inner.top + inner.height / 2 - outer.top - outer.height / 2,
    });
  }

  svg.addEventListener("click", (event) => {
    const button = boxOf(event.target);
    const box = button === undefined ? -1 : (indexOf.get(button) ?? -1);
    const next = box === chosen ? -1 : box;
    choose(next);
    events.chosen(next);
  });
  svg.addEventListener("keydown", (event) => {
    const button = boxOf(event.target);
    if (button === undefined) return;
    if (event.key === "Enter" || event.key === " ") {
      button.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    } else {
      const next = neighbour(button, event.key);
      if (next === undefined) return;
      setCurrent(next);
      next.focus();
      reveal(next);
    }
    event.preventDefault();
  });
  setCurrent(buttons[0]);

  /** Shows that there is more of it below, and lets it be seen whole. */
  function showHeight(): void {
    if (scroller === null) return;
    const rest = scroller.scrollHeight - scroller.clientHeight;
    scroller.classList.toggle("has-more", rest - scroller.scrollTop > 8);
    if (whole) whole.hidden = rest < 8 && !scroller.classList.contains("is-whole");
  }

  whole?.addEventListener("click", () => {
    whole.setAttribute("aria-pressed", String(scroller?.classList.toggle("is-whole") === true));
    showHeight();
  });
  scroller?.addEventListener("scroll", showHeight, { passive: true });
  new ResizeObserver(showHeight).observe(svg);

  return {
    /** Chooses a box from elsewhere, and brings it into sight. */
    choose(box: number): void {
      choose(box);
      const button = buttons[box];
      if (button !== undefined) reveal(button);
    },
    /** Lets those step back of which no finding is wanted; all are equal where everything is. */
    show(wanted: readonly boolean[]): void {
      const all = wanted.every(Boolean);
      svg.classList.toggle("is-filtered", !all);
      for (const [index, button] of buttons.entries()) {
        const faint = !all && boxes[index]?.findings.some((finding) => wanted[finding]) !== true && index !== chosen;
        button.classList.toggle("is-faint", faint);
      }
    },
  };
}
