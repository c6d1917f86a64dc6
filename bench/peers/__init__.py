"""The apps that the product is measured beside: the textbook's, and others as good as a skilled person would
build them with the same tools."""
