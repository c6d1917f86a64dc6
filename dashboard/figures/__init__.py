"""Drawings: the SVG map and Plotly figures as plain dictionaries."""
