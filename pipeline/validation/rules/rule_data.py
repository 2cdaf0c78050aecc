"""Data of a rule of language in one language: what it looks for, what to write instead, thresholds, each with its
source. They stand in `pipeline/assets/rules/<language>/<rule>.yaml`; a publisher adds to them in style.yaml.

    sources:              what the entries rest on, by key
    words:                by source: a phrase, and what to write instead (or "")
    fine:                 by source: harmless phrases that hold one of these
    lists:                by name, then by source: other words that the rule needs
    thresholds:           by name: {value: 20, source: nhs}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from pipeline.assets import RULES
from pipeline.model.settings import StyleEntries
from pipeline.parsers.own_yaml import read_own_yaml
from pipeline.parsers.yaml12 import Unquoted
from pipeline.validation.rules.phrase_tables import PhraseHit, PhraseTable, expand_endings
from pipeline.validation.rules.phrases import PhraseList

KEYS = frozenset({"sources", "words", "fine", "lists", "thresholds"})


@dataclass(frozen=True)
class Entry:
    """A phrase that a rule looks for, what to write instead (or nothing), and the key of its source."""

    phrase: str
    written: str
    source: str


@dataclass(frozen=True, eq=False)
class RuleData:
    """What a rule goes by in one language."""

    entries: tuple[Entry, ...] = ()
    fine: tuple[str, ...] = ()
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    thresholds: Mapping[str, float] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def table(self) -> PhraseTable:
        """The phrases, to look for all of them at once."""
        return PhraseTable(((entry.phrase, entry.written) for entry in self.entries), self.fine)

    def find(self, words: str) -> Iterator[PhraseHit]:
        """Where the phrases stand in some words, each with what to write instead."""
        return self.table.find(words)

    def pattern(self, name: str) -> PhraseList:
        """What finds the phrases of a list; of one that is empty, or not there, it finds nothing."""
        return _compile_list(self, name)

    def words(self, name: str) -> frozenset[str]:
        """The entries of a list of single words, in small letters."""
        return _fold_list(self, name)

    def finds(self, name: str, words: str) -> bool:
        """Whether a phrase of a list stands in some words."""
        return self.pattern(name).search(words) is not None

    def matches(self, name: str, words: str) -> bool:
        """Whether some words are a phrase of a list."""
        return self.pattern(name).fullmatch(words) is not None

    def has(self, phrase: str) -> bool:
        """Whether a phrase is one of the entries, as it is written there or as one of its forms."""
        return any(phrase.casefold() in _list_forms(entry) for entry in self.entries)

    def with_style(self, style: StyleEntries) -> RuleData:
        """The same with what a publisher adds and takes out."""
        removed = {phrase.casefold() for phrase in style.remove}
        kept = tuple(entry for entry in self.entries if not removed & _list_forms(entry))
        added = tuple(Entry(phrase, written, STYLE_SOURCE) for phrase, written in style.add.items())
        return RuleData((*kept, *added), self.fine, self.lists, self.thresholds, self.sources)


STYLE_SOURCE = "style.yaml"
"""The source of the entries that a publisher added."""


def find_rule_data(language: str, rule: str, style: Mapping[str, Mapping[str, StyleEntries]]) -> RuleData | None:
    """The data of a rule by its name, of a language or of the language without its script and region, with the
    publisher's entries for either; nothing where nobody has written them: the rule is then silent."""
    base = language.split("-")[0]
    data = next((known for tag in (language, base) if (known := read_rule_data(tag, rule))), None)
    for tag in dict.fromkeys((base, language)) if data else ():
        entries = style.get(tag, {}).get(rule)
        if data and entries:
            data = _add_style(data, tuple(entries.add.items()), tuple(entries.remove))
    return data


@cache
def _add_style(data: RuleData, add: tuple[tuple[str, str], ...], remove: tuple[str, ...]) -> RuleData:
    """The data with a publisher's entries, made once for all leaflets."""
    return data.with_style(StyleEntries(add=dict(add), remove=list(remove)))


@cache
def read_rule_data(language: str, rule: str) -> RuleData | None:
    """The data that Plainleaf brings for a rule in exactly this language; nothing where it brings none. Raises
    ValueError where the file holds what it should not."""
    path = RULES / language / f"{rule}.yaml"
    return _make_data(path.name, read_own_yaml(path)) if path.is_file() else None


def _make_data(name: str, raw: Mapping[str, Any]) -> RuleData:
    unknown = set(raw) - KEYS
    if unknown:
        raise ValueError(f"{name}: unknown keys {sorted(unknown)}")
    words = raw.get("words", {})
    lists, limits = raw.get("lists", {}), raw.get("thresholds", {})
    named = {*words, *raw.get("fine", {}), *(source for one in lists.values() for source in one)}
    named |= {str(limit["source"]) for limit in limits.values()}
    if named != set(raw.get("sources", {})):
        raise ValueError(f"{name}: sources {sorted(named ^ set(raw.get('sources', {})))} are not both named and used")
    return RuleData(
        entries=tuple(
            Entry(phrase, str(written), source) for source, own in words.items() for phrase, written in own.items()
        ),
        fine=tuple(phrase for own in raw.get("fine", {}).values() for phrase in own),
        lists={key: tuple(word for own in one.values() for word in own) for key, one in lists.items()},
        thresholds={key: _read_number(limit["value"]) for key, limit in limits.items()},
        sources=raw.get("sources", {}),
    )


def _read_number(value: Any) -> float:
    return float(value.number if isinstance(value, Unquoted) else value)


@cache
def _list_forms(entry: Entry) -> frozenset[str]:
    forms = {phrase.casefold() for phrase, _ in expand_endings(entry.phrase, entry.written)}
    return frozenset({entry.phrase.casefold(), *forms})


@cache
def _compile_list(data: RuleData, name: str) -> PhraseList:
    return PhraseList(data.lists.get(name, ()))


@cache
def _fold_list(data: RuleData, name: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in data.lists[name])
