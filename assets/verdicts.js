/* "More than chance?": the word of a trend or difference in its shape, and the sentence that explains it. */
(function () {
  "use strict";
  const SHAPES = ["keine", "zufall", "moeglich", "deutlich", "keine"]; // by the codes of docs/slab.md
  const lupe = window.lupe;

  /* `kind` is trend or difference. Where nothing has counts the slab sends no codes: nothing can be tested. */
  function code(slab, kind, row, column) {
    const codes = slab["verdict_" + kind];
    return codes ? codes[row][column] : 0;
  }

  const sentence = (slab, kind, one) => (kind === "trend" ? slab.words.trendSentences : slab.words.verdictSentences)[one];

  function pill(slab, one, kind = "difference") {
    const word = document.createElement("span");
    word.className = "bl-word " + SHAPES[one];
    word.textContent = slab.words.verdicts[one];
    word.title = sentence(slab, kind, one);
    return word;
  }

  lupe.verdicts = { code, pill };
})();
