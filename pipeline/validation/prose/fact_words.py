"""Words of facts as they are read in prose."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.model.document import Fact
from pipeline.model.leaflet import Leaflet
from pipeline.templating.compose.facts import format_fact, name_fact_kind
from pipeline.templating.compose.sentences import OPENING_KINDS, Sentences
from pipeline.templating.languages import LanguagePack


@dataclass
class FactReader:
    """The words of facts, each written once."""

    leaflet: Leaflet
    pack: LanguagePack | None
    known: dict[str, tuple[str, str]] = field(default_factory=dict)

    def read(self, node: Fact, before: str) -> tuple[str, str]:
        """The words of a fact behind others, with a capital letter where they open a sentence, and its kind. Both are
        empty where there is no such fact, and the words where something of them is missing."""
        if node.id not in self.known:
            self.known[node.id] = self._write(node.id)
        words, kind = self.known[node.id]
        if self.pack and kind in OPENING_KINDS:
            words = Sentences(self.pack.abbreviations).open_words(words, before)
        return words, kind

    def _write(self, name: str) -> tuple[str, str]:
        fact = self.leaflet.facts.get(name)
        if fact is None:
            return "", ""
        try:
            return (format_fact(fact, self.leaflet, self.pack) if self.pack else ""), name_fact_kind(fact)
        except KeyError:  # a service or a translation is missing, which other rules say
            return "", name_fact_kind(fact)
