"""Who is to reach a value, where that is not the place of the document.

`owner_spans.py` finds the owners that a clause names, `owner_places.py` how a named place stands to
the document's own, and `owner_keys.py` holds owners against each other.
"""
