"""Reports of wrong entries: what a form may say, and the sign that a page of ours has sent it."""
