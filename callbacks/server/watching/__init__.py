"""What those who run the server see of it: the id of each request, figures for Prometheus, whether it lives."""
