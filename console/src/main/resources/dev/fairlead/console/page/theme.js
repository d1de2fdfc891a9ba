// Sets the colours before the first paint: what was chosen last, else what the system wishes.
(() => {
  const wish = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => { try { return localStorage.getItem("fairlead-theme"); } catch { return null; } };
  const apply = () => {
    const theme = chosen() ?? (wish.matches ? "dark" : "light");
    document.documentElement.dataset.theme = theme;
    const button = document.getElementById("theme");
    if (button) button.textContent = theme === "dark" ? "Light" : "Dark";
  };
  apply();
  wish.addEventListener("change", apply);
  document.addEventListener("DOMContentLoaded", () => {
    apply();
    document.getElementById("theme").addEventListener("click", () => {
      const next = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
      try { localStorage.setItem("fairlead-theme", next); } catch { /* the choice lasts for this page only */ }
      document.documentElement.dataset.theme = next;
      apply();
    });
  });
})();
