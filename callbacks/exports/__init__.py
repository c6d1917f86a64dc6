"""Files of one view, gathered from the store for the pure builders."""
