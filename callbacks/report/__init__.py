"""The education report: editions filled with the figures of their data version, as pages and files."""
