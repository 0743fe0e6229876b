/** Lets the reader choose between day and night, and remembers it where the browser lets a file do so. */
export function startTheme(button: HTMLElement): void {
  const place = "cisco-ctr-theme";
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset["theme"] ?? (system.matches ? "dark" : "light")) === "dark";
  const say = () => {
    button.textContent = isDark() ? "Light" : "Dark";
  };

  try {
    const chosen = localStorage.getItem(place);
    if (chosen === "dark" || chosen === "light") root.dataset["theme"] = chosen;
  } catch {
    // A page from a file may have no storage: then the system's choice holds.
  }
  button.addEventListener("click", () => {
    const chosen = isDark() ? "light" : "dark";
    root.dataset["theme"] = chosen;
    try {
      localStorage.setItem(place, chosen);
    } catch {
      // It holds until the page is closed.
    }
    say();
  });
  system.addEventListener("change", say);
  say();
}
