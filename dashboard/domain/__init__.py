"""The vocabulary of the education monitor: plain immutable values without behaviour of their own."""
