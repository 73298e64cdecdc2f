"""What reading yields: a document of clauses, with what was removed and why."""
