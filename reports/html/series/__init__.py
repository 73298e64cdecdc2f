"""The page of series: charts, tables, what stands where."""
