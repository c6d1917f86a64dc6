"""From raw releases to published, protected versions."""
