"""From when on something is said: every number of the plausibility checks, in one place.

`docs/import.md` tells people the same.
"""

from __future__ import annotations

KNOWN_YEARS = 5
"""Years of a place that must be known before its next figure can be called unusual."""
NEAR_YEARS = 2
"""Years that may lie between a figure and the one it is compared with."""
SMALLEST_JUMP = 10
"""Counts below this differ by chance, whatever the share."""
JUMP_SHARE = 0.3
"""Of the larger of both figures."""
JUMP_BY_CHANCE = 3.0
"""Times the square root of the larger figure: what counts of that size differ by without any cause is less."""
JUMP_AGAINST_STEPS = 2.0
"""Times the largest step from one year to the next that the place has known."""
MANY_JUMPS = 0.2
"""Share of the places in one column from which on the column is meant, and not each place."""
COLUMN_PLACES = 15
"""Places that a column must have before it is judged as a whole."""
REPEATED_SHARE = 0.8
"""Share of a column's places whose figure is that of the year before, exactly."""
REPEATED_VALUES = 6
"""Different figures that a column must hold: many zeros are no repetition."""
REPEATED_FROM = 3
"""Smaller figures are the same again by chance."""
SHIFTED_ROWS = 2
"""Rows up and down in which a column may have slipped."""
SHIFTED_FIT = 0.35
"""Differences to the year before after moving the column back, as a share of those as it stands."""
SHIFTED_DIFFERENCE = 0.4
"""Mean difference of the logarithms to the year before that a slipped column has at least."""
