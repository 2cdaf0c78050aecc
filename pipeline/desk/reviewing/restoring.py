"""A reviewed text becomes words of the source again: its facts go back as tokens, and what Markdown would take for
markup is escaped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.sms import find

_ALWAYS = re.compile(r"[\\`*_\[\]<>{}~^$|]")
_AT_START = re.compile(r"^(?:[-+#:=!]|(?P<number>\d{1,9})(?=[.)]))")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_AT = re.compile(r"(?<![\w.@])@(?=[A-Za-z])")


class RestoreError(ValueError):
    """A reviewed text lacks what has to be in it; the reason is a phrase for people."""


@dataclass(frozen=True)
class FactWords:
    """A fact of a message, and its words as they are sent."""

    id: str
    words: str


def tidy(text: str) -> str:
    """The text without spaces and lines that Markdown cannot keep: at the ends of lines, doubled, or empty."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def same_placeholders(before: str, after: str) -> None:
    """Raises CannotRestore where the two texts have not the same placeholders, each as often."""
    had, has = (Counter(place.name for place in find(text)) for text in (before, after))
    gone, new = had - has, has - had
    if gone:
        raise RestoreError(f"the placeholder (({next(iter(gone))})) has gone")
    if new:
        raise RestoreError(f"the placeholder (({next(iter(new))})) is new")


def as_markdown(before: str, after: str, facts: Sequence[FactWords]) -> tuple[str, ...]:
    """The lines of the source for the text `after`, which takes the place of `before`; both as they are sent. Each line
    feed in it becomes a new paragraph. Raises CannotRestore where a fact is not there as often as it was, or where its
    words stand in the text besides, so that nobody can tell which of them is the fact."""
    pattern = _any(facts)
    wanted = Counter(fact.words for fact in facts)
    for text, said in ((before, "stands in the source also without being the fact"), (after, "")):
        there = Counter(pattern.findall(text) if pattern else ())
        for fact in facts:
            number = there[fact.words]
            if number != wanted[fact.words]:
                how = f"stands there {_times(number)} and not {_times(wanted[fact.words])}" if number else "has gone"
                why = said if said and number > wanted[fact.words] else how
                raise RestoreError(f"the fact {{{{{fact.id}}}}}, “{fact.words}”, {why}")
    waiting = {words: [fact.id for fact in facts if fact.words == words] for words in wanted}
    lines: list[str] = []
    for line in after.split("\n"):
        made, done = "", 0
        for found in pattern.finditer(line) if pattern else ():
            made += _escaped(line[done : found.start()], starts=done == 0)
            made += f"{{{{{waiting[found.group()].pop(0)}}}}}"
            done = found.end()
        lines += [*([""] if lines else []), made + _escaped(line[done:], starts=done == 0)]
    return tuple(lines)


def _any(facts: Sequence[FactWords]) -> re.Pattern[str] | None:
    words = sorted({fact.words for fact in facts if fact.words}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)") if words else None


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _escaped(text: str, starts: bool) -> str:
    made = _AT.sub(r"\\@", _ENTITY.sub(r"\\&", _ALWAYS.sub(r"\\\g<0>", text)))
    if not starts:
        return made
    return _AT_START.sub(lambda found: f"{found['number']}\\" if found["number"] else f"\\{found.group()}", made)
