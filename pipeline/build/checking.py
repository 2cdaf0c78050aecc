"""Checking of a source folder, with the formats that there are and a memory for pandoc's answers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from pipeline.conversion import FORMATS
from pipeline.model.diagnostics import Diagnostic, in_order
from pipeline.model.leaflet import Leaflet
from pipeline.templating.compose import compose_messages_alone
from pipeline.templating.languages import language_pack
from pipeline.validation.check import Checkup, check
from pipeline.validation.reading.photos import Remember


def check_source(
    folder: Path,
    base: Path,
    names: Iterable[str],
    languages: Collection[str] = (),
    release: bool = False,
    remember: Remember | None = None,
    today: date | None = None,
) -> Checkup:
    """Check the named leaflets of a source folder: see `check`. `remember` keeps answers, as the store does."""
    return check(folder, base, names, FORMATS.values(), languages, release, remember, today)


def check_forms(checkup: Checkup) -> Checkup:
    """The checkup with what keeps single forms from being made, as far as that is known without making them. It keeps
    back no leaflet."""
    of_forms = (one for leaflet in checkup.leaflets.values() if leaflet for one in _diagnose_forms(leaflet))
    return replace(checkup, of_forms=in_order(of_forms))


def _diagnose_forms(leaflet: Leaflet) -> Iterator[Diagnostic]:
    from pipeline.build.jobs import list_formats

    judged = [form for name in list_formats(leaflet) if (form := FORMATS[name]).diagnose]
    for language, text in leaflet.texts.items() if judged else ():
        if text.messages and language_pack(language):
            document = compose_messages_alone(leaflet, language)
            for form in judged:
                if form.diagnose:
                    yield from form.diagnose(document, text.source.start)
