"""Forms of leaflets that are kept back, and that have to go all the same: everything else of such a leaflet stays as it
was, but a file that a system loads would send what may not be sent."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.build.jobs import Plan, digest_words, make_plans
from pipeline.build.leaflet_edits import FileOrigin
from pipeline.build.outputs_folder import Outputs
from pipeline.conversion import FORMATS
from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.edition import Slot
from pipeline.model.format import Format
from pipeline.model.leaflet import Leaflet
from pipeline.validation.check import Checkup


@dataclass(frozen=True)
class StoppedForms:
    """The forms that have to go, with what they would have been made of, and why."""

    origins: Mapping[Slot, FileOrigin] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()


NOTHING_STOPPED = StoppedForms()


def find_stopped(checkup: Checkup, output: Path, formats: Collection[str] = ()) -> StoppedForms:
    """Look at what is kept back though its words can be composed, and at what stands of it in the outputs. Of formats,
    those that are asked for are looked at (all where none is)."""
    kept_back = dict(_list_kept_back(checkup))
    standing = Outputs.open(output).slots if kept_back else frozenset()
    origins: dict[Slot, FileOrigin] = {}
    diagnostics: dict[Diagnostic, None] = {}
    for one in make_plans(kept_back):
        for form in FORMATS.values():
            slot = one.name_slot(form.name)
            if (formats and form.name not in formats) or not (slot in standing or form.name in one.formats):
                continue
            stops = tuple(_diagnose_stops(form, one))
            diagnostics |= dict.fromkeys(stops)
            if stops and slot in standing:
                origins[Slot.read(slot)] = FileOrigin(digest_words(one.document), {})
    return StoppedForms(origins, tuple(diagnostics))


def _list_kept_back(checkup: Checkup) -> Iterator[tuple[str, Leaflet]]:
    """The leaflets with those of their languages that can be read and not be published."""
    for name, leaflet in checkup.readable.items():
        texts = {tag: text for tag, text in leaflet.texts.items() if tag in checkup.held_back[name]}
        if texts:
            yield name, replace(leaflet, texts=texts)


def _diagnose_stops(form: Format, one: Plan) -> Iterator[Diagnostic]:
    if form.system and form.diagnose:
        of_form = form.diagnose(one.document, one.place)
        yield from (diagnostic for diagnostic in of_form if diagnostic.code == codes.MAY_NOT_BE_SENT.code)
