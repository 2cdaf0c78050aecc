"""Patterns of a language's phrases that the rules look for.

A phrase is written as it reads. `{number}` in one stands for figures, `{name}` for a placeholder or a word with a
capital letter, `{words}` for up to six words, `*ing` for any word that ends so, `(a|b)` for one of several wordings,
and `(a|)` for words in front of others that may be missing. A word with two capitals is found as it is written: AIDS is
no hearing aids.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

_PIECES = re.compile(r"(\([^()]*\)|\s+)")
_STANDS_FOR = {
    "{words}": r"\S+(?:\s+\S+){0,5}?",
    "{number}": r"\d+",
    "{name}": r"(?-i:\(\([a-z][\w-]*\)\)|[^\W\d_a-zß-öø-ÿ][\w-]*)",
}


def compile_phrases(phrases: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern that finds one of the phrases as whole words, in any case. Nothing where there are no phrases."""
    return _compile(tuple(phrases))


def find_phrases(text: str, phrases: Iterable[str], fine: Iterable[str] = ()) -> Iterator[re.Match[str]]:
    """Where the phrases stand in a text, in order, but for those that are a part of a `fine` one."""
    pattern, harmless = compile_phrases(phrases), compile_phrases(fine)
    covered = [match.span() for match in harmless.finditer(text)] if harmless else []
    for match in pattern.finditer(text) if pattern else ():
        if not any(start <= match.start() and match.end() <= end for start, end in covered):
            yield match


def opens_with(text: str, phrases: Iterable[str], start: int = 0) -> re.Match[str] | None:
    """The phrase that a text opens with from `start` on; None where it is none of these."""
    pattern = compile_phrases(phrases)
    return pattern.match(text, start) if pattern else None


def write_either(words: Iterable[str]) -> str:
    """A pattern of one of some words, each as it is written, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def _compile(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    if not phrases:
        return None
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_write_pattern, longest_first))})(?!\w)", re.IGNORECASE)


def _write_pattern(phrase: str) -> str:
    written = ""
    optional = False
    for piece in _PIECES.split(phrase):
        if piece.isspace():
            written += "" if optional else r"\s+"
            optional = False
        elif piece.startswith("("):
            wordings = [one for one in piece[1:-1].split("|") if one]
            optional = len(wordings) < len(piece[1:-1].split("|"))
            either = "|".join(_write_words(one) for one in sorted(wordings, key=len, reverse=True))
            written += rf"(?:(?:{either})\s+)?" if optional else f"(?:{either})"
        else:
            written += _write_words(piece)
    return written


def _write_words(words: str) -> str:
    return r"\s+".join(_STANDS_FOR.get(word) or _write_word(word) for word in words.split())


def _write_word(word: str) -> str:
    escaped = re.escape(word).replace(r"\*", r"\w+")
    return f"(?-i:{escaped})" if sum(map(str.isupper, word)) > 1 else escaped
