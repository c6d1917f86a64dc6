/* Components without a picture: what the page holds for Dash, and its address. Dash's own of these names come
   with a library that is as large as all our scripts. */
import { placed } from "../../core/address.js";
import { push, visits } from "../visits.js";

/**
 * A part of the page that Dash never changes: React writes it once and leaves it to the scripts.
 * @param {{ tag: string, attributes: Record<string, unknown>, html: string }} properties
 */
export const Still = ({ tag, attributes, html }) =>
  window.React.createElement(tag, { ...attributes, dangerouslySetInnerHTML: { __html: placed(html) } });

/** Holds `data`, as callbacks and scripts put it there. */
export const Store = () => null;

/**
 * Says the query of the address to Dash, on arriving and at each visit, and writes what Dash answers into the
 * address, unless the reader has gone elsewhere since Dash was asked. Going back leads to what stood there
 * before.
 * @param {{
 *   answer?: string,
 *   answered?: number,
 *   setProps: (properties: { search: string, visit: number }) => void,
 * }} properties
 */
export function Location({ answer, answered = 0, setProps }) {
  const { useLayoutEffect } = window.React;
  useLayoutEffect(() => {
    let said = -1;
    const say = () => {
      if (said === visits()) return;
      said = visits();
      setProps({ search: location.search, visit: said });
    };
    say();
    window.addEventListener("popstate", say);
    return () => window.removeEventListener("popstate", say);
  }, []);
  useLayoutEffect(() => {
    if (answer !== undefined && answered >= visits() && answer !== location.search) push(answer);
  }, [answer, answered]);
  return null;
}
