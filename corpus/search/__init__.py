"""Candidate clauses over a whole corpus, found by shared trigrams."""
