"""Groups of words around quantities: lists of names, brackets beside values, bounds of shares."""
