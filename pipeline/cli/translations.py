"""Commands about translations (click): start, pin, confirm, status, export and import."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import Command, F, print_results, source_option

if TYPE_CHECKING:
    from pipeline.desk.translating.exporting import ExchangeFormat


@click.group()
def translations() -> None:
    """The translations of leaflets: begin one, say of which words it is and who has compared it, see where each
    stands, and take one to the program of a translator and back."""


def _of_one(command: F) -> F:
    """The leaflet, the language, and the source folder."""
    return click.argument("leaflet")(click.argument("language")(source_option(command)))


_TODAY = click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=lambda _, __, day: (day or datetime.now()).date(),
    help="The day that is written, instead of today.",
)


@translations.command(cls=Command)
@_of_one
@click.option("--translator", default="", metavar="NAME", help="Who translates.")
@_TODAY
def start(leaflet: str, language: str, source: Path, translator: str, today: date) -> None:
    """Write the file of a new language: everything that stays as it is in its place, and the words of the source where
    those of the language are to stand. It is pinned to these words."""
    from pipeline.build.selection import check_leaflets
    from pipeline.desk.translating.starting import start_translation
    from pipeline.reports.translation_standings import render_started

    checkup = check_leaflets(source, Path.cwd(), (leaflet,))
    started = start_translation(checkup, leaflet, language, translator, today, Path.cwd())
    print_results(render_started(started, leaflet, language))


@translations.command(cls=Command)
@_of_one
@_TODAY
def pin(leaflet: str, language: str, source: Path, today: date) -> None:
    """Say that a translation is of the words of the source as they stand. They are kept in the leaflet's folder `kept`,
    and in the translation only `digest` and `date` change."""
    from pipeline.build.selection import check_leaflets
    from pipeline.desk.translating.pinning import pin_translation
    from pipeline.reports.translation_standings import render_pinned

    checkup = check_leaflets(source, Path.cwd(), (leaflet,))
    pinned = pin_translation(checkup, leaflet, language, today, Path.cwd())
    print_results(render_pinned(pinned, leaflet, language))


@translations.command(cls=Command)
@_of_one
@click.option("--by", default="", metavar="NAME", help="Who has compared them, besides the translator.")
@_TODAY
def confirm(leaflet: str, language: str, source: Path, by: str, today: date) -> None:
    """Show the “do not” items of a translation beside those of the source. With --by, say who has compared them: this
    is written into the translation, and a later change of an item voids it."""
    from pipeline.build.selection import check_leaflets
    from pipeline.desk.translating.confirming import confirm_items
    from pipeline.reports.translation_standings import render_confirmed

    checkup = check_leaflets(source, Path.cwd(), (leaflet,))
    confirmed = confirm_items(checkup, leaflet, language, by.strip(), today, Path.cwd())
    print_results(render_confirmed(confirmed, leaflet, language, by.strip()))


@translations.command(cls=Command)
@click.argument("leaflets", nargs=-1, metavar="[LEAFLET]...")
@source_option
@click.option(
    "--report", type=click.Choice(["text", "json"]), default="text", show_default=True, help="The form of the answer."
)
def status(leaflets: tuple[str, ...], source: Path, report: str) -> None:
    """Say of each translation, part by part, whether it is current, stale, missing or untranslated, or the same on
    purpose; and what has changed in the source since, each change with its class."""
    from pipeline.build.selection import check_leaflets
    from pipeline.desk.translating.standings import list_standings
    from pipeline.reports.translation_standings import render_standings

    print_results(render_standings(list_standings(check_leaflets(source, Path.cwd(), leaflets)), report))


@translations.command(cls=Command)
@_of_one
@click.option(
    "--format",
    "form",
    type=click.Choice(["po", "xliff"]),
    default="po",
    show_default=True,
    help="The form of the file: gettext PO, or XLIFF 2.1.",
)
@click.option("--to", "path", type=click.Path(path_type=Path), help="The file, instead of LEAFLET-LANGUAGE.po or .xlf.")
def export(leaflet: str, language: str, source: Path, form: ExchangeFormat, path: Path | None) -> None:
    """Write a translation for the program of a translator: each part with what it is, done or to be done."""
    from pipeline.build.selection import check_leaflets
    from pipeline.desk.translating.exporting import export_translation, find_desk
    from pipeline.reports.translation_exchange import render_exported

    desk = find_desk(check_leaflets(source, Path.cwd(), (leaflet,)), leaflet, language)
    path = path or Path(f"{leaflet}-{language}.{'po' if form == 'po' else 'xlf'}")
    print_results(render_exported(export_translation(desk, form, path), path))


@translations.command("import", cls=Command)
@_of_one
@click.argument("file", type=click.Path(path_type=Path))
def import_(leaflet: str, language: str, file: Path, source: Path) -> None:
    """Take over what is done in a file that `export` wrote. Each part goes to its place; where one of them cannot be
    taken over, none is."""
    from pipeline.build.selection import check_leaflets
    from pipeline.desk.translating.exporting import find_desk
    from pipeline.desk.translating.importing import import_translation
    from pipeline.reports.translation_exchange import render_imported

    desk = find_desk(check_leaflets(source, Path.cwd(), (leaflet,)), leaflet, language)
    print_results(render_imported(import_translation(desk, file, Path.cwd()), file, leaflet))
