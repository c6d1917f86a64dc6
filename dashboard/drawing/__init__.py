"""What charts and maps are drawn with: colours, typeface, SVG elements."""
