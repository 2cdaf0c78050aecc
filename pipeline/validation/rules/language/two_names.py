"""Rule of names: one thing has one name in a leaflet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.validation.prose import Prose, ProsePassage
from pipeline.validation.rules.language.jargon import is_name
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.phrase_tables import PhraseHit, PhraseTable, expand_endings, match_case
from pipeline.validation.rules.rule_data import RuleData

_BEFORE = 40
"""Characters in front of a name that may say that a thing is also called so."""
_QUOTES = " \"“”‘’'*"
_EITHER = re.compile(r"\(([^()|]*)[^()]*\)")
"""Wordings, of which the first is shown."""
_ENDS = re.compile(r"[.,;:()]")


@dataclass(frozen=True)
class _Things:
    """Things with several names: the forms of each name by thing, and a table that finds them all."""

    forms: tuple[tuple[tuple[str, ...], ...], ...]
    table: PhraseTable

    def expand(self, thing: int, name: int, form: int) -> str:
        """A form of a name; its last one where it has not as many."""
        forms = self.forms[thing][name]
        return _EITHER.sub(r"\1", forms[min(form, len(forms) - 1)])


@dataclass
class _Uses:
    """The first name of a thing, and the other ones that a leaflet has said that it has."""

    first: int
    introduced: set[int] = field(default_factory=set)
    reported: bool = False


def things_have_one_name(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """A thing that has been called by one name is not called by another: readers look for a second thing. A name in
    brackets, marked as a term, or said to be another one for it is explained, and may be used. Each thing is one
    finding, where its second name is used first. The words of a story are somebody's own."""
    things = _list_things(data, tuple(_find_declared(prose, data)))
    uses: dict[int, _Uses] = {}
    for passage in prose.but("story", "fact", "explanation", "summary", "title"):
        for hit in things.table.find(passage.typed):
            thing, name, form = map(int, hit.expected.split("/"))
            if is_name(passage, hit.start, hit.end) and not hit.words.isupper():
                continue
            use = uses.setdefault(thing, _Uses(name))
            if name == use.first or name in use.introduced or use.reported:
                continue
            if _is_introduced(passage, hit, data):
                use.introduced.add(name)
                continue
            use.reported = True
            first = things.expand(thing, use.first, form)
            message = f"this was called “{first}” before, and is called “{hit.words}” here"
            expected = match_case(first, hit.words) if not hit.words.isupper() else first
            hint = "use one name for one thing"
            yield codes.TWO_NAMES.at(passage.span(hit.start, hit.end), message, hint, expected=expected)


def _find_declared(prose: Prose, data: RuleData) -> Iterator[tuple[str, str]]:
    """Two names of a thing that the leaflet says it has: its title and medical name, and what explanations of terms
    say is also called so."""
    front = prose.text.front
    if front.medical_name:
        yield front.medical_name, front.title
    also = data.pattern("also_called")
    for key, words in sorted(prose.leaflet.library.glossary.items()):
        match = also.search(words.get(prose.language, ""))
        if match:
            yield _ENDS.split(words[prose.language][match.end() :], maxsplit=1)[0].strip(), key.replace("-", " ")


@lru_cache(maxsize=64)
def _list_things(data: RuleData, declared: tuple[tuple[str, str], ...]) -> _Things:
    """The things of the data, and those that a leaflet declares. Names with the same one behind them are of one."""
    by_written: dict[str, list[tuple[str, ...]]] = {}
    for entry in data.entries:
        forms = tuple(expand_endings(entry.phrase, entry.written))
        written = tuple(own for _, own in forms)
        names = by_written.setdefault(written[0], [written])
        names[0] = max(names[0], written, key=len)
        names.append(tuple(phrase for phrase, _ in forms))
    for other, name in declared:
        if other.strip() and name.strip() and not set(other + name) & set("(|)*{}"):
            by_written.setdefault(f"\0{name}", [(name,)]).append((other,))
    things = tuple(tuple(one) for one in by_written.values())
    return _Things(things, PhraseTable(_number(things), data.fine))


def _number(things: Iterable[tuple[tuple[str, ...], ...]]) -> Iterator[tuple[str, str]]:
    """Each form with its place: of the thing, the name and the form."""
    for thing, names in enumerate(things):
        for name, forms in enumerate(names):
            yield from ((words, f"{thing}/{name}/{form}") for form, words in enumerate(forms))


def _is_introduced(passage: ProsePassage, hit: PhraseHit, data: RuleData) -> bool:
    """Whether the words say that the thing is also called so: in brackets, as a term, behind “or” or “called”."""
    if passage.is_in("term", hit.start, hit.end):
        return True
    before = passage.typed[max(0, hit.start - _BEFORE) : hit.start]
    if before.rfind("(") > before.rfind(")") or passage.typed[hit.end :].lstrip(_QUOTES)[:1] == "(":
        return True
    naming = data.pattern("naming")
    return any(not before[one.end() :].strip(_QUOTES) for one in naming.finditer(before))


TWO_NAMES_RULES = (LanguageRule(codes.TWO_NAMES, things_have_one_name),)
