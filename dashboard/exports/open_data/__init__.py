"""Files of data sets: all published values of an indicator as CSV, JSON, workbook, Parquet and GeoPackage."""
