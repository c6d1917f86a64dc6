"""What the monitor knows, computes and draws: pure functions without Dash, SQL or files."""
