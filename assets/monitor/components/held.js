/* Components without a picture: what the page holds for Dash, and its address. Dash's own of these names come
   with a library that is as large as all our scripts. */

/**
 * A part of the page that Dash never changes: React writes it once and leaves it to the scripts.
 * @param {{ tag: string, attributes: Record<string, unknown>, html: string }} properties
 */
export const Still = ({ tag, attributes, html }) =>
  window.React.createElement(tag, { ...attributes, dangerouslySetInnerHTML: { __html: html } });

/** Holds `data`, as callbacks and scripts put it there. */
export const Store = () => null;

/**
 * Says the query of the address to Dash, on arriving and on going back or forward, and writes what Dash says
 * into the address. Going back leads to what stood there before.
 * @param {{ search?: string, setProps: (properties: { search: string }) => void }} properties
 */
export function Location({ search, setProps }) {
  const { useLayoutEffect } = window.React;
  useLayoutEffect(() => {
    const say = () => setProps({ search: location.search });
    say();
    window.addEventListener("popstate", say);
    return () => window.removeEventListener("popstate", say);
  }, []);
  useLayoutEffect(() => {
    if (search === undefined || search === location.search) return;
    history.pushState({}, "", location.pathname + search + location.hash);
  }, [search]);
  return null;
}
