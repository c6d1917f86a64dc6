"""Tables as CSV and Excel workbooks."""
