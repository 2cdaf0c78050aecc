"""Conversion: a document to the files of each format. The table of the formats, a room each.

Importing this costs nothing but the table: each room imports its engine when it writes. A format of another package is
found by its name in the entry-point group `plainleaf.formats`, whose entries are `Format` values.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pipeline.conversion import a5, bilingual, epub, imposition, large_print, messages, page, print, review, short
from pipeline.conversion.systems import cht, contentrepo, message_bank, notify, rapidpro, twilio, whatsapp
from pipeline.model.format import Format

FORMATS: Mapping[str, Format] = {
    form.name: form
    for form in (
        page.FORMAT,
        print.PDF,
        large_print.FORMAT,
        a5.FORMAT,
        short.FOLDED,
        short.CARD,
        epub.FORMAT,
        messages.FORMAT,
        review.FORMAT,
        print.PDF_ARCHIVE,
        imposition.BOOKLET,
        imposition.CROP,
        bilingual.FORMAT,
        message_bank.FORMAT,
        rapidpro.FORMAT,
        notify.FORMAT,
        whatsapp.FORMAT,
        twilio.FORMAT,
        cht.FORMAT,
        contentrepo.FORMAT,
    )
}
"""Every format of ours by its name, in the order in which people are told of them."""

GROUP = "plainleaf.formats"
"""The group of entry points of other packages' formats."""


def find_format(name: str) -> Format:
    """The format with this name, ours or of another package; a KeyError where there is none."""
    if name in FORMATS:
        return FORMATS[name]
    from importlib.metadata import entry_points

    for entry in entry_points(group=GROUP, name=name):
        value = entry.load()
        if isinstance(value, Format):
            return value
    raise KeyError(name)


@cache
def is_made_on_request(name: str) -> bool:
    """True for a format that a leaflet may have without listing it anywhere: one that is made on demand, one for a
    messaging system, an extra, or one of another package that is installed."""
    if name in FORMATS:
        form = FORMATS[name]
        return form.on_demand or form.system or form.extra
    from importlib.metadata import entry_points

    return bool(entry_points(group=GROUP, name=name))


def find_others(form: Format) -> tuple[str, ...]:
    """The names of the formats that this one tells of, in their order."""
    if not form.tells_of_others:
        return ()
    return tuple(other.name for other in FORMATS.values() if other.for_readers and other.name != form.name)
