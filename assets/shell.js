/* Language and brightness: switches of the header that every page has. */
(function () {
  "use strict";
  const YEAR_SECONDS = 365 * 24 * 3600;

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-language], [data-brightness]");
    if (!button) return;
    if (button.dataset.language) changeLanguage(button.dataset.language);
    else changeBrightness(button.dataset.brightness);
  });

  /* What the pages of the header take along from the address, which the Monitor changes without a new page. */
  const KEPT = ["sprache", "stand", "herkunft"];
  for (const name of ["pointerdown", "focusin", "click"]) document.addEventListener(name, takeAlong, true);

  function takeAlong(event) {
    const link = event.target.closest && event.target.closest(".bl-nav a, .bl-brand");
    if (!link) return;
    const here = new URLSearchParams(location.search);
    const kept = new URLSearchParams(KEPT.filter((one) => here.has(one)).map((one) => [one, here.get(one)])).toString();
    link.href = link.pathname + (kept && `?${kept}`);
  }

  function changeLanguage(language) {
    const query = new URLSearchParams(location.search);
    if (language === "de") query.delete("sprache");
    else query.set("sprache", language);
    location.search = query.toString();
  }

  function changeBrightness(theme) {
    document.documentElement.dataset.bsTheme = theme;
    document.cookie = `lupe-hell=${theme}; path=/; max-age=${YEAR_SECONDS}; samesite=lax`;
    for (const one of document.querySelectorAll("[data-brightness]")) {
      one.setAttribute("aria-pressed", String(one.dataset.brightness === theme));
    }
    if (window.lupe) window.lupe.emit("theme", theme);
  }

  /* Paper is bright: a page for the projector is printed in the light colours. */
  let screen = null;
  window.addEventListener("beforeprint", () => {
    screen = document.documentElement.dataset.bsTheme;
    document.documentElement.dataset.bsTheme = "light";
  });
  window.addEventListener("afterprint", () => {
    if (screen) document.documentElement.dataset.bsTheme = screen;
  });
})();
