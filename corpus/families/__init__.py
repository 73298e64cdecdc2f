"""The same clause over many documents, and how its wording spread."""
