() => {
  const stage = document.getElementById("stage");
  const screen = stage.getBoundingClientRect();
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const found = [];
  const texts = [];
  const covered = (node) => {
    const own = node.getBoundingClientRect();
    return [...stage.querySelectorAll(".bl-cursor-ground")].some((ground) => {
      const { left, right, top, bottom } = ground.getBoundingClientRect();
      return left < own.right && own.left < right && top < own.bottom && own.top < bottom;
    });
  };
  const walker = document.createTreeWalker(stage, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const words = node.textContent.trim();
    const parent = node.parentElement;
    if (!words || !parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    if (parent.closest("#stage-tip, title, desc, defs")) continue;
    if (parent.closest(".bl-ground") && covered(parent)) continue; // by the year's own number
    const range = document.createRange();
    range.selectNodeContents(node);
    const look = getComputedStyle(parent);
    const drawn = parent.getScreenCTM ? parent.getScreenCTM().a : 1;
    const size = parseFloat(look.fontSize) * drawn;
    const boxes = [...range.getClientRects()].map((one) => {
      // From the top of capitals to the end of descenders.
      const middle = (one.top + one.bottom) / 2;
      return { x0: one.left + 1, x1: one.right - 1, y0: middle - size * 0.36, y1: middle + size * 0.4 };
    });
    texts.push({ words, boxes, size, parent });
  }
  for (const { words, boxes, size, parent } of texts) {
    const least = parent.closest("footer") ? 1.375 : 2.5;
    if (size < least * rem * 0.995) found.push(`small ${(size / rem).toFixed(2)}: ${words}`);
    for (const box of boxes)
      if (
        box.x0 < screen.left - 1 ||
        box.x1 > screen.right + 1 ||
        box.y0 < screen.top - 1 ||
        box.y1 > screen.bottom + 1
      )
        found.push(`off the screen: ${words}`);
    for (let one = parent; one && one !== stage; one = one.parentElement) {
      if (getComputedStyle(one).overflowX === "visible" || one.namespaceURI.endsWith("svg")) continue;
      if (one.scrollWidth > one.clientWidth + 1) found.push(`cut: ${words}`);
    }
  }
  texts.forEach((one, at) => {
    for (const other of texts.slice(at + 1)) {
      const meets = one.boxes.some((a) =>
        other.boxes.some((b) => a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1),
      );
      if (meets) found.push(`overlap: ${one.words} | ${other.words}`);
    }
  });
  return found;
};
