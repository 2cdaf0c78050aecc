"""Reader of references: items of CSL (Citation Style Language 1.0.2, appendix IV), each with an id and with values of
the shapes that are printed. A value of another shape would be lost without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.model import codes
from pipeline.model.addresses import UnsafeAddressError, check_reference_address
from pipeline.model.diagnostics import Diagnostics
from pipeline.model.source import Places
from pipeline.model.suggestions import suggest

_NAMES = (
    "author chair collection-editor compiler composer container-author contributor curator director editor "
    "editor-translator editortranslator editorial-director executive-producer guest host illustrator interviewer "
    "narrator organizer original-author performer producer recipient reviewed-author script-writer series-creator "
    "translator"
)
_DATES = "accessed available-date event-date issued original-date submitted"
_WORDS = (
    "abstract annote archive archive_collection archive_location archive-place authority call-number chapter-number "
    "citation-key citation-label citation-number collection-number collection-title container-title "
    "container-title-short dimensions division DOI edition event event-title event-place first-reference-note-number "
    "genre id ISBN ISSN issue journalAbbreviation jurisdiction keyword language license locator medium note number "
    "number-of-pages number-of-volumes original-publisher original-publisher-place original-title page page-first part "
    "part-number part-title PMCID PMID printing printing-number publisher publisher-place references reviewed-genre "
    "reviewed-title scale section shortTitle source status supplement supplement-number title title-short type URL "
    "version volume volume-title volume-title-short "
    "year-suffix categories custom"
)
VARIABLES = frozenset(f"{_NAMES} {_DATES} {_WORDS}".split())
"""What CSL knows of an item."""
_PRINTED = ("title", "container-title", "publisher", "URL", "DOI", "note")
_YEAR = re.compile(r"\d{4}(?:-\d{2}){0,2}")
_AUTHORS = "write `author: [{family: Smith, given: Anna}]`, or `[{literal: The Clinic}]` for an organisation"
_ISSUED = "write the year, as `issued: 2020`"


def index_references(
    items: Sequence[Mapping[str, Any]], places: Places, diagnostics: Diagnostics
) -> dict[str, Mapping[str, Any]]:
    """The references by id; one without an id, the second of two with the same, and values that would be lost are
    mistakes. What is wrong of an item is left out of it."""
    references: dict[str, Mapping[str, Any]] = {}
    for number, item in enumerate(items):
        name = item.get("id")
        if not isinstance(name, str) or not name:
            message = "this reference has no `id`"
            diagnostics.report(codes.MISSING_KEY, places.value(number), message, "write `id: its-key`")
        elif name in references:
            message = f"the reference `{name}` stands twice"
            diagnostics.report(codes.DUPLICATE_ID, places.value(number, "id"), message, "change one of them")
        else:
            wrong = dict(_find_wrong(item))
            for key, (message, hint) in wrong.items():
                known = key in VARIABLES
                rule, place = (codes.WRONG_VALUE, places.value) if known else (codes.UNKNOWN_KEY, places.key)
                diagnostics.report(rule, place(number, key), message, hint)
            references[name] = {key: value for key, value in item.items() if key not in wrong}
            _check_address(references[name], number, places, diagnostics)
    return references


def _check_address(item: Mapping[str, Any], number: int, places: Places, diagnostics: Diagnostics) -> None:
    try:
        check_reference_address(item)
    except UnsafeAddressError as error:
        place = places.value(number, "URL" if item.get("URL") else "DOI")
        diagnostics.report(codes.LINK_ADDRESS, place, str(error), error.hint)


def _find_wrong(item: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, str]]]:
    """The keys of an item whose values cannot be printed, each with what is wrong and what to do."""
    for key, value in item.items():
        if key not in VARIABLES:
            yield key, (f"there is no key `{key}` here", suggest(key, VARIABLES, "take it out"))
        elif key in _PRINTED and not isinstance(value, str | int | float):
            yield key, (f"`{key}`: it takes words", "write words, in quotes where they look like something else")
        elif key == "author" and not _are_authors(value):
            yield key, ("`author`: it takes a list of names", _AUTHORS)
        elif key == "issued" and not _is_date(value):
            yield key, ("`issued`: no year can be read from it", _ISSUED)


def _are_authors(value: Any) -> bool:
    names = value if isinstance(value, list) else [None]
    return all(isinstance(name, dict) and (name.get("literal") or name.get("family")) for name in names)


def _is_date(value: Any) -> bool:
    if isinstance(value, dict):
        match value.get("date-parts"):
            case [[int(year), *_], *_] if year > 0:
                return True
            case [[str(text), *_], *_]:
                return bool(_YEAR.fullmatch(text))
        return False
    return not isinstance(value, bool) and bool(_YEAR.fullmatch(str(value)))
