"""Resolver of what the words only refer to: facts, the numbers of citations, the headings of care cards and boxes,
other leaflets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from pipeline.model.document import (
    INVENTED,
    Appointment,
    Blank,
    Box,
    CareCard,
    Cite,
    Dose,
    Fact,
    Film,
    Link,
    Options,
    RiskComparison,
    Signature,
    Story,
    Table,
    Tick,
    rewrite,
)
from pipeline.model.leaflet import Leaflet
from pipeline.templating.compose.comparing import lay_out_comparison
from pipeline.templating.compose.doses import lay_out_dose
from pipeline.templating.compose.facts import link_fact, name_fact_kind
from pipeline.templating.compose.films import introduce_film
from pipeline.templating.compose.other_leaflets import name_leaflet
from pipeline.templating.compose.writing import (
    complete_appointment,
    complete_signature,
    name_by_own_words,
    name_cells,
)
from pipeline.templating.languages import LanguagePack
from pipeline.templating.telephone import dial_number

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

    def resolve(self, tree: N) -> N:
        """The node, or tuple of nodes, with everything in it complete."""
        return rewrite(tree, self._complete)

    def _complete(self, node: Any) -> Any:
        match node:
            case Fact():
                fact = self.leaflet.facts[node.id]
                return replace(node, fact_kind=name_fact_kind(fact), children=link_fact(fact, self.leaflet, self.pack))
            case Cite():
                return replace(node, numbers=tuple(self.numbers[key] for key in node.keys))
            case CareCard():
                number = self.leaflet.services[node.service].number if node.service else ""
                dial = dial_number(number, self.leaflet.settings.country) if number else ""
                label, action, call = self.pack.care_card(node.level, number, self.leaflet.settings.country)
                return replace(node, label=label, action=action, number=number, call=call, dial=dial)
            case Link():
                return name_leaflet(node, self.leaflet, self.pack)
            case Box() if node.name in _TITLES:
                return replace(node, title=self.pack.labels[_TITLES[node.name]])
            case Story() if node.consent == INVENTED:
                return replace(node, note=self.pack.labels["story_invented"])
            case Film():
                return introduce_film(node, self.pack)
            case Options():
                return replace(node, head=self.pack.labels["choice"])
            case Dose() | RiskComparison():
                return self._lay_out(node)
            case _:
                return self._complete_writing(node)

    def _lay_out(self, node: Dose | RiskComparison) -> Dose | RiskComparison:
        if isinstance(node, Dose):
            return lay_out_dose(node, self.leaflet, self.pack)
        return lay_out_comparison(node, self.leaflet, self.pack)

    def _complete_writing(self, node: Any) -> Any:
        match node:
            case Blank() | Tick():
                return name_by_own_words(node, self.pack.labels)
            case Table():
                return name_cells(node, self.pack.labels)
            case Signature():
                return complete_signature(node, self.pack.labels)
            case Appointment():
                return complete_appointment(node, self.pack.labels)
            case _:
                return node
