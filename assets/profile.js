/* The Gemeindeprofil: puts the table that the server has written into the page, sorts its rows, and opens one of them into its
   time series, which view-series.js draws. */
(function () {
  "use strict";
  const lupe = window.lupe;
  const byId = (id) => document.getElementById(id);
  const table = () => document.querySelector(".bl-profile-table");
  let sorted = null; // rows of all themes as one group, while they are sorted
  let homes = []; // rows in the order of the page, each with the group that it belongs to

  if (/^\/gemeinde\//.test(location.pathname)) {
    const waiting = new MutationObserver(() => byId("profile-table") && (waiting.disconnect(), fill()));
    waiting.observe(document.documentElement, { childList: true, subtree: true });
  }

  /* What the server wrote as text, in place of its components: a table of fifty rows is there at once. */
  function fill() {
    for (const host of document.querySelectorAll(".bl-profile [data-markup]")) {
      const frame = document.createElement("template");
      frame.innerHTML = host.dataset.markup;
      host.replaceChildren(frame.content);
      host.removeAttribute("data-markup");
    }
    homes = [...table().querySelectorAll(".bl-profile-row")].map((row) => [row, row.parentElement]);
    const wanted = location.hash.slice(1);
    const row = wanted && byId(wanted);
    if (row && row.matches(".bl-profile-row")) open(row.querySelector(".bl-profile-open"), true);
  }

  const more = (button) => byId(button.getAttribute("aria-controls"));

  function close(button) {
    button.setAttribute("aria-expanded", "false");
    more(button).hidden = true;
  }

  async function open(button, scroll) {
    for (const other of document.querySelectorAll(".bl-profile-open[aria-expanded=true]")) close(other);
    button.setAttribute("aria-expanded", "true");
    const under = more(button);
    const slot = under.querySelector(".bl-profile-slot");
    const frame = byId("profile-series");
    under.hidden = false;
    slot.append(frame);
    frame.hidden = false;
    if (scroll) button.scrollIntoView({ block: "center" });
    await draw(frame, slot.dataset.series, button);
  }

  let turns = 0;

  /* The series of a row; one that comes in after another row was opened, or closed, is not drawn. */
  async function draw(frame, query, button) {
    const turn = ++turns, late = () => turn !== turns || button.getAttribute("aria-expanded") !== "true";
    const stamp = byId("profile-table").dataset.stamp;
    const slow = setTimeout(() => (frame.querySelector(".bl-loading").hidden = false), 150);
    try {
      const series = await lupe.answers.fetched(`/zeitreihe?${query}&vergleich=amt,kreis,land&fassung=${stamp}`);
      if (late()) return;
      lupe.state.series = series;
      lupe.state.year = Number(new URLSearchParams(query).get("jahr")) || null;
      lupe.emit("series", series);
    } catch (error) {
      if (late()) return;
      lupe.state.series = null;
      byId("monitor-series").replaceChildren();
      byId("monitor-series-caption").textContent = error.sentence || "";
    } finally {
      clearTimeout(slow);
      if (!late()) frame.querySelector(".bl-loading").hidden = true;
    }
  }

  /* A row with what opens under it. */
  const both = (row) => [row, byId(row.id.replace("profile-", "profile-more-"))];

  /* Largest first; rows that have nothing to sort by keep their order at the end. */
  function sort(order) {
    restore();
    if (order === "theme") return;
    const number = ([row]) => (row.dataset[order] ? Number(row.dataset[order]) : -1);
    sorted = document.createElement("tbody");
    sorted.setAttribute("role", "rowgroup");
    for (const [row] of homes.slice().sort((one, other) => number(other) - number(one))) sorted.append(...both(row));
    table().append(sorted);
    table().classList.add("is-sorted", `by-${order}`);
  }

  function restore() {
    if (!sorted) return;
    for (const [row, home] of homes) home.append(...both(row));
    sorted.remove();
    sorted = null;
    table().classList.remove("is-sorted", "by-distance", "by-movement");
  }

  document.addEventListener("click", (event) => {
    const target = event.target.closest && event.target.closest(".bl-profile-open, [data-order]");
    if (!target || !table()) return;
    if (target.dataset.order) {
      for (const one of document.querySelectorAll("[data-order]")) one.setAttribute("aria-pressed", String(one === target));
      sort(target.dataset.order);
      lupe.say(target.dataset.said);
    } else if (target.getAttribute("aria-expanded") === "true") close(target);
    else open(target);
  });

  /* Weights live in the address: the page with other ones is another page. */
  document.addEventListener("change", (event) => {
    if (!event.target.closest || !event.target.closest("#profile-weights")) return;
    const query = new URLSearchParams(location.search);
    const fields = [...document.querySelectorAll("#profile-weights select")];
    const weights = fields.map((one) => `${one.id.replace("profile-weight-", "")}:${one.value}`).join(",");
    query.set("gewichte", weights);
    location.search = query.toString().replaceAll("%3A", ":").replaceAll("%2C", ",");
  });
})();
