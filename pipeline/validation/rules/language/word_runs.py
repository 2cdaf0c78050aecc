"""Words of a sentence one by one, for rules that look at what stands beside what."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_APART = re.compile(r"[^\w\s'’-]|\s[-–—]\s")


@dataclass(frozen=True)
class WordRun:
    """A word in small letters: where it starts and ends; `is_apart` where something other than space is before it."""

    start: int
    end: int
    word: str
    is_apart: bool


def list_runs(text: str, start: int, end: int) -> list[WordRun]:
    """The words between two places of a text, in order.."""
    runs: list[WordRun] = []
    done = start
    for match in _WORD.finditer(text, start, end):
        apart = _APART.search(text, done, match.start()) is not None
        runs.append(WordRun(match.start(), match.end(), match.group().casefold().replace("’", "'"), apart))
        done = match.end()
    return runs
