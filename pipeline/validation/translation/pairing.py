"""Pairer of a translation with its source: section by section, block by block, down to the words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from difflib import SequenceMatcher
from typing import Any

from pipeline.model.document import Include, Inlines, Section
from pipeline.model.document.inlines import (
    Abbreviation,
    Blank,
    Break,
    Cite,
    Emphasis,
    Fact,
    Foreign,
    Link,
    Strong,
    Term,
    Text,
    Tick,
)
from pipeline.model.leaflet import LeafletText
from pipeline.model.source import Span
from pipeline.validation.translation.pairs import (
    Discrepancy,
    Kind,
    Pairing,
    WordPair,
    as_inlines,
    name_id,
    name_kind,
    name_node,
)

_INLINES = (Text, Strong, Emphasis, Foreign, Link, Break, Cite, Term, Fact, Abbreviation, Blank, Tick)
_WORDS = {"alt": "alternative text", "caption": "caption", "have": "label", "have_not": "label", "change": "label"}
"""Attributes that hold words, and what these are."""
_FREE = frozenset({"credit", "licence"})
"""Attributes of a picture that say whose it is, in whatever language that is said."""


@dataclass(frozen=True)
class _Place:
    """Where the pairer is: the id of the section, and the nearest place in the translation that is known."""

    part: str
    span: Span

    def at(self, node: Any) -> _Place:
        span = getattr(node, "span", None)
        return _Place(self.part, span) if span and span.path else self


def pair_parts(source: LeafletText, translation: LeafletText, pairing: Pairing) -> None:
    """Pair key points and sections."""
    start = _Place("key-points", translation.source.start)
    pairer = _Pairer(pairing)
    boxes = [[text.key_points] if text.key_points else [] for text in (source, translation)]
    pairer.pair_nodes(boxes[0], boxes[1], start)
    pairer.pair_nodes(source.sections, translation.sections, start)


def pair_sections(source: Section, translation: Section, pairing: Pairing) -> None:
    """Pair a section that stands in a file of its own."""
    _Pairer(pairing).pair_nodes([source], [translation], _Place(translation.id, translation.span))


@dataclass(frozen=True)
class _Pairer:
    pairing: Pairing

    def pair_nodes(self, source: Sequence[Any], other: Sequence[Any], place: _Place) -> None:
        """Pair what stands one after the other. Nodes with an id belong to those with the same; the others only where
        there are as many of the same kinds, because else nobody knows which belong together."""
        named = {name_id(node): node for node in source if name_id(node)}
        there = {name_id(node): node for node in other if name_id(node)}
        self._report_missing(source, there, other, place)
        for name, node in there.items():
            if name not in named:
                message = f"{name_node(node)} stands in the translation only"
                self._report(
                    "extra", place.at(node), message, "take it out, or give it the id that it has in the source"
                )
        left = [[node for node in nodes if not name_id(node)] for nodes in (source, other)]
        kinds = [[name_kind(node) for node in nodes] for nodes in left]
        for name in (name for name in there if name in named):
            self._pair(named[name], there[name], place)
        if kinds[0] == kinds[1]:
            for node, twin in zip(*left, strict=True):
                self._pair(node, twin, place)
        else:
            self._report_kinds(left[0], left[1], place)
        common = {*named} & {*there} | ({*kinds[0]} if kinds[0] == kinds[1] else set())
        self._report_order(source, [node for node in other if _label(node) in common], common, place)

    def _report_missing(self, source: Sequence[Any], there: Iterable[str], other: Sequence[Any], place: _Place) -> None:
        before: Any = None
        for node in source:
            name = name_id(node)
            if name and name not in there:
                at = place.at(before if before is not None else (other[0] if other else None))
                behind = f"put it behind `{name_id(before)}`" if before is not None else "put it there"
                message = f"{name_node(node)} of the source is missing"
                self._report("lost", at, message, f"{behind}, with the same id and the words in this language")
            elif name:
                before = next(twin for twin in other if name_id(twin) == name)

    def _report_order(self, source: Sequence[Any], other: Sequence[Any], common: set[str], place: _Place) -> None:
        wanted = (node for node in source if _label(node) in common)
        for node, twin in zip(other, wanted, strict=True):
            if _label(node) != _label(twin):
                message = f"{name_node(node)} stands where the source has {name_node(twin)}"
                self._report("order", place.at(node), message, "put both in the order of the source")
                return

    def _report_kinds(self, source: Sequence[Any], other: Sequence[Any], place: _Place) -> None:
        """Report the first of the blocks without ids that has no twin."""
        want, have = ([name_kind(node) for node in nodes] for nodes in (source, other))
        steps = SequenceMatcher(None, want, have, autojunk=False).get_opcodes()
        tag, first, _, begin, _ = next(step for step in steps if step[0] != "equal")
        at = place.at(other[begin]) if begin < len(other) else place.at(other[-1]) if other else place
        kind: Kind = "lost" if tag == "delete" else "extra" if tag == "insert" else "other"
        if Counter(want) == Counter(have):
            kind, message = "order", f"a {have[begin]} stands where the source has a {want[first]}"
        elif len({*want, *have}) == 1:
            message = f"the source has {_count(len(want), want[0])} here, and the translation {len(have) or 'none'}"
        elif tag == "delete":
            message = f"a {want[first]} of the source is missing here"
        elif tag == "insert":
            message = f"this {have[begin]} stands in the translation only"
        else:
            message = f"the source has a {want[first]} here, and the translation a {have[begin]}"
        self._report(kind, at, message, "have the same blocks in the same order as the source")

    def _pair(self, source: Any, other: Any, place: _Place) -> None:
        """Pair two nodes that belong together, field by field."""
        if isinstance(other, Section | Include):
            place = _Place(name_id(other), place.span)
        place = place.at(other)
        if type(source) is not type(other):
            message = f"`{name_id(other)}` is a {name_kind(other)} here, and a {name_kind(source)} in the source"
            self._report("other", place, message, "have the same block as the source")
            return
        for part in fields(source):
            if part.compare and part.name not in _FREE:
                self._pair_field(part.name, (source, other), place)

    def _pair_field(self, name: str, nodes: tuple[Any, Any], place: _Place) -> None:
        one, two = (getattr(node, name) for node in nodes)
        what = _WORDS.get(name, name_kind(nodes[1]))
        if isinstance(one, str) and name in _WORDS:
            if bool(one) != bool(two):
                self._report_attribute(name, one, two, place)
            elif one:
                self._add(what, as_inlines(one), as_inlines(two), place)
        elif isinstance(one, tuple) and isinstance(two, tuple):
            self._pair_tuples(name, what, one, two, place)
        elif isinstance(one, _INLINES) and isinstance(two, _INLINES):
            self._add(what, (one,), (two,), place)
        elif is_dataclass(one) and is_dataclass(two):
            self._pair(one, two, place)
        elif one != two:
            self._report_attribute(name, one, two, place)

    def _pair_tuples(self, name: str, what: str, one: tuple[Any, ...], two: tuple[Any, ...], place: _Place) -> None:
        if any(isinstance(node, _INLINES) for node in (*one, *two)):
            self._add(what, one, two, place)
        elif any(isinstance(node, tuple) for node in (*one, *two)):
            self._pair_rows(one, two, place)
        elif all(is_dataclass(node) for node in (*one, *two)):
            self.pair_nodes(one, two, place)
        elif one != two:
            self._report_attribute(name, " ".join(map(str, one)), " ".join(map(str, two)), place)

    def _pair_rows(self, one: tuple[Any, ...], two: tuple[Any, ...], place: _Place) -> None:
        shapes = [(len(rows), len(rows[0]) if rows else 0) for rows in (one, two)]
        if shapes[0] == shapes[1]:
            for row, twin in zip(one, two, strict=True):
                self.pair_nodes(row, twin, place)
            return
        have, want = (f"{_count(rows, 'row')} and {_count(columns, 'column')}" for rows, columns in reversed(shapes))
        kind: Kind = "lost" if shapes[1] < shapes[0] else "extra"
        self._report(kind, place, f"the table has {have}, and {want} in the source", "have the same rows and columns")

    def _report_attribute(self, name: str, one: Any, two: Any, place: _Place) -> None:
        written = name.replace("_", "-")
        if not two:
            message, hint = f"`{written}` is missing here; the source has `{one}`", f"write `{written}` here too"
        elif not one:
            message, hint = f"`{written}` is `{two}` here, and the source has none", "take it out"
        else:
            message, hint = f"`{written}` is `{two}` here, and `{one}` in the source", f"write `{one}` here too"
        if name in _WORDS:
            message, hint = (
                (f"the {_WORDS[name]} is missing here", "write it in this language")
                if one
                else (f"the source has no {_WORDS[name]} here", "take it out")
            )
        self._report("other", place, message, hint)

    def _add(self, what: str, one: Inlines, two: Inlines, place: _Place) -> None:
        self.pairing.pairs.append(WordPair(place.part, what, one, two, place.span))

    def _report(self, kind: Kind, place: _Place, message: str, hint: str) -> None:
        self.pairing.differences.append(Discrepancy(kind, place.part, place.span, message, hint))


def _label(node: Any) -> str:
    return name_id(node) or name_kind(node)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 'es' if noun.endswith('x') else 's'}"
