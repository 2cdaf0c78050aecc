"""Checking of a source folder, with the formats that there are and a memory for pandoc's answers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path

from pipeline.conversion import FORMATS
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import Table, plain, walk
from pipeline.model.format import Format
from pipeline.model.leaflet import Leaflet
from pipeline.model.memory import Remember
from pipeline.model.placing import list_placed
from pipeline.model.source import Span
from pipeline.templating.compose import compose, compose_messages_alone
from pipeline.templating.compose.other_leaflets import settle_links
from pipeline.templating.languages import language_pack
from pipeline.validation.check import Checkup, Hand, check
from pipeline.validation.waiving import waive_made

LONG = 240
"""Letters of a row from which it can be as high as a page, in narrow columns in large print."""


def check_source(
    folder: Path,
    base: Path,
    names: Iterable[str],
    languages: Collection[str] = (),
    release: bool = False,
    remember: Remember | None = None,
    today: date | None = None,
    places: tuple[str, ...] = (),
    hand: Hand | None = None,
) -> Checkup:
    """Check the named leaflets of a source folder: see `check`. `remember` keeps answers, as the store does."""
    return check(folder, base, names, FORMATS.values(), languages, release, remember, today, places, hand)


def check_forms(checkup: Checkup, today: date | None = None) -> Checkup:
    """The checkup with what is wrong with single forms, as far as that is known without making them, and not allowed
    by a leaflet. It keeps back no leaflet."""
    readable = checkup.readable
    of_forms: dict[str, tuple[Diagnostic, ...]] = {}
    allowed = [*checkup.allowed]
    for name, leaflet in checkup.leaflets.items():
        if leaflet:
            every = dict.fromkeys(
                chain(
                    _diagnose_exports(checkup.narrow(leaflet.standing), readable.get(name)),
                    _diagnose_paper(readable.get(name)),
                )
            )
            waived = waive_made(leaflet, every, "build", today)
            of_forms[name] = waived.diagnostics
            allowed += waived.allowed
    return replace(checkup, forms_of=of_forms, allowed=tuple(dict.fromkeys(allowed)))


def _diagnose_exports(leaflet: Leaflet, readable: Leaflet | None) -> Iterator[Diagnostic]:
    """What systems would refuse, and what may not be sent. Errors elsewhere in a leaflet hide little: the messages of
    what cannot be composed are composed alone, without what they are about. So are those of all editions of a language
    but one: what they are about is as it was looked at, or not, for all places."""
    whole = set(readable.standing.texts) if readable else set()
    judged = [diagnose for form in _list_formats(leaflet) if form.system and (diagnose := form.diagnose)]
    for placed in list_placed(leaflet) if judged else ():
        for language, text in placed.texts.items():
            if text.messages and language_pack(language, placed.library.own_words):
                document = compose(placed, language) if language in whole else compose_messages_alone(placed, language)
                whole.discard(language)
                for diagnose in judged:
                    yield from diagnose(document, text.source.start)


def _diagnose_paper(leaflet: Leaflet | None) -> Iterator[Diagnostic]:
    """What is wrong with forms for readers. It is said once of a place: what is too high for a page is too high for
    one in large print."""
    leaflet = leaflet and leaflet.standing
    judged = [diagnose for form in _list_formats(leaflet) if not form.system and (diagnose := form.diagnose)]
    seen: dict[tuple[str, Span], Diagnostic] = {}
    for placed in list_placed(leaflet) if leaflet and judged else ():
        for language, text in placed.texts.items():
            if _has_long_rows(placed.printed(language)):
                document = settle_links(compose(placed, language), beside=False)
                for diagnose in judged:
                    for diagnostic in diagnose(document, text.source.start):
                        seen.setdefault((diagnostic.code, diagnostic.span), diagnostic)
    yield from seen.values()


def _list_formats(leaflet: Leaflet | None) -> list[Format]:
    from pipeline.build.jobs import list_formats

    return [FORMATS[name] for name in list_formats(leaflet)] if leaflet else []


def _has_long_rows(words: object) -> bool:
    """Whether a table is worth planning: composing all leaflets of a catalogue takes longer than reading them."""
    rows = (row for table in walk(words) if isinstance(table, Table) for row in table.rows)
    return any(sum(len(plain(cell.children)) for cell in row) > LONG for row in rows)
