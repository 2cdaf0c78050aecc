"""Words that have not been translated: those of the source, word for word."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from pipeline.model.document import Cite, Fact, Foreign, Inlines, Text
from pipeline.sms import fill, find_placeholders
from pipeline.validation.translation.pairs import WordPair

_WORD = re.compile(r"[^\W\d_]{2,}")


def list_own_words(nodes: Inlines) -> Iterator[str]:
    """The words that a translator writes: not those of facts, of another language, or that a system fills in."""
    for node in nodes:
        if isinstance(node, Text):
            yield fill(node.value, {one.name: " " for one in find_placeholders(node.value)})
        elif not isinstance(node, Cite | Fact | Foreign):
            yield from list_own_words(getattr(node, "children", ()))
            yield from list_own_words(getattr(node, "unit", ()))


def join_own_words(nodes: Inlines) -> str:
    """The same as one text."""
    return "".join(list_own_words(nodes))


def level_words(words: str) -> str:
    """Words as they are compared: without what only spaces, capitals and signs at their end tell apart."""
    return " ".join(words.split()).strip(" .,:;!?").casefold()


def is_same(before: str, after: str, on_purpose: Collection[str] = ()) -> bool:
    """Whether words stand as they do in the source, and nobody says that they should (`on_purpose`, levelled). Signs,
    figures and capitals alone (SMN1, NHS 111) are the same everywhere."""
    words = level_words(after)
    if words != level_words(before) or words in on_purpose:
        return False
    return any(not word.isupper() for word in _WORD.findall(after))


def is_untranslated(pair: WordPair, on_purpose: Collection[str] = ()) -> bool:
    """Whether nobody has translated the words of a pair."""
    return is_same(join_own_words(pair.before), join_own_words(pair.after), on_purpose)
