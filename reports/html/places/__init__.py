"""Pages of places: rankings of one indicator in one year, and what stands in which place."""
