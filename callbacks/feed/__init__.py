"""The Atom feed: what is new in figures and reports."""
