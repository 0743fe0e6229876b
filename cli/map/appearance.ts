import { standings, type Standing } from "./standing";

/** Three tones of one colour: of a badge, of the ground behind text, and of text on that ground. */
export interface Tones {
  solid: string;
  tint: string;
  ink: string;
}

interface Look {
  light: Tones;
  dark: Tones;
  /** Outline of the badge, and the sign on it: who sees no colours tells them apart by these. In a square of 16. */
  badge: string;
  sign: string;
}

const circle = "M8 .5A7.5 7.5 0 1 1 8 15.5A7.5 7.5 0 1 1 8 .5Z";
const square = "M4 1H12A3 3 0 0 1 15 4V12A3 3 0 0 1 12 15H4A3 3 0 0 1 1 12V4A3 3 0 0 1 4 1Z";
const diamond = "M8 0L16 8L8 16L0 8Z";
const octagon = "M5 .8H11L15.2 5V11L11 15.2H5L.8 11V5Z";

const tones = (solid: string, tint: string, ink: string): Tones => ({ solid, tint, ink });

/** How each standing looks, by day and by night. */
export const looks: Readonly<Record<Standing, Look>> = {
  missing: {
    light: tones("#c0262d", "#fdecec", "#a01b22"),
    dark: tones("#ff7b7b", "#3a1c20", "#ff9a9a"),
    badge: octagon,
    sign: "M5.2 5.2L10.8 10.8M10.8 5.2L5.2 10.8",
  },
  unregistered: {
    light: tones("#b0127b", "#fdeaf6", "#960f69"),
    dark: tones("#f472c8", "#381a30", "#f79bd7"),
    badge: circle,
    sign: "M3 8H6M10 8H13M6.2 5V11M9.8 5V11",
  },
  changed: {
    light: tones("#b45309", "#fef3e2", "#8f4207"),
    dark: tones("#f5a14b", "#35260f", "#f7b673"),
    badge: square,
    sign: "M4.5 6.3H11.5M4.5 9.7H11.5M10.2 4L5.8 12",
  },
  "wrong-region": {
    light: tones("#6d34d6", "#f2ecfe", "#5e24c4"),
    dark: tones("#b79bff", "#2a2145", "#c7b2ff"),
    badge: square,
    sign: "M4 6H11.6M9.4 3.8L11.8 6L9.4 8.2M12 10.4H4.4M6.6 8.4L4.2 10.4L6.6 12.6",
  },
  duplicate: {
    light: tones("#0e7490", "#e4f6fa", "#0b5d73"),
    dark: tones("#4cc9e6", "#10303a", "#79d8ee"),
    badge: square,
    sign: "M4.2 4.2H9.4V9.4H4.2ZM6.8 11.8H11.8V6.8",
  },
  expired: {
    light: tones("#7a4b12", "#f7efe4", "#6b410f"),
    dark: tones("#d3a06a", "#30261a", "#dfb78c"),
    badge: diamond,
    sign: "M5.6 4.6H10.4M5.6 11.4H10.4M6 4.8C6 7.4 10 8.6 10 11.2M10 4.8C10 7.4 6 8.6 6 11.2",
  },
  expiring: {
    light: tones("#946200", "#fdf6d8", "#754700"),
    dark: tones("#f2cf4a", "#332c10", "#f4da74"),
    badge: circle,
    sign: "M8 4V8.2L10.8 10",
  },
  unmanaged: {
    light: tones("#1d4ed8", "#eaf0fe", "#1a44bd"),
    dark: tones("#7ea6ff", "#1a2747", "#9dbcff"),
    badge: diamond,
    sign: "M8 4.6V11.4M4.6 8H11.4",
  },
  "ignored-too-long": {
    light: tones("#4d6f0f", "#f0f7e2", "#3f600c"),
    dark: tones("#a6cf57", "#25301a", "#b9da7c"),
    badge: square,
    sign: "M8 3.9V8.7M8 11.6V11.7",
  },
  "could-not-check": {
    light: tones("#52606d", "#eef1f4", "#45525e"),
    dark: tones("#a9b4c0", "#262c33", "#bcc5cf"),
    badge: circle,
    sign: "M5.9 6.3C5.9 3.6 10.1 3.6 10.1 6.3C10.1 7.9 8 7.8 8 9.4M8 12V12.1",
  },
  clean: {
    light: tones("#15803d", "#ffffff", "#14703a"),
    dark: tones("#4ade80", "#161c24", "#6ee79a"),
    badge: circle,
    sign: "M4.6 8.3L7.1 10.8L11.5 5.4",
  },
};

/** What is not of a standing: surfaces, text and lines. */
export const surfaces = {
  light: {
    page: "#f4f6f8",
    surface: "#ffffff",
    raised: "#f8fafb",
    text: "#18212b",
    muted: "#55616e",
    line: "#d7dde3",
    wire: "#7d8a97",
    accent: "#0b5cad",
    "on-solid": "#ffffff",
  },
  dark: {
    page: "#0d1117",
    surface: "#161c24",
    raised: "#1c242e",
    text: "#e8edf2",
    muted: "#a3afbb",
    line: "#303a45",
    wire: "#6f7d8b",
    accent: "#6cb2ff",
    "on-solid": "#0d1117",
  },
} as const;

/** Custom properties of one half of the day. */
export function variables(time: "light" | "dark"): string {
  const ofStandings = standings.flatMap((standing) =>
    Object.entries(looks[standing][time]).map(([tone, colour]) => `--${standing}-${tone}:${colour as string};`),
  );
  const ofSurfaces = Object.entries(surfaces[time]).map(([name, colour]) => `--${name}:${colour};`);
  return [...ofSurfaces, ...ofStandings].join("");
}

/** For each standing, the tones of what has its class. */
export const standingRules: string = standings
  .map((each) => `.s-${each}{--solid:var(--${each}-solid);--tint:var(--${each}-tint);--ink:var(--${each}-ink)}`)
  .join("\n");
