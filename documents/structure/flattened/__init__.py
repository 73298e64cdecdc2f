"""Tables that were saved with one cell a line: found, and made rows again."""
