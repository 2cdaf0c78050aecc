"""Words that people text back."""

from __future__ import annotations

import unicodedata
from itertools import groupby

STOP_WORDS = frozenset({"STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"})
"""Words that networks and gateways answer themselves: whoever texts one wants no more messages."""
LONGEST_WORD = 16
"""Characters of a keyword and of an answer: RapidPro takes no longer one."""


def is_word(text: str) -> bool:
    """Whether people can text it as a keyword or an answer: one word of at most 16 letters, digits and marks. Many
    scripts write vowels as marks: without them, the Hindi for yes is another word."""
    return len(text) <= LONGEST_WORD and split_words(text) == [text]


def split_words(text: str) -> list[str]:
    """The words of a text, in their order, without what stands between them. A mark belongs to the letter before it and
    begins no word."""
    runs = ("".join(run) for of_word, run in groupby(text, key=_is_of_word) if of_word)
    return [word for run in runs if (word := run.lstrip(_find_marks(run)))]


def _is_of_word(character: str) -> bool:
    return unicodedata.category(character)[0] in "LMN"


def _find_marks(run: str) -> str:
    return "".join(character for character in run if unicodedata.category(character)[0] == "M")
