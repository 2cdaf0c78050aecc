"""Selection of what users name: leaflets of the source folder, and formats."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.build.exchange.unfinished import is_unfinished
from pipeline.build.store import open_store_beside
from pipeline.build.wrong_usage import WrongUsageError
from pipeline.validation.folder import find_leaflets

if TYPE_CHECKING:
    from pipeline.build.rechecking import CheckFindings
    from pipeline.build.store import Store
    from pipeline.validation.check import Checkup


def choose_leaflets(source: Path, names: Iterable[str]) -> tuple[str, ...]:
    """The leaflets that are meant, each once, and none for all. Raises WrongUsageError where the source folder or a
    leaflet is not there."""
    if not source.is_dir():
        raise WrongUsageError(f"there is no folder {source}; name yours with --source")
    known = find_leaflets(source)
    chosen = tuple(dict.fromkeys(names))
    for name in chosen:
        if name not in known:
            raise WrongUsageError(f"there is no leaflet {name} in {source}; there are: {', '.join(known) or 'none'}")
    if not known:
        raise WrongUsageError(f"there is no leaflet in {source}: each has a folder of its own")
    return chosen


def choose_formats(names: Iterable[str]) -> tuple[str, ...]:
    """The formats that are meant, each once; several may stand in one name, parted by commas. Raises WrongUsageError
    where there is no such format."""
    chosen = tuple(dict.fromkeys(name for given in names for name in given.split(",") if name))
    if chosen:
        from pipeline.conversion import FORMATS, find_format

        for name in chosen:
            try:
                find_format(name)
            except KeyError:
                reason = f"there is no format {name}; there are: {', '.join(sorted(FORMATS))}"
                raise WrongUsageError(reason) from None
    return chosen


def choose_places(source: Path, names: Iterable[str]) -> tuple[str, ...]:
    """The places that are meant, each once, and none for all. Raises WrongUsageError where there is none of that name;
    what is wrong with places.yaml itself is a finding of the check."""
    chosen = tuple(dict.fromkeys(name for given in names for name in given.split(",") if name))
    if chosen:
        from pipeline.validation.reading.places import list_places

        known = list_places(source)
        for name in chosen:
            if known is not None and name not in known:
                there = ", ".join(known) or "none, because there is no places.yaml"
                raise WrongUsageError(f"there is no place {name}; there are: {there}")
    return chosen


def check_leaflets(
    source: Path,
    base: Path,
    names: Iterable[str] = (),
    languages: tuple[str, ...] = (),
    release: bool = False,
    today: date | None = None,
    *,
    places: tuple[str, ...] = (),
    forms: bool = False,
) -> Checkup:
    """Check the leaflets that are meant, with the answers that the store beside the source folder remembers, for what
    depends on the day where `today` is given, and with `forms` for what keeps single forms from being made. Of places,
    those that are given are looked at (all where none is). Raises WrongUsageError where there is no such leaflet."""
    from pipeline.build.checking import check_forms, check_source

    chosen, store = choose_leaflets(source, names) or find_leaflets(source), _open_store(source)
    checkup = check_source(source, base, chosen, languages, release, store.answer, today, places)
    return check_forms(checkup, today) if forms else checkup


def check_for_report(
    source: Path,
    base: Path,
    names: Iterable[str],
    languages: tuple[str, ...],
    release: bool,
    today: date,
    *,
    places: tuple[str, ...] = (),
) -> Checkup | CheckFindings:
    """What such a check finds, single forms included. Where everything is asked for, the leaflets are checked that have
    changed since that was asked before."""
    chosen = choose_leaflets(source, names)
    if chosen or languages or release or places:
        return check_leaflets(source, base, chosen, languages, release, today, places=places, forms=True)
    from pipeline.build.rechecking import check_again

    return check_again(source, base, _open_store(source), today)


def _open_store(source: Path) -> Store:
    """The store beside the source folder. What a command that was stopped had begun is finished, if it can be."""
    store = open_store_beside(source)
    if is_unfinished(store.folder):
        from pipeline.build.exchange.places import finish_if_free

        with contextlib.suppress(OSError):  # nothing can be written here, and a check needs nothing written
            finish_if_free(store.folder)
    return store
