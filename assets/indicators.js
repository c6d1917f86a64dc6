/* The searchable list of indicators: every word typed must occur in a name or a synonym; whole names come first. */
(function () {
  "use strict";
  const lupe = window.lupe;
  let options = [], chosen = "", host = null, field = null;

  /* Of the given options those that fit what was typed. */
  lupe.fitting = function (given, text) {
    const words = lupe.fold(text).split(/\s+/).filter(Boolean);
    if (!words.length) return given;
    const matches = given.filter((one) => words.every((word) => lupe.fold(one.words).includes(word)));
    return matches.sort((a, b) => rank(b, words) - rank(a, words));
  };

  function rank(option, words) {
    return words.filter((word) => lupe.fold(option.name).includes(word)).length;
  }

  const source = {
    id: "monitor-indicator",
    find: (text) => lupe.fitting(options, text),
    shown: () => options.find((one) => one.key === chosen)?.name || "",
    chosen: (key) => key === chosen,
    choose(option) {
      chosen = option.key;
      lupe.choose(option.key);
    },
  };

  /* Called by Dash with the contents of the two stores. */
  function indicators(given, key) {
    options = (given || []).map((one) => ({ ...one, group: one.theme }));
    chosen = key || "";
    const box = document.getElementById("monitor-indicator-picker");
    if (box && box !== host) field = lupe.combobox((host = box), source);
    if (field) field.show();
    return window.dash_clientside.no_update;
  }

  window.dash_clientside = Object.assign({}, window.dash_clientside);
  window.dash_clientside.lupe = Object.assign({}, window.dash_clientside.lupe, { indicators });
})();
