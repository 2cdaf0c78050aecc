"""Lines that look like a list and are none: letters, numbers or signs of another program at the start of each, which
Markdown joins into one paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

_COUNTED = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{2,5})[.):](?!\d)|\d{1,3}\s?[-–](?=\s)|(?P<bare>\d{1,3})\s")
_SIGN = re.compile(r"(?![\"'“”‘’(\[{<|#_`\0\d])([^\w\s])\1{0,2}\s?(?=[^\W\d_])")


def find_run_on_lines(mask: str, places: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """The first of the lines that run together: its line and column, and what stands at its start. `places` has the
    line and column of each character of some joined words."""
    starts = [at for at in range(len(mask)) if at == 0 or places[at][0] > places[at - 1][0] > 0]
    fronts = [(places[at], _read_front(mask[at : at + 12].lstrip(), mask[at : at + 1] == " ")) for at in starts]
    for (first, one), (second, other) in pairwise(fronts):
        if one and other and second[0] == first[0] + 1 and _go_on(one, other):
            yield first[0], first[1], one[1]
            return


def _read_front(words: str, blank: bool) -> tuple[str, str] | None:
    """What kind of front some words have, and the front; nothing where they begin as a sentence does."""
    counted, sign = _COUNTED.match(words), _SIGN.match(words)
    if blank or not (counted or sign):
        return None
    if counted:
        return ("number" if counted["bare"] else "counted"), counted.group().strip()
    return ("sign", sign.group().strip()) if sign else None


def _go_on(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether the second of two fronts goes on where the first ends: the next number or letter, or the same sign."""
    if one[0] != other[0]:
        return False
    if one[0] == "sign":
        return one[1] == other[1]
    before, behind = (re.sub(r"\W", "", front[1]) for front in (one, other))
    if before.isdigit() and behind.isdigit():
        return int(behind) == int(before) + 1
    return len(before) + len(behind) > len("ab") or ord(behind) == ord(before) + 1
