"""Words of the command line that several commands take, and what becomes of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from pipeline.validation.check import Checkup

F = TypeVar("F", bound=Callable[..., Any])
CONTENT, MACHINE = 1, 3
"""Exit codes: the content has errors; the machine lacks something."""
_FOLDER = click.Path(file_okay=False, path_type=Path)


def source_option(command: F) -> F:
    """`--source DIR`, for every command that reads."""
    help_text = "The source folder."
    option = click.option("--source", type=_FOLDER, default=Path("source"), show_default=True, help=help_text)
    return option(command)


def output_option(command: F) -> F:
    """`--output DIR`, for every command that writes or reads what was written."""
    help_text = "The outputs folder."
    option = click.option("--output", type=_FOLDER, default=Path("outputs"), show_default=True, help=help_text)
    return option(command)


def leaflets_argument(command: F) -> F:
    """`[LEAFLET…]` and `--language L`."""
    language = click.option("--language", "languages", multiple=True, help="Only this language (may be repeated).")
    return click.argument("leaflets", nargs=-1)(language(command))


def chosen_names(source: Path, leaflets: tuple[str, ...]) -> tuple[str, ...]:
    """The leaflets that are meant, none for all; a folder or a name that is not there is wrong usage."""
    from pipeline.validation.folder import find_leaflets

    if not source.is_dir():
        raise click.UsageError(f"there is no folder {source}; name yours with --source")
    known = find_leaflets(source)
    for name in leaflets:
        if name not in known:
            raise click.UsageError(f"there is no leaflet {name} in {source}; there are: {', '.join(known) or 'none'}")
    if not known:
        raise click.UsageError(f"there is no leaflet in {source}: each has a folder of its own")
    return tuple(dict.fromkeys(leaflets))


def checked(source: Path, leaflets: tuple[str, ...], languages: tuple[str, ...], release: bool = False) -> Checkup:
    """The checkup of the chosen leaflets, with the answers that the store of the folder remembers."""
    from pipeline.build.checking import check_source
    from pipeline.build.store import store_beside
    from pipeline.validation.folder import find_leaflets

    names = chosen_names(source, leaflets) or find_leaflets(source)
    return check_source(source, Path.cwd(), names, languages, release, store_beside(source).answer)
