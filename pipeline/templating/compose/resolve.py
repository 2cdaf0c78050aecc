"""Filling in what the words only refer to: facts, the numbers of citations, the headings of care cards and boxes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from pipeline.model.document import Box, CareCard, Cite, Fact, Options
from pipeline.model.leaflet import Leaflet
from pipeline.templating.compose.facts import fact_inlines
from pipeline.templating.languages import LanguagePack

N = TypeVar("N")
_TITLES = {
    "key-points": "key_points",
    "important": "important",
    "do": "do",
    "do-not": "do_not",
    "uncertainty": "uncertainty",
}


@dataclass(frozen=True)
class Resolver:
    """Makes the nodes of a leaflet complete in one language. `numbers` are those of the list of references."""

    leaflet: Leaflet
    pack: LanguagePack
    numbers: Mapping[str, int]

    def resolve(self, node: N) -> N:
        """The node, or tuple of nodes, with everything below it complete."""
        if isinstance(node, tuple):
            return tuple(self.resolve(child) for child in node)  # type: ignore[return-value]
        if not is_dataclass(node):
            return node
        inner = {part.name: getattr(node, part.name) for part in fields(node) if part.name != "span"}
        changed = {
            name: self.resolve(value)
            for name, value in inner.items()
            if isinstance(value, tuple) or is_dataclass(value)
        }
        changed.update(self._filled(node))
        return replace(node, **changed)  # type: ignore[type-var]

    def _filled(self, node: Any) -> dict[str, Any]:
        match node:
            case Fact():
                fact = self.leaflet.settings.facts[node.id]
                return {"fact_kind": fact.kind, "children": fact_inlines(fact, self.leaflet, self.pack)}
            case Cite():
                return {"numbers": tuple(self.numbers[key] for key in node.keys)}
            case CareCard():
                number = self.leaflet.services[node.service].number if node.service else ""
                label, action, call = self.pack.care_card(node.level, number, self.leaflet.settings.country)
                return {"label": label, "action": action, "number": number, "call": call}
            case Box() if node.name in _TITLES:
                return {"title": self.pack.labels[_TITLES[node.name]]}
            case Options():
                return {"head": self.pack.labels["choice"]}
            case _:
                return {}
