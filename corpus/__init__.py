"""Stage 5: many documents → a store on disk, links between them, families of clauses."""
