"""Vorlagen: workbooks are issued, come back, and the board says who has delivered."""
