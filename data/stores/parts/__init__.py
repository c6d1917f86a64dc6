"""Parts of a catalogue from their JSON."""
