"""The way from school to work: how leavers with each certificate go on, and the stations of their way."""
