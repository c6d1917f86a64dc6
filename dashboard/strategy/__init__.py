"""From guiding principle to action: how the aims of a district's education strategy stand."""
