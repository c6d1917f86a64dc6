/* What sign a place bears in a year: its class, or which of the statuses stands in the value's stead. Map and legend agree here. */
(function () {
  "use strict";
  const VALUE = 0, ZERO = 1, HIDDEN = 2, MISSING = 3, NOT_APPLICABLE = 4, UNRELIABLE = 5, LATER = 6;
  // By the status codes of docs/slab.md.
  const BY_STATUS = [VALUE, ZERO, ZERO, HIDDEN, UNRELIABLE, MISSING, NOT_APPLICABLE, LATER, MISSING];
  const CLASSES = ["", "zero", "hidden-value", "missing", "na", "missing", "missing"];
  const TEXTS = ["", "0", "", "", "", "/", "…"]; // written at the place's point; "/" and "…" are the offices' own signs

  window.lupe.signs = {
    VALUE, ZERO, HIDDEN, MISSING, NOT_APPLICABLE, UNRELIABLE, LATER, CLASSES, TEXTS, BY_STATUS,
    /* An unreliable figure that is published all the same is shown in its class, under the halftone of few cases. */
    at(slab, row, column) {
      const sign = BY_STATUS[slab.status[row][column]];
      if (sign === UNRELIABLE && slab.class[row][column] >= 0) return VALUE;
      return sign === VALUE && slab.class[row][column] < 0 ? MISSING : sign;
    },
    isFew(slab, row, column) {
      return Boolean(slab.few[row][column]) || slab.status[row][column] === 4;
    },
  };
})();
