/* The plain page works without scripts; this one moves the focus to what was found, as the address asks. */
const found = document.getElementById("kurse");
if (found && location.hash === "#kurse") found.focus({ preventScroll: false });
