"""Lines to an outline of clauses: parts, headings, tables, responsible bodies."""
