"""What forms leave out of a document: their writers get it empty, so that a change there makes none of them again."""

from __future__ import annotations

_SENT = frozenset({"messages", "campaign", "differences"})
"""What only those who send messages, or look at them, are shown."""
_ON_PAPER = frozenset({"most_pages", "paper", "telephones"})
"""What only paper has."""
_FOR_PROGRAMS = frozenset({"codes", "reviewers", "last_reviewed"})
"""What the page tells search engines and record systems."""
_WORDS = frozenset({"key_points", "sections"})
_LOOKS = frozenset({"cover", "cover_alt", "pictures", "logo", "logo_alt"})
_OF_FILES = frozenset({"subtitle", "summary", "keywords", "subjects", "authors", "licence", "address", "large_print"})

PAGE = _SENT | _ON_PAPER
BOOK = PAGE | _FOR_PROGRAMS | {"large_print", "editions"}
PAPER = _SENT | _FOR_PROGRAMS | {"subjects", "authors"}
REVIEW = _ON_PAPER | _FOR_PROGRAMS | _LOOKS | _OF_FILES
MESSAGES = REVIEW | _WORDS | {"differences", "editions"}
SUBJECTS = MESSAGES - _WORDS
"""Of systems that show what a message is about."""
