"""Commands that do what staff do with operators."""
