"""One true sentence on what a year's picture shows, in parts of which some are words with an explanation."""
