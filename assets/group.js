/* A group of places that stands out while the others fade: more places than the eight that can be selected. */
(function () {
  "use strict";
  const lupe = window.lupe;
  lupe.state.group = null; // Set of keys, or null
  lupe.state.groupOrigin = null; // what made it: "class:3", "status:5", "few", "frame"

  /* Tells every view that listens to "group"; null takes the group back. */
  lupe.setGroup = function (keys, origin) {
    const next = keys ? new Set(keys) : null;
    if (!next && !lupe.state.group) return;
    lupe.state.group = next;
    lupe.state.groupOrigin = next ? origin : null;
    lupe.emit("group", next, lupe.state.groupOrigin);
  };
})();
