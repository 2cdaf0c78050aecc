"""Rows of the table of what a build made: one a document while those are few, else one a leaflet or one a language;
and which forms took longest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from pathlib import PurePath

from pipeline.model.diagnostics import Diagnostic
from pipeline.reports.building.made_forms import MadeForm
from pipeline.reports.edition_names import name_edition_of

MOST = 20
"""Rows that a reader still takes in."""
SLOWEST = 5
PRINTED = "pdf"
"""The form whose pages people mean; without it, the one that has most."""


@dataclass(frozen=True)
class MadeRow:
    """What was made of some documents: `made` of their `forms` anew, with the seconds that took; `warnings` are those
    that stand in their words."""

    name: str
    documents: int
    forms: int
    made: int
    pages: int
    size: int
    parts: int
    seconds: float
    warnings: int


def list_rows(forms: Sequence[MadeForm], diagnostics: Iterable[Diagnostic]) -> list[MadeRow]:
    """The rows; the last one sums up where there are several."""
    documents: dict[str, list[MadeForm]] = {}
    for one in forms:
        documents.setdefault(name_edition_of(one.slot), []).append(one)
    warned = _count_warnings(diagnostics)
    rows = [_describe_document(name, own, warned) for name, own in documents.items()]
    whole = _sum_up("in all", rows, sum(warned.values()))
    by_leaflet = _group(rows, lambda row: row.name.split(" in ")[0])
    by_language = _group(rows, lambda row: row.name.split(" in ")[1].split(" for ")[0])
    fitting = next((some for some in (rows, by_leaflet, by_language) if len(some) <= MOST), [])
    return [*fitting, whole] if len(fitting) != 1 else fitting


def find_slowest(forms: Iterable[MadeForm]) -> list[MadeForm]:
    """The forms that took longest, the slowest first."""
    made = [one for one in forms if one.seconds is not None]
    return nlargest(SLOWEST, made, key=lambda one: one.seconds or 0)


def _count_warnings(diagnostics: Iterable[Diagnostic]) -> Mapping[tuple[str, str], int]:
    """The warnings by the folder and the stem of their file, which for words are leaflet and language."""
    counts: dict[tuple[str, str], int] = {}
    for one in diagnostics:
        if one.severity == "warning":
            path = PurePath(one.span.path)
            place = (path.parent.name, path.stem)
            counts[place] = counts.get(place, 0) + 1
    return counts


def _describe_document(name: str, forms: Sequence[MadeForm], warned: Mapping[tuple[str, str], int]) -> MadeRow:
    slot = forms[0].slot
    printed = [one.pages for one in forms if one.slot.format == PRINTED]
    return MadeRow(
        name=name,
        documents=1,
        forms=len(forms),
        made=sum(one.seconds is not None for one in forms),
        pages=max(printed or [one.pages for one in forms]),
        size=sum(one.size for one in forms),
        parts=sum(one.parts for one in forms),
        seconds=sum(one.seconds or 0 for one in forms),
        warnings=0 if slot.edition.place else warned.get((slot.leaflet, slot.edition.language), 0),
    )


def _group(rows: Iterable[MadeRow], key: Callable[[MadeRow], str]) -> list[MadeRow]:
    groups: dict[str, list[MadeRow]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return [_sum_up(name, own, sum(row.warnings for row in own)) for name, own in sorted(groups.items())]


def _sum_up(name: str, rows: Sequence[MadeRow], warnings: int) -> MadeRow:
    return MadeRow(
        name=name,
        documents=sum(row.documents for row in rows),
        forms=sum(row.forms for row in rows),
        made=sum(row.made for row in rows),
        pages=sum(row.pages for row in rows),
        size=sum(row.size for row in rows),
        parts=sum(row.parts for row in rows),
        seconds=sum(row.seconds for row in rows),
        warnings=warnings,
    )
