/* How our scripts and style sheets are set out. */
export default { printWidth: 110, quoteProps: "as-needed" };
