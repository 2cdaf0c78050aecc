"""Rules of terms: what the glossary explains is explained where it is used first, and is used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import Term, walk
from pipeline.validation.prose import Prose, ProsePassage
from pipeline.validation.rules.language.jargon import is_name
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.rule_data import RuleData

_RUN = re.compile(r"\w+")
_NAME_NEXT = re.compile(r"[ \u00a0][^\W\d_a-zß-öø-ÿ][^\W\d_A-ZÀ-ÖØ-Þ]")
_APOSTROPHES = "['’]?"
_BETWEEN_WORDS = r"(?:\s|-)+"
_NOT_READ_IN_ORDER = ("story", "title", "summary", "message", "fact", "explanation", "alt", "caption")
"""Passages in which a term needs no mark: the words of others, those above and beside the text, and those that stand
alone."""


@dataclass(frozen=True)
class _Use:
    """A term in a passage: its key, where it stands there, and whether it is marked."""

    key: str
    start: int
    end: int
    is_marked: bool = False


def terms_are_explained_first(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """A term that the glossary explains in this language is marked where it stands first, so that the explanation is
    there; each is one finding. A heading may name what the section below it explains."""
    glossary = prose.leaflet.library.glossary
    keys = tuple(sorted(key for key, words in glossary.items() if prose.language in words))
    marked_in = _list_marks(prose)
    done = set[str]()
    for passage in prose.passages:
        for use in _list_uses_in_order(passage, keys, data):
            if use.key in done or (not use.is_marked and _needs_no_mark(passage, use, marked_in)):
                continue
            done.add(use.key)
            if not use.is_marked:
                yield _report_unexplained(passage, use)


def _list_uses_in_order(passage: ProsePassage, keys: tuple[str, ...], data: RuleData) -> list[_Use]:
    """Where terms are marked in a passage, and where they stand without a mark, if they need one there."""
    marked = [_Use(mark.name, mark.start, mark.end, is_marked=True) for mark in passage.marks_of("term")]
    bare = () if passage.kind in _NOT_READ_IN_ORDER else _find_uses(passage, keys, data)
    return sorted((*marked, *bare), key=lambda one: (one.start, not one.is_marked))


def _report_unexplained(passage: ProsePassage, use: _Use) -> Diagnostic:
    words = passage.words[use.start : use.end]
    message = f"“{words}” stands here before it is explained"
    same = words.casefold().replace(" ", "-") == use.key.casefold()
    hint = f"mark it here: `[{words}]{{.term{'' if same else f' key={use.key}'}}}`"
    return codes.UNEXPLAINED_TERM.at(passage.span(use.start, use.end), message, hint)


def _list_marks(prose: Prose) -> Mapping[str, frozenset[str]]:
    """The sections that mark each term."""
    marked: dict[str, set[str]] = {}
    for passage in prose.passages:
        for mark in passage.marks_of("term"):
            marked.setdefault(mark.name, set()).add(passage.section)
    return {key: frozenset(sections) for key, sections in marked.items()}


def _needs_no_mark(passage: ProsePassage, use: _Use, marked_in: Mapping[str, frozenset[str]]) -> bool:
    """Whether it is a part of a term that is marked, its sentence marks it too, it stands in a heading whose section
    marks it, or it leads to a part of the leaflet."""
    sentence = passage.sentence_at(use.start)
    marks = [mark for mark in passage.marks_of("term") if mark.name == use.key and sentence]
    if passage.is_in("term", use.start, use.end) or any(mark.start < sentence.end for mark in marks if sentence):
        return True
    if passage.kind == "heading" and passage.section in marked_in.get(use.key, ()):
        return True
    links = (mark for mark in passage.marks_of("link") if mark.name.startswith("#"))
    return any(mark.start <= use.start and use.end <= mark.end for mark in links)


def terms_are_used(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """Every entry of the glossary is marked somewhere, or stands in the words."""
    leaflet = prose.leaflet
    standing = tuple(tuple(sections.values()) for sections in leaflet.library.standing.values())
    nodes = (*leaflet.nodes(prose.language), *walk(standing))
    used = {node.key for node in nodes if isinstance(node, Term)}
    unmarked = tuple(sorted(set(leaflet.library.glossary) - used))
    if unmarked:
        used |= {use.key for passage in prose.passages for use in _find_uses(passage, unmarked, data, names=True)}
    for key in leaflet.library.glossary:
        if key not in used:
            hint = f"mark it where it is used, as in `[its words]{{.term key={key}}}`, or take the entry out"
            place = leaflet.library.places["glossary.yaml"].key(key)
            yield codes.UNUSED_TERM.at(place, f"no leaflet uses the term `{key}`", hint)


def _find_uses(passage: ProsePassage, keys: tuple[str, ...], data: RuleData, names: bool = False) -> Iterator[_Use]:
    """Where terms stand in the words of a passage, the longest one where several begin; in `names` too, or not."""
    table = _make_table(keys, data)
    done = 0
    for run in _RUN.finditer(passage.typed):
        for form, key in table.get(run.group().casefold(), ()) if run.start() >= done else ():
            match = _compile_form(form).match(passage.typed, run.start())
            if match and (names or not _is_part_of_a_name(passage, match)):
                yield _Use(key, match.start(), match.end())
                done = match.end()
                break


def _is_part_of_a_name(passage: ProsePassage, match: re.Match[str]) -> bool:
    """Whether a term is somebody's name or stands in one, as in “the Eczema Society”. Capitals inside a word, and
    a small letter in front of one of its words, tell that it is none by itself."""
    words = match.group().split()
    if any(not word[:1].isupper() for word in words):
        return False
    if sum(map(str.isupper, words[0])) > 1:
        return _NAME_NEXT.match(passage.words, match.end()) is not None
    return is_name(passage, match.start(), match.end())


@cache
def _make_table(keys: tuple[str, ...], data: RuleData) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """By the first word of the forms of terms: each form, the longest first, and its key."""
    table: dict[str, dict[str, str]] = {}
    for key in keys:
        for form in _list_forms(key, data.lists["plurals"]):
            first = _RUN.search(form)
            for opening in _list_openings(first.group()) if first and first.start() == 0 else ():
                table.setdefault(opening, {})[form] = key
    return {
        opening: tuple(sorted(forms.items(), key=lambda one: len(one[0]), reverse=True))
        for opening, forms in table.items()
    }


def _list_forms(key: str, plurals: tuple[str, ...]) -> Iterator[str]:
    """The words of a key, one and many; an ending such as `y/ies` takes the place of another."""
    words = " ".join(key.casefold().replace("-", " ").split())
    yield words
    for plural in plurals:
        old, _, new = plural.rpartition("/")
        if words.endswith(old):
            yield words.removesuffix(old) + new if old else words + new


def _list_openings(word: str) -> tuple[str, ...]:
    """The first word as it stands, and as it stands before an apostrophe."""
    return (word, word[:-1]) if word.endswith("s") and len(word) > 1 else (word,)


@cache
def _compile_form(form: str) -> re.Pattern[str]:
    """The pattern of a form, made when its first word is met."""
    words = (
        f"{re.escape(word[:-1])}{_APOSTROPHES}s" if word.endswith("s") else re.escape(word) for word in form.split()
    )
    return re.compile(rf"(?<![\w-]){_BETWEEN_WORDS.join(words)}(?!\w)", re.IGNORECASE)


TERM_RULES = (
    LanguageRule(codes.UNEXPLAINED_TERM, terms_are_explained_first),
    LanguageRule(codes.UNUSED_TERM, terms_are_used, asked="source"),
)
