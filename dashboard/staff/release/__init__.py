"""How a draft becomes a published version, and back."""
