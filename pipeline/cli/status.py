"""Command that says where each leaflet stands (click): status."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from pipeline.cli.options import (
    Command,
    leaflets_argument,
    output_option,
    place_option,
    print_results,
    source_option,
)


@click.command(cls=Command)
@leaflets_argument
@source_option
@output_option
@place_option
@click.option(
    "--report",
    type=click.Choice(["text", "json", "ics"]),
    default="text",
    show_default=True,
    help="The form: text, JSON, or a calendar of the review dates (iCalendar).",
)
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day by which dates are judged, instead of today.")
def status(
    leaflets: tuple[str, ...],
    languages: tuple[str, ...],
    places: tuple[str, ...],
    source: Path,
    output: Path,
    report: str,
    today: datetime | None,
) -> None:
    """Say where each leaflet stands, and what waits for whom: the worst first."""
    from pipeline.build import selection
    from pipeline.desk.status.gathering import gather_status
    from pipeline.reports.status import render_status

    day, chosen = (today or datetime.now()).date(), selection.choose_places(source, places)
    checkup = selection.check_leaflets(source, Path.cwd(), leaflets, languages, today=day, places=chosen)
    print_results(render_status(gather_status(checkup, source, output, day), checkup, report))
