"""Spreadsheets (.xlsx, .xls, .et) to lines."""
