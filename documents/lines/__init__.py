"""Single lines of a text: labels, dates, furniture, and lines joined or split again."""
