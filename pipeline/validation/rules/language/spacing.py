"""Rule of spaces: one between words, none before a mark that ends something, and one behind it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.source import Span
from pipeline.validation.prose import NOT_TYPED, Prose, ProsePassage
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.rule_data import RuleData

_WORD = re.compile(r"[^\W\d_]+")
_LAST_WORD = re.compile(r"[^\W_]+$")
_IN_AN_ADDRESS = re.compile(r"[@/\\=]|\w\.\w")
_SENTENCE_OPENS = re.compile(r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ’']|[AI]\s")
_NEAR = 40
"""Characters beside a mark that are looked at."""


@dataclass(frozen=True)
class _Gap:
    """A stretch whose spaces are wrong: what to write, and what to say."""

    start: int
    end: int
    written: str
    message: str


def spaces_are_single(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """One space parts words, none stands before a mark that ends something, and one behind it: words that run together
    are read as one, and a mark that stands alone begins a line."""
    runs = _SpaceRuns(prose, int(data.thresholds["most_spaces"]))
    for passage in prose.but("story"):
        for span in runs.list_spans(passage):
            yield codes.SPACES.at(span, "several spaces stand here", "write one", expected=" ")
        for gap in _find_gaps(passage, data):
            yield codes.SPACES.at(passage.span(gap.start, gap.end), gap.message, expected=gap.written)


class _SpaceRuns:
    """Runs of more spaces than `most` between words. Markdown makes one of them, so they are looked for in the file."""

    def __init__(self, prose: Prose, most: int) -> None:
        self._run = re.compile(rf"(?<=\S)[ \t]{{{most + 1},}}(?=\S)")
        self._lines: dict[str, list[int]] = {}
        for source in {source.path: source for one in prose.passages for source in one.sources.values()}.values():
            if self._run.search(source.text):
                lines = [number for number, line in enumerate(source.lines, 1) if self._run.search(line)]
                self._lines[source.path] = lines

    def list_spans(self, passage: ProsePassage) -> Iterator[Span]:
        """Where the words of a passage have several spaces."""
        pieces = [piece for piece in passage.pieces if piece.span.path in self._lines]
        if not pieces:
            return
        path = pieces[0].span.path
        first, last = min(one.span.line for one in pieces), max(one.span.end_line for one in pieces)
        lines = self._lines[path]
        near = set(lines[bisect_left(lines, first) : bisect_left(lines, last + 1)])
        source = passage.sources[path]
        for index, sign in enumerate(passage.typed if near else ""):
            if sign == " " and passage.typed[index - 1 : index] != " ":
                span = passage.span(index, index + 1)
                run = self._run.match(source.line(span.line), span.column - 1) if span.line in near else None
                if run and span.path == path:
                    yield source.span(span.line, span.column, run.end() + 1)


def _find_gaps(passage: ProsePassage, data: RuleData) -> Iterator[_Gap]:
    """Marks with a space before them, or without one behind them."""
    words = passage.typed
    wordless = [mark.start for mark in passage.marks if mark.start == mark.end]  # citations, and titles of leaflets
    blanks = passage.marks_of("blank")
    before, behind = _compile(tuple(data.lists["closing"]))
    for match in before.finditer(words):
        start = max((index for index in wordless if match.start() < index < match.end()), default=match.start())
        to_write_on = any(mark.start <= match.end() and start <= mark.end for mark in blanks)
        if start < match.start("mark") and not to_write_on and _closes(words, match):
            joined = _is_word(words, match.end(), data)
            written = f"{match['mark']} " if joined else match["mark"]
            yield _Gap(start, match.end(), written, f"a space stands before “{match['mark']}”")
    for match in behind.finditer(words):
        if match.end() not in wordless and _runs_on(words, match, data) and not _is_at_html(passage, match.end()):
            yield _Gap(match.start(), match.end(), f"{match['mark']} ", f"no space stands behind “{match['mark']}”")


def _is_at_html(passage: ProsePassage, at: int) -> bool:
    """Whether HTML stands in the file where no word does, as `<br>`: that is an error of its own."""
    before, behind = passage.span(at - 1, at), passage.span(at, at + 1)
    source = passage.sources.get(before.path)
    if source is None or before.end_line != behind.line:
        return False
    return "<" in source.line(behind.line)[before.end_column - 1 : behind.column - 1]


@cache
def _compile(marks: Sequence[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Marks with spaces before them, and marks right between two words."""
    either = "".join(map(re.escape, marks))
    before = rf"(?<=[^\s(\[{{“‘{either}]) +(?P<mark>[{either}])(?![{either}])"
    behind = rf"(?:(?<=[^\W_])|(?<=[)”’\"']))(?P<mark>[{either}])(?=[^\W\d_])"
    return re.compile(before), re.compile(behind)


def _closes(words: str, match: re.Match[str]) -> bool:
    """Whether a mark behind a space ends something: it is no decimal point, ratio or smiling face."""
    mark, follows = match["mark"], words[match.end() : match.end() + 2]
    if mark in ":." and words[match.start() - 1].isdecimal() and follows.lstrip()[:1].isdecimal():
        return False
    if not follows or follows[0].isspace() or (follows[0] in ')]”’"*' and mark not in ":;"):
        return True
    return mark != "." and follows.isalpha() and follows[0] != NOT_TYPED


def _is_word(words: str, start: int, data: RuleData) -> bool:
    """Whether a word begins at a place."""
    word = _WORD.match(words, start)
    return word is not None and (len(word.group()) > 1 or word.group().casefold() in data.lists["short_words"])


def _runs_on(words: str, match: re.Match[str], data: RuleData) -> bool:
    """Whether a mark without a space behind it stands between two words that it parts."""
    opening = max(words.rfind(" ", 0, match.start()), words.rfind("\n", 0, match.start()), match.start() - _NEAR) + 1
    before, last = words[opening : match.start()], _LAST_WORD.search(words, opening, match.start())
    follows = _WORD.match(words, match.end(), match.end() + _NEAR)
    if not _is_word(words, match.end(), data) or _IN_AN_ADDRESS.search(before) or follows is None:
        return False
    beyond = words[follows.end() : follows.end() + 2]
    if beyond[:1] in ("@", "/", "_") or (beyond[:1] == "." and beyond[1:].isalnum()):
        return False
    letters = last.group() if last else ""
    if match["mark"] == ".":
        names = data.lists["endings_of_addresses"]
        ends = not letters or letters[-1].isdecimal() or (len(letters) > 1 and letters[-2:].islower())
        opens = _SENTENCE_OPENS.match(words, match.end())
        return ends and opens is not None and follows.group().casefold() not in names
    if match["mark"] == ":" and letters.casefold() in data.lists["schemes"]:
        return False
    return not letters or (len(letters) > 1 and not letters[-1].isdecimal())


SPACING_RULES = (LanguageRule(codes.SPACES, spaces_are_single),)
