/* German words and number signs for Plotly, which looks for them in window.PlotlyLocales when it loads. */
(function () {
  "use strict";
  const days = ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"];
  const months = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split(" ");
  window.PlotlyLocales = window.PlotlyLocales || {};
  window.PlotlyLocales.de = {
    moduleType: "locale",
    name: "de",
    dictionary: {
      "Click to enter Plot title": "Titel eingeben",
      "Double-click on legend to isolate one trace": "Doppelklick zeigt nur diese Reihe",
      "Reset axes": "Achsen zurücksetzen",
      "trace": "Reihe",
      "Taking snapshot - this may take a few seconds": "Das Bild wird gemacht …",
    },
    format: {
      days,
      shortDays: days.map((day) => day.slice(0, 2)),
      months,
      shortMonths: months.map((month) => (month.length > 4 ? month.slice(0, 3) : month)),
      date: "%d.%m.%Y",
      decimal: ",",
      thousands: ".",
    },
  };
})();
