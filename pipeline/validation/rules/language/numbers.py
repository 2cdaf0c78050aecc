"""Rule of decimals: no number is taken for one ten times as large."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.validation.prose import Prose, ProsePassage
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.language.side_by_side import join_neighbours
from pipeline.validation.rules.phrases import write_either
from pipeline.validation.rules.rule_data import RuleData

_DECIMAL = re.compile(
    r"(?<![\w.,:/@$£€¥])(?<![^\W\d_][-‑])(?P<whole>\d+(?:,\d{3})*)?\.(?P<decimals>\d+)(?![\d:/]|[.,]\d)"
)
"""A number with a point that is no part of a name, a price, a date, a time or an address."""
_GLUED = re.compile(r"[^\W\d_]")
_TO_ANOTHER = re.compile(r"\s?(?:to|and|or|by|x|×|-|‑|–|—)\s?\d+(?:,\d{3})*(?:\.\d+)?")
"""What leads from a number to another one that has the unit of both."""
_JOINT = re.compile(r"\s?(?:to|and|or|by|x|×|-|‑|–|—)\s?")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[.:]?\s*$")
_WORD_AFTER = re.compile(r"\s?([^\W\d_]+)")
_NEAR = 40
"""Characters in front of a number in which stands what it measures, and the longest unit behind one."""


@dataclass(frozen=True)
class _Decimal:
    """Where a number stands that can be misread, with its unit, and how it is written."""

    start: int
    end: int
    written: str
    misread: str


def decimals_have_their_figures(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """Every decimal has a figure in front of its point, and none has only noughts behind it: “.5mg” is read as 5mg, and
    “5.0mg” as 50mg."""
    for passage in prose.passages:
        if "." in passage.typed:
            for one in _join(_find_decimals(passage, data), passage.typed):
                words = passage.words[one.start : one.end]
                message = f"“{words}” can be read as “{one.misread}”"
                yield codes.NAKED_DECIMAL.at(passage.span(one.start, one.end), message, expected=one.written)


def _find_decimals(passage: ProsePassage, data: RuleData) -> Iterator[_Decimal]:
    typed = passage.typed
    for match in _DECIMAL.finditer(typed):
        whole, decimals = match["whole"], match["decimals"]
        unit = _match_unit(typed, match.end(), data)
        if _is_name(typed, match, data) or (unit is None and _GLUED.match(typed, match.end())):
            continue
        end = unit.end() if unit else match.end()
        behind = typed[match.end() : end]
        if whole is None:
            if not _is_calibre(typed, end, data):
                yield _Decimal(match.start(), end, f"0.{decimals}{behind}", f"{decimals.lstrip('0') or '0'}{behind}")
        elif decimals.endswith("0") and _is_amount(passage, match, unit, data):
            kept = decimals.rstrip("0")
            written = f"{whole}.{kept}" if kept else whole
            yield _Decimal(match.start(), end, written + behind, f"{whole}{decimals}".lstrip("0") + behind)


def _is_amount(passage: ProsePassage, match: re.Match[str], unit: re.Match[str] | None, data: RuleData) -> bool:
    """Whether a number that ends with a nought counts something: it has a unit, or the number that it leads to has,
    or what stands before it is measured without one."""
    typed, decimals = passage.typed, match["decimals"]
    if unit is None and (other := _TO_ANOTHER.match(typed, match.end())):
        unit = _match_unit(typed, other.end(), data)
    if unit:
        name = unit["unit"]
        if decimals.strip("0"):
            return name in data.lists["dose_units"]
        return len(decimals) < 2 or name not in data.lists["clock_units"]
    measured = data.pattern("measured")
    sentence = passage.sentence_at(match.start())
    opening = max(sentence.start if sentence else 0, match.start() - _NEAR)
    return measured.search(typed, opening, match.start()) is not None


def _is_name(typed: str, match: re.Match[str], data: RuleData) -> bool:
    """Whether a number names something, such as a version."""
    before = _WORD_BEFORE.search(typed[max(0, match.start() - _NEAR) : match.start()])
    return before is not None and before[1].casefold() in data.words("names")


def _is_calibre(typed: str, end: int, data: RuleData) -> bool:
    after = _WORD_AFTER.match(typed, end)
    return after is not None and after[1].casefold() in data.words("calibres")


def _match_unit(typed: str, end: int, data: RuleData) -> re.Match[str] | None:
    return _compile_units(data).match(typed, end)


def _join(decimals: Iterable[_Decimal], typed: str) -> Iterator[_Decimal]:
    """Those of one range as one."""

    def join(before: _Decimal, one: _Decimal) -> _Decimal | None:
        gap = typed[before.end : one.start]
        if not _JOINT.fullmatch(gap):
            return None
        written, misread = f"{before.written}{gap}{one.written}", f"{before.misread}{gap}{one.misread}"
        return _Decimal(before.start, one.end, written, misread)

    return join_neighbours(decimals, join)


@cache
def _compile_units(data: RuleData) -> re.Pattern[str]:
    either = write_either(data.lists["units"])
    return re.compile(rf"[ \u00a0\u202f‑-]?(?P<unit>{either})(?![^\W_])")


DECIMAL_RULES = (LanguageRule(codes.NAKED_DECIMAL, decimals_have_their_figures),)
