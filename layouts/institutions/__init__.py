"""The Bildungslandkarte and the page of an institution: values to HTML."""
