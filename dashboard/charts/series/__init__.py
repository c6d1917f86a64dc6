"""The time series: lines over the years, their names at the ends, and what happened in between."""
