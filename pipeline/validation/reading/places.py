"""Reader of places.yaml: what each place is within is there, and nothing is within itself."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostics
from pipeline.model.leaflet import PLACES
from pipeline.model.settings import Place, PlacesFile
from pipeline.model.source import Places
from pipeline.model.suggestions import suggest
from pipeline.parsers.yaml12 import read_yaml
from pipeline.validation.reading.files import read_file
from pipeline.validation.source_files import is_there


def list_places(folder: Path) -> tuple[str, ...] | None:
    """The ids in the places.yaml of a source folder, none where there is no such file; nothing where it cannot be read.
    Whether they are good is asked of `read_places`."""
    if not is_there(folder / PLACES):
        return ()
    source = read_file(folder / PLACES, folder, folder, Diagnostics())
    read = read_yaml(source).value if source else None
    return tuple(map(str, read[0])) if read and isinstance(read[0], dict) else None


def read_places(
    read: tuple[PlacesFile, Places] | None, diagnostics: Diagnostics
) -> tuple[Mapping[str, Place], Places] | None:
    """The places by id. One that is within what there is not, or within itself, is read as if it were within none."""
    if read is None:
        return None
    known, places = read[0].root, read[1]
    cut = {name for name, place in known.items() if place.within and _report_above(name, known, places, diagnostics)}
    return {
        name: place.model_copy(update={"within": None}) if name in cut else place for name, place in known.items()
    }, places


def _report_above(name: str, known: Mapping[str, Place], places: Places, diagnostics: Diagnostics) -> bool:
    """Whether what a place is within cannot be used: it is reported."""
    above, here = known[name].within or "", places.value(name, "within")
    if above not in known:
        if above not in places.keys_below():  # one that is there and wrong has been reported
            others = [one for one in known if one != name]
            hint = suggest(above, others, "write it into places.yaml, or take `within` out")
            diagnostics.report(codes.UNKNOWN_PLACE, here, f"there is no place `{above}`", hint)
        return True
    circle = [name]
    while above and above in known and above not in circle:
        circle.append(above)
        above = known[above].within or ""
    if above != name:
        return False
    way = ", which is within ".join(f"`{one}`" for one in (*circle[1:], name))
    hint = "take one `within` out: a ward is within its hospital, and a hospital within its region"
    diagnostics.report(codes.PLACE_CIRCLE, here, f"`{name}` is within {way}", hint)
    return True
