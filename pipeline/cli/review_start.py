"""Command that writes the sheets of those who are to sign (click): review start."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.options import Command, leaflets_argument, print_results, source_option


@click.command(cls=Command)
@leaflets_argument
@source_option
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("review"),
    show_default=True,
    help="The folder for the sheets.",
)
def start(leaflets: tuple[str, ...], languages: tuple[str, ...], source: Path, output: Path) -> None:
    """Write a sheet for those who are to sign a leaflet off, for a browser and for a word processor: its words, what
    has changed since somebody signed, and a box for each point, care card, fact and message."""
    from pipeline.build.selection import check_leaflets
    from pipeline.desk.sign_off_sheets.starting import start_sheets
    from pipeline.reports.started_sheets import render_started

    checkup = check_leaflets(source, Path.cwd(), leaflets, languages)
    print_results(render_started(start_sheets(checkup, source, output), checkup))
