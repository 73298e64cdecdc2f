"""The store on disk: tables, manifest, index files, queries."""
