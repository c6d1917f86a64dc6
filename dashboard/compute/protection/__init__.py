"""Statistical confidentiality: which figures must not be shown."""
