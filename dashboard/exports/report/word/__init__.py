"""The report as a Word document that people go on writing: real styles, captions, notes and charts."""
