"""Links between the documents of a store."""
