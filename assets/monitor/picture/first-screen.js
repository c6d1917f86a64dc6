/* How far down the views begin, for their height on a laptop's first screen (styles/shell/medium.css): titles
   and sentences wrap, and notices come and go. */
import { whenPresent } from "../../core/arrival.js";
import { inside } from "../../core/dom.js";

whenPresent("inhalt", (main) => {
  const views = inside(main, ".bl-views");
  const above = new ResizeObserver(() => {
    const top = views.getBoundingClientRect().top + scrollY;
    main.style.setProperty("--bl-above", `${Math.round(top)}px`);
  });
  for (let one = views.previousElementSibling; one; one = one.previousElementSibling) above.observe(one);
});
