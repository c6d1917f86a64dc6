"""The data sets as a catalogue that other portals harvest: DCAT-AP.de."""
