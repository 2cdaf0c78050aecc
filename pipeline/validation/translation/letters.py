"""Letters that do not belong to a language: of another script, of two scripts in one word, of nobody's, and marks of
direction where nothing is turned round."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from pipeline.model.source import JOINING, name_character

_SCRIPTS = {
    "Arab": ("ARABIC",),
    "Armn": ("ARMENIAN",),
    "Beng": ("BENGALI",),
    "Cyrl": ("CYRILLIC",),
    "Deva": ("DEVANAGARI",),
    "Ethi": ("ETHIOPIC",),
    "Geor": ("GEORGIAN",),
    "Grek": ("GREEK",),
    "Gujr": ("GUJARATI",),
    "Guru": ("GURMUKHI",),
    "Hans": ("CJK",),
    "Hant": ("CJK",),
    "Hebr": ("HEBREW",),
    "Jpan": ("CJK", "HIRAGANA", "KATAKANA"),
    "Khmr": ("KHMER",),
    "Knda": ("KANNADA",),
    "Kore": ("HANGUL", "CJK"),
    "Laoo": ("LAO",),
    "Latn": ("LATIN",),
    "Mlym": ("MALAYALAM",),
    "Mymr": ("MYANMAR",),
    "Sinh": ("SINHALA",),
    "Taml": ("TAMIL",),
    "Telu": ("TELUGU",),
    "Thai": ("THAI",),
}
"""How the Unicode names of the letters of a script begin, by its code (ISO 15924)."""
_ALIKE = frozenset({"LATIN", "CYRILLIC", "GREEK"})
"""Scripts with letters that look the same: one word has those of one."""
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 4
"""Letters of another script from which on they are words, and no sign or name."""


def find_odd_letters(words: str, script: str) -> Iterator[tuple[str, str]]:
    """What is wrong with the letters of some words in a language that is written in a script, each with the way out."""
    own = _SCRIPTS.get(script, ())
    other = [sign for word in _WORD.findall(words) if not word.isupper() for sign in word if not _is_of(sign, own)]
    if own and len(other) >= _FEWEST and len(other) > sum(_is_of(sign, own) for sign in words):
        yield (
            f"these words are not in the letters of the language ({own[0].title()})",
            "translate them, or mark those of another language: `[words]{lang=…}`",
        )
    for word in _WORD.findall(words):
        if len(scripts := sorted({_find_script(sign) for sign in word} & _ALIKE)) > 1:
            names = " and ".join(name.title() for name in scripts)
            yield f"`{word}` has letters of two scripts, {names}, that look the same", "type the word again"
    turned = any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in words)
    for sign in dict.fromkeys(words):
        if unicodedata.category(sign) == "Co":
            yield f"a letter is nobody's ({name_character(sign)}): each font shows another sign", "take it out"
        elif JOINING.match(sign) and unicodedata.bidirectional(sign) != "BN" and not turned:
            message = f"a mark of direction stands where nothing runs from right to left ({name_character(sign)})"
            yield message, "take it out"


def is_dense(script: str) -> bool:
    """Whether a sign of a script stands for a whole syllable or word."""
    return script in ("Hans", "Hant", "Jpan", "Kore")


def _is_of(sign: str, own: tuple[str, ...]) -> bool:
    return _find_script(sign) in own


@lru_cache(maxsize=4096)
def _find_script(sign: str) -> str:
    """How the name of a letter begins; empty for what is no letter."""
    return unicodedata.name(sign, "").partition(" ")[0] if sign.isalpha() else ""
