"""The command `editions`: editions of the education report from the command line."""
