"""Files of courses: the calendar."""
