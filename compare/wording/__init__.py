"""What changed in words: diffs, verbs, named projects, responsible bodies."""
