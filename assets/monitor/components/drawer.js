/* A drawer at the edge of the window, over the page, which waits meanwhile. */

/**
 * What is in it is gone while it is closed.
 * @param {{ id: string, title: string, close: string, is_open?: boolean, children?: unknown,
 *   setProps: (properties: { is_open: boolean }) => void }} properties
 */
export function Drawer({ id, title, close, is_open, children, setProps }) {
  const { createElement, useLayoutEffect, useRef } = window.React;
  const drawer = useRef(/** @type {HTMLDialogElement | null} */ (null));
  useLayoutEffect(() => {
    if (is_open) drawer.current?.showModal();
    else drawer.current?.close();
  }, [is_open]);
  const shut = () => drawer.current?.close();
  return createElement(
    "dialog",
    {
      id,
      ref: drawer,
      className: "bl-drawer",
      "aria-labelledby": `${id}-name`,
      onClose: () => setProps({ is_open: false }),
      onClick: (/** @type {{ target: unknown }} */ { target }) => {
        if (target === drawer.current) shut(); // the ground around it
      },
    },
    createElement(
      "header",
      null,
      createElement("div", { id: `${id}-name` }, title),
      createElement("button", { type: "button", className: "btn-close", "aria-label": close, onClick: shut }),
    ),
    createElement("div", { className: "bl-drawer-body" }, is_open ? children : null),
  );
}
