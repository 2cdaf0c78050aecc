"""A rule of language: what it is called in the table of codes, when it is asked, and the function that asks it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from pipeline.model.diagnostics import Diagnostic, Rule
from pipeline.validation.prose import Prose
from pipeline.validation.rules.rule_data import RuleData, find_rule_data

Judge = Callable[[Prose, RuleData], Iterable[Diagnostic]]
"""Asks one thing of the words of a language, by the data of that language. It changes nothing."""
Asked: TypeAlias = Literal["leaflet", "library", "source", "clock"]
"""Of what a rule is asked: of a `leaflet`; of the files that all leaflets share (`library`), where what each leaflet
tells of them is the same; of the whole `source`, where only that is wrong which is wrong for every leaflet; or of a
leaflet on a day by the `clock`, which a build does not have."""


@dataclass(frozen=True)
class LanguageRule:
    """A line of a table of rules."""

    rule: Rule
    judge: Judge
    asked: Asked = "leaflet"

    def diagnose(self, prose: Prose) -> Iterator[Diagnostic]:
        """What the rule has to say; nothing in a language that has no data for it. One of shared files speaks where the
        publisher has any language that does."""
        library = prose.leaflet.library
        others = library.publisher.languages if self.asked in ("library", "source") else ()
        for language in dict.fromkeys((prose.language, *others)):
            data = find_rule_data(language, self.rule.name, library.style)
            if data is not None:
                yield from self.judge(prose, data)
                return
