"""Recording of a release: an entry for each edition of which something is new, at the end of releases.yaml."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from pipeline.build.releasing import Recorded, ReleasedEdition
from pipeline.desk.releasing.entries import make_entry
from pipeline.desk.releasing.record_file import RecordChangedError, append_entries
from pipeline.model.leaflet import RELEASES
from pipeline.model.settings import Release


def record_releases(source: Path, day: date, editions: Sequence[ReleasedEdition]) -> Recorded:
    """Append what was released on a day to the record of a source folder. What is in it already, of the same words,
    signatures and files, is not appended again. Where the record cannot be written, it stays as it was."""
    if not editions:
        return Recorded(())
    library = editions[0].leaflet.library
    before = library.releases
    made = [entry for one in editions if (entry := make_entry(one, day, before))]
    added = tuple(map(Release.model_validate, made))
    if not added:
        return Recorded(before)
    places = library.places.get(RELEASES)
    text = places.source.as_typed.text if places and places.source else None
    try:
        append_entries(source / RELEASES, made, text)
    except OSError as error:
        return Recorded(before, trouble=error.strerror or str(error))
    except RecordChangedError as error:
        return Recorded(before, trouble=str(error))
    return Recorded((*before, *added), added)
