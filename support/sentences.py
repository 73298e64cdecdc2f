"""Where sentences end: one notion for all stages.

A sentence ends with 。, with a semicolon (which in plans parts provisions), or with its line.
Grammars that look for more (！, ：, a comma) say so where they do.
"""

from __future__ import annotations

import re

SENTENCE_MARKS = "。；;\n"
SENTENCE = re.compile(rf"[^{SENTENCE_MARKS}]+")  # a sentence without its mark
_WITH_MARK = re.compile(rf"[^{SENTENCE_MARKS}]*[{SENTENCE_MARKS}]|[^{SENTENCE_MARKS}]+")


def split_sentences(text: str) -> list[str]:
    """The sentences of a text, each with its mark; joined they are the text."""
    return _WITH_MARK.findall(text)
