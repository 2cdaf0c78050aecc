"""Rules of headings among each other: none stands twice, none is alone below another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import ForPlaces, Heading, Section, walk
from pipeline.validation.prose import Prose, ProsePassage
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.rule_data import RuleData

_SPACES = re.compile(r"\s+")
_MARKS_AT_END = re.compile(r"[\s?!.:;…]+$")


@dataclass(eq=False)
class _Headed:
    """A heading with those right below it. `only` names the places that it is for, if not for all."""

    passage: ProsePassage
    level: int
    only: tuple[str, ...] = ()
    below: list[_Headed] = field(default_factory=list)

    @property
    def key(self) -> str:
        """Its words without what makes no difference to a reader."""
        return _MARKS_AT_END.sub("", _SPACES.sub(" ", self.passage.words.casefold()[:500])).strip()


def headings_stand_once(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No heading has the words of another one beside it, or of the one that it stands below: readers cannot tell from
    the list of contents which is which. The same small heading in two sections is fine."""
    tree = _read_headings(prose)
    yield from _diagnose_repeated(tree, ())


def _diagnose_repeated(headings: Sequence[_Headed], above: tuple[_Headed, ...]) -> Iterator[Diagnostic]:
    seen: dict[str, list[_Headed]] = {}
    for one in above:
        seen.setdefault(one.key, []).append(one)
    for one in headings:
        earlier = [other for other in seen.get(one.key, ()) if _share_a_place(one, other)]
        if earlier and one.key:
            hint = "say what this part has that the other one has not, or join the two"
            message = f"“{one.passage.words.strip()}” is a heading already"
            yield codes.REPEATED_HEADING.at(one.passage.whole, message, hint)
        seen.setdefault(one.key, []).append(one)
        yield from _diagnose_repeated(one.below, (*above, one))


def _share_a_place(one: _Headed, other: _Headed) -> bool:
    return not one.only or not other.only or bool(set(one.only) & set(other.only))


def sections_are_not_alone(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """Where a part has smaller parts with headings, it has two or more: one alone parts nothing."""
    for section in _read_headings(prose):
        yield from _diagnose_alone(section.below)


def _diagnose_alone(headings: Sequence[_Headed]) -> Iterator[Diagnostic]:
    if len(headings) == 1:
        message = "this is the only heading below another one"
        hint = "leave the heading out, or give the rest of the part one too"
        yield codes.LONE_SECTION.at(headings[0].passage.whole, message, hint)
    for one in headings:
        yield from _diagnose_alone(one.below)


def _read_headings(prose: Prose) -> list[_Headed]:
    """The sections of a leaflet with the headings below them, as they stand. The titles of groups and choices are no
    headings."""
    only = _find_places(prose)
    sections: list[_Headed] = []
    headed = (passage for passage in prose.of("heading") if isinstance(passage.node, Section | Heading))
    for _, passages in groupby(headed, key=lambda passage: passage.section):
        way: list[_Headed] = []
        for passage in passages:
            level = passage.node.level if isinstance(passage.node, Heading) else 2
            one = _Headed(passage, level, only.get(id(passage.node), ()))
            while way and way[-1].level >= level:
                way.pop()
            if way:
                way[-1].below.append(one)
            elif level == 2:
                sections.append(one)
            way.append(one)
    return sections


def _find_places(prose: Prose) -> Mapping[int, tuple[str, ...]]:
    """For which places a section or heading is, where it is not for all, by the identity of its node."""
    only: dict[int, tuple[str, ...]] = {}
    for part in prose.leaflet.printed(prose.language):
        if isinstance(part, Section):
            only[id(part)] = part.only
            for node in walk(part.blocks):
                if isinstance(node, ForPlaces):
                    only |= {id(below): node.only for below in node.blocks if isinstance(below, Heading)}
    return only


HEADING_TREE_RULES = (
    LanguageRule(codes.REPEATED_HEADING, headings_stand_once),
    LanguageRule(codes.LONE_SECTION, sections_are_not_alone),
)
