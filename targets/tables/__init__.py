"""Indicator tables: from rows of `cell | cell |` to what each value cell states."""
