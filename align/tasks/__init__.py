"""The tasks of clauses, and which of them meet in a link."""
