"""Tables as CSV, XLSX, Stata files and data frames."""
