"""Commands that make and judge leaflets (click): build, check, verify, clean."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import (
    Command,
    leaflets_argument,
    output_option,
    place_option,
    print_results,
    source_option,
    tell,
)

if TYPE_CHECKING:
    from pipeline.build.executors import Kind


@click.command(cls=Command)
@leaflets_argument
@source_option
@output_option
@place_option
@click.option("--format", "formats", multiple=True, help="Only these formats (repeat it, or separate with commas).")
@click.option("--jobs", type=click.IntRange(min=1), help="Processes at most; by default one a processor.")
@click.option(
    "--executor",
    type=click.Choice(["auto", "serial", "processes"]),
    default="auto",
    show_default=True,
    help="How the work is done: in several processes, one thing after the other (serial), or as it seems best.",
)
@click.option("--release", is_flag=True, help="Refuse what is not signed off.")
@click.option("-v", "--verbose", is_flag=True, help="Say why each file was made again, and show the notes.")
def build(
    leaflets: tuple[str, ...],
    languages: tuple[str, ...],
    places: tuple[str, ...],
    source: Path,
    output: Path,
    formats: tuple[str, ...],
    jobs: int | None,
    executor: Kind,
    release: bool,
    verbose: bool,
) -> None:
    """Check the leaflets and make whatever is out of date."""
    from pipeline.build import selection, stages
    from pipeline.reports.build_outcome import render_outcome

    request = stages.Request(
        source=source,
        output=output,
        formats=selection.choose_formats(formats),
        names=selection.choose_leaflets(source, leaflets),
        languages=languages,
        places=selection.choose_places(source, places),
        release=release,
        executor=executor,
        workers=jobs,
    )
    print_results(render_outcome(stages.build(request, Path.cwd(), tell), output, verbose))


@click.command(cls=Command)
@leaflets_argument
@source_option
@place_option
@click.option(
    "--report",
    type=click.Choice(["text", "concise", "json", "sarif", "github"]),
    default="text",
    show_default=True,
    help="The form of the findings.",
)
@click.option("--release", is_flag=True, help="Find what keeps a leaflet from being published.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day by which dates are judged, instead of today.")
def check(
    leaflets: tuple[str, ...],
    languages: tuple[str, ...],
    places: tuple[str, ...],
    source: Path,
    report: str,
    release: bool,
    today: datetime | None,
) -> None:
    """Say what is wrong with the source, and where. Nothing is made."""
    from pipeline.build import selection
    from pipeline.reports.checkup import render_checkup

    day, chosen = (today or datetime.now()).date(), selection.choose_places(source, places)
    checkup = selection.check_leaflets(source, Path.cwd(), leaflets, languages, release, day, places=chosen, forms=True)
    print_results(render_checkup(checkup, report))


@click.command(cls=Command)
@leaflets_argument
@source_option
@output_option
@click.option("--report", is_flag=True, help="Ask validators too, and write quality.html and quality.json.")
def verify(leaflets: tuple[str, ...], languages: tuple[str, ...], source: Path, output: Path, report: bool) -> None:
    """Read the finished files back, and prove that they agree with the source and with each other."""
    from pipeline.build.places_apart import refuse_overlap
    from pipeline.build.selection import check_leaflets
    from pipeline.proof.leaflet_proof import prove_leaflets
    from pipeline.reports.proof import render_proof

    refuse_overlap(source, output)
    checkup = check_leaflets(source, Path.cwd(), leaflets, languages)
    print_results(
        render_proof(
            prove_leaflets(checkup, output, Path.cwd(), report, all_languages=not languages, tell=tell),
            checkup.sources,
        )
    )


@click.command(cls=Command)
@output_option
def clean(output: Path) -> None:
    """Remove what was made: the files in the outputs folder that we wrote, and the store beside it."""
    from pipeline.build.cleaning import clean_outputs
    from pipeline.reports.cleaned import render_cleaned

    print_results(render_cleaned(clean_outputs(output, tell), output))
