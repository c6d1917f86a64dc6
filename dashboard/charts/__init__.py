"""One description per chart: axes, marks, labels and texts, which painters draw."""
