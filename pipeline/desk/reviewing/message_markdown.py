"""Writer of a reviewed text as Markdown of the source: its facts go back as tokens, and what Markdown would take for
markup is escaped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.sms import find_placeholders

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


def tidy_spaces(text: str) -> str:
    """The text without spaces and lines that Markdown cannot keep: at the ends of lines, doubled, or empty."""
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def check_placeholders(before: str, after: str) -> None:
    """Raises RestoreError where the two texts have not the same placeholders, each as often."""
    had, has = (Counter(place.name for place in find_placeholders(text)) for text in (before, after))
    gone, new = had - has, has - had
    if gone:
        raise RestoreError(f"the placeholder (({next(iter(gone))})) has gone")
    if new:
        raise RestoreError(f"the placeholder (({next(iter(new))})) is new")


def write_markdown(before: str, after: str, facts: Sequence[FactWords]) -> tuple[str, ...]:
    """The lines of the source for the text `after`, which takes the place of `before`; both as they are sent. Each line
    feed in it becomes a new paragraph. Raises RestoreError where a fact is not there as often as it was, or where its
    words stand in the text besides, so that nobody can tell which of them is the fact."""
    pattern = _match_any(facts)
    _check_facts(pattern, before, facts, "stands in the source also without being the fact")
    _check_facts(pattern, after, facts, "")
    waiting: dict[str, list[str]] = {}
    for fact in facts:
        waiting.setdefault(fact.words, []).append(fact.id)
    lines: list[str] = []
    for line in after.split("\n"):
        lines += [*([""] if lines else []), _write_line(line, pattern, waiting)]
    return tuple(lines)


def _check_facts(pattern: re.Pattern[str] | None, text: str, facts: Sequence[FactWords], too_many: str) -> None:
    """Raises RestoreError where a fact stands in a text more or less often than it should; `too_many` is the reason to
    give where it is more often, and empty where the numbers say it."""
    wanted = Counter(fact.words for fact in facts)
    there = Counter(pattern.findall(text) if pattern else ())
    for fact in facts:
        number, needed = there[fact.words], wanted[fact.words]
        if number != needed:
            reason = f"stands there {_count_times(number)} and not {_count_times(needed)}" if number else "has gone"
            reason = too_many if too_many and number > needed else reason
            raise RestoreError(f"the fact {{{{{fact.id}}}}}, “{fact.words}”, {reason}")


def _write_line(line: str, pattern: re.Pattern[str] | None, waiting: dict[str, list[str]]) -> str:
    """A line with the tokens of its facts, which are taken from those `waiting` for their words."""
    written, done = "", 0
    for match in pattern.finditer(line) if pattern else ():
        written += _escape(line[done : match.start()], starts=done == 0)
        written += f"{{{{{waiting[match.group()].pop(0)}}}}}"
        done = match.end()
    return written + _escape(line[done:], starts=done == 0)


def _match_any(facts: Sequence[FactWords]) -> re.Pattern[str] | None:
    words = sorted({fact.words for fact in facts if fact.words}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)") if words else None


def _count_times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _escape(text: str, starts: bool) -> str:
    escaped = _AT.sub(r"\\@", _ENTITY.sub(r"\\&", _ALWAYS.sub(r"\\\g<0>", text)))
    if not starts:
        return escaped
    return _AT_START.sub(lambda match: f"{match['number']}\\" if match["number"] else f"\\{match.group()}", escaped)
