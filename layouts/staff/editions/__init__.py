"""The screen "Bericht": editions, the editor of a chapter, comparisons."""
