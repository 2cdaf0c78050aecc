"""Judging of a source folder: each leaflet by all rules, and then as each place hands it out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date

from pipeline.model.diagnostics import Diagnostic, in_order
from pipeline.model.leaflet import Leaflet
from pipeline.templating.compose.translated import mark_outdated
from pipeline.validation.judging import Judged, judge_leaflet, read_language
from pipeline.validation.judging_places import judge_places
from pipeline.validation.judging_withdrawn import find_without_page, list_withdrawn, retire_words
from pipeline.validation.reading import SourceContents
from pipeline.validation.rules import diagnose_withdrawn
from pipeline.validation.rules.translations import diagnose_outdated
from pipeline.validation.shared_use import find_languages_concerned


@dataclass
class SourceJudge:
    """Judges the leaflets of a source folder, for a `release` or not, by a day or none, and for some places or all.
    What was judged once is not judged again, unless it is not what it was, or something else is wrong with what all
    share."""

    release: bool
    today: date | None
    places: Collection[str]
    _known: dict[str, tuple[object, Judged]] = field(default_factory=dict)

    def judge(self, name: str, read: SourceContents, leaflet: Leaflet | None, shared: tuple[Diagnostic, ...]) -> Judged:
        """What is wrong with a leaflet as `retire` gave it. `shared` are the diagnostics of what all share."""
        every = read.leaflets[name].diagnostics
        if leaflet is None:
            return Judged(in_order(every))
        errors = tuple(one for one in shared if one.severity == "error")
        asked = (leaflet, every, errors)
        before, judged = self._known.get(name, (None, None))
        if judged is None or before != asked:
            judged = self._judge(leaflet, every, errors, read)
            self._known[name] = (asked, judged)
        return judged

    def _judge(
        self, leaflet: Leaflet, every: tuple[Diagnostic, ...], errors: tuple[Diagnostic, ...], read: SourceContents
    ) -> Judged:
        """Of what is withdrawn, only that is asked."""
        mute = find_without_page(leaflet, every, read.sources)
        gone = list_withdrawn(leaflet, every) - mute
        left = tuple(one for one in every if read_language(leaflet, one) not in gone)
        if leaflet.settings.status == "withdrawn":
            general = Judged(in_order((*left, *diagnose_withdrawn(leaflet, self.release))))
        else:
            general = judge_leaflet(leaflet.standing, left, errors, read.sources, self.release, self.today)
            general = judge_places(leaflet.standing, general, errors, self.places)
            outdated = (*general.diagnostics, *diagnose_outdated(leaflet))
            general = replace(general, diagnostics=in_order(outdated)) if leaflet.outdated else general
        return replace(general, held_back=general.held_back | mute, unreadable=general.unreadable | mute)


def retire(name: str, read: SourceContents) -> Leaflet | None:
    """A leaflet without words that reach nobody: of what is withdrawn, and of translations whose source has changed so
    that they may do harm. What was not read whole is not known to have changed."""
    leaflet, own = read.leaflets[name].value, read.leaflets[name].diagnostics
    if leaflet is None:
        return None
    source = leaflet.settings.source_language
    wrong = {read_language(leaflet, one) for one in own if one.severity == "error"}
    wrong |= find_languages_concerned((one for one in read.shared if one.severity == "error"), leaflet, read.sources)
    return retire_words(leaflet if wrong & {"", source} else mark_outdated(leaflet), own)
