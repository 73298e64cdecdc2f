"""Results as a few lines of plain text."""
