"""The interface for programs: every address that gives data or files, and the parameters that each reads."""
