"""The closed list of typographic characters that give way to plain ones in a message.

Each is here because the plain one cannot change a meaning and travels as GSM-7 or takes less room. Primes, guillemets
and modifier apostrophes are not here: they are units, a language's own marks, or letters.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple


class Edit(NamedTuple):
    """`text[start:end]` becomes `replacement`; in code points from 0."""

    start: int
    end: int
    replacement: str


_SPACES: Final = "\u00a0" + "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f"  # no-break, thin and their kin
_HYPHENS: Final = "\u2010\u2011"
_DASHES: Final = "\u2012\u2013\u2014\u2015"
_BULLET: Final = "\u2022"

_PLAIN: Final[dict[str, str]] = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f", '"'),
    **dict.fromkeys(_HYPHENS + _DASHES + _BULLET, "-"),
    **dict.fromkeys(_SPACES, " "),
    "\u2026": "...",
}

# Several CR before one LF come from a file that was converted twice. Starting at the first of them keeps this linear.
_REPLACED: Final = re.compile(f"(?<!\r)\r+\n|[{''.join(_PLAIN)}]")
_INVISIBLE: Final = re.compile("[\u00ad\u200b\u2060\ufeff]")  # soft hyphen, zero-width space, word joiner, BOM
_JOINERS: Final = re.compile("[\u200c\u200d]+")

# Scripts that no joiner shapes: Latin, Greek and Cyrillic with their marks, punctuation, currency. Anything else may be
# an Indic or Arabic script or an emoji sequence and keeps its joiners.
_UNSHAPED: Final = re.compile("[\u0000-\u052f\u1e00-\u206f\u20a0-\u20bf]?")

_ACROSS: Final = frozenset(" \t" + _SPACES)


def drop_invisible(text: str) -> Iterator[Edit]:
    """Takes out characters that nobody sees."""
    for match in _INVISIBLE.finditer(text):
        yield Edit(match.start(), match.end(), "")


def drop_idle_joiners(text: str) -> Iterator[Edit]:
    """Takes out ZWJ and ZWNJ (U+200D, U+200C) where no neighbour belongs to a script or sequence that needs them."""
    for run in _JOINERS.finditer(text):
        before, after = text[max(run.start() - 1, 0) : run.start()], text[run.end() : run.end() + 1]
        if _UNSHAPED.fullmatch(before) and _UNSHAPED.fullmatch(after):
            for place in range(run.start(), run.end()):
                yield Edit(place, place + 1, "")


def replace_typography(text: str) -> Iterator[Edit]:
    """Replaces quotation marks, dashes, spaces, the ellipsis, the bullet and CR LF, but no dash between digits."""
    kept = set(find_range_dashes(text))
    for match in _REPLACED.finditer(text):
        start, end, characters = match.start(), match.end(), match.group()
        if start in kept:
            continue
        replacement = _PLAIN.get(characters, "\n")
        if characters == _BULLET and text[end : end + 1].isnumeric():
            replacement += " "  # a bullet straight before 5 must not become minus 5
        yield Edit(start, end, replacement)


def find_range_dashes(text: str) -> Iterator[int]:
    """The places of dashes that stand for a range ("1–2", "1 – 2"). As a hyphen, one could be read as a minus
    sign or as part of a telephone number. Hyphens are not dashes."""
    for match in re.finditer(f"[{_DASHES}]", text):
        before, after = match.start() - 1, match.end()
        while before >= 0 and text[before] in _ACROSS:
            before -= 1
        while after < len(text) and text[after] in _ACROSS:
            after += 1
        if before >= 0 and text[before].isnumeric() and text[after : after + 1].isnumeric():
            yield match.start()
