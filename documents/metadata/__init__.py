"""Title, issuer, number, dates, place and period of a document."""
