"""Reader of references: items of CSL (Citation Style Language 1.0.2, appendix IV), each with an id and with values of
the shapes that are printed. A value of another shape would be lost without a word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.model import codes
from pipeline.model.addresses import UnsafeAddressError, check_reference_address
from pipeline.model.diagnostics import Diagnostics
from pipeline.model.references import KNOWN_THROUGH
from pipeline.model.source import Places
from pipeline.model.suggestions import suggest
from pipeline.validation.reading.reference_variables import DATES, NAMES, PRINTED, VARIABLES
from pipeline.validation.reference_dates import is_possible, read_date_parts

_PEOPLE = "write `{key}: [{{family: Smith, given: Anna}}]`, or `[{{literal: The Clinic}}]` for an organisation"
_DAY = "write the year, as `{key}: 2020`, or the day, as `{key}: 2020-05-31`"


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
        elif key in PRINTED and not isinstance(value, str | int | float):
            yield key, (f"`{key}`: it takes words", "write words, in quotes where they look like something else")
        elif key in NAMES and not _are_names(value):
            yield key, (f"`{key}`: it takes a list of names", _PEOPLE.format(key=key))
        elif key in DATES and not read_date_parts(value):
            what = "year" if key == "issued" else "date"
            yield key, (f"`{key}`: no {what} can be read from it", _DAY.format(key=key))
        elif key in DATES and not is_possible(value):
            yield key, (f"`{key}`: there is no such day", _DAY.format(key=key))
        elif key == KNOWN_THROUGH and not (isinstance(value, str) and value):
            yield key, (f"`{key}`: it takes the id of a reference", f"write `{key}: its-id`")


def _are_names(value: Any) -> bool:
    names = value if isinstance(value, list) and value else [None]
    return all(isinstance(name, dict) and _is_name(name) for name in names)


def _is_name(name: Mapping[str, Any]) -> bool:
    words = all(isinstance(part, str | int | float) for part in name.values() if part is not None)
    return words and bool(name.get("literal") or name.get("family"))
