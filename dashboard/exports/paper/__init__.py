"""Pages on paper as PDF/UA, set by Typst."""
