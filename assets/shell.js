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
})();
