"""Files and folders into a store."""
