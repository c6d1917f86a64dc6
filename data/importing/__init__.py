"""From a delivered file to observations, or to findings that say why not."""
