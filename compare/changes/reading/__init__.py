"""Read clauses as sentences of tokens."""
