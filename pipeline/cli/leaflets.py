"""Commands that make and judge leaflets (click): build, check, verify, clean."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.fixing import offer_fixes, require_fix
from pipeline.cli.options import (
    Age,
    Command,
    leaflets_argument,
    output_option,
    place_option,
    print_each,
    print_results,
    refuse_both,
    require_dask,
    require_store,
    source_option,
    store_option,
    tell,
)

if TYPE_CHECKING:
    from pipeline.build.executors import Kind
    from pipeline.build.releasing import Recorded, ReleasedEdition


_EXECUTOR = (
    "How the work is done: in several processes, one thing after the other (serial), on a cluster (dask), or as it "
    "seems best."
)
_SCHEDULER = "With --executor dask: where the scheduler of the cluster listens, such as tcp://10.0.0.5:8786."
_TODAY = "The day of a release, instead of today; of any other build, the day by which a review is overdue."
_VERBOSE = "Say why each file was made again, show the notes, and a table of what was made."


@click.command(cls=Command)
@leaflets_argument
@source_option
@output_option
@place_option
@click.option("--format", "formats", multiple=True, help="Only these formats (repeat it, or separate with commas).")
@click.option("--jobs", type=click.IntRange(min=1), help="Processes at most; by default one a processor.")
@click.option(
    "--executor",
    type=click.Choice(["auto", "serial", "processes", "dask"]),
    default="auto",
    show_default=True,
    is_eager=True,
    help=_EXECUTOR,
)
@click.option("--scheduler", default="", metavar="ADDRESS", callback=require_dask, help=_SCHEDULER)
@store_option
@click.option("--release", is_flag=True, help="Refuse what is not signed off.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help=_TODAY)
@click.option("-v", "--verbose", is_flag=True, is_eager=True, help=_VERBOSE)
@click.option("-q", "--quiet", is_flag=True, callback=refuse_both, help="Say nothing but what is wrong.")
def build(
    leaflets: tuple[str, ...],
    languages: tuple[str, ...],
    places: tuple[str, ...],
    source: Path,
    output: Path,
    formats: tuple[str, ...],
    jobs: int | None,
    executor: Kind,
    scheduler: str,
    store: str,
    release: bool,
    today: datetime | None,
    verbose: bool,
    quiet: bool,
) -> None:
    """Check the leaflets and make whatever is out of date."""
    from pipeline.build import selection, stages
    from pipeline.build.request import Request
    from pipeline.cli.build_view import view_build

    request = Request(
        source=source,
        output=output,
        formats=selection.choose_formats(formats),
        names=selection.choose_leaflets(source, leaflets),
        languages=languages,
        places=selection.choose_places(source, places),
        release=release,
        executor=executor,
        workers=jobs,
        scheduler=scheduler,
        today=today.date() if today else None,
        store=store,
        notes=verbose,
    )
    with view_build(quiet, verbose) as view:
        outcome = stages.build(request, Path.cwd(), view.tell, _record_releases, view)
    print_results(view.render(outcome, output))


def _record_releases(source: Path, day: date, editions: Sequence[ReleasedEdition]) -> Recorded:
    """Record what was released; what that needs is imported for a release alone."""
    from pipeline.desk.releasing.recording import record_releases

    return record_releases(source, day, editions)


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
@click.option(
    "--fix", is_flag=True, is_eager=True, help="Show what can be fixed without changing what the words mean, and ask."
)
@click.option("--yes", "agreed", is_flag=True, callback=require_fix, help="With --fix: write it without asking.")
def check(
    leaflets: tuple[str, ...],
    languages: tuple[str, ...],
    places: tuple[str, ...],
    source: Path,
    report: str,
    release: bool,
    today: datetime | None,
    fix: bool,
    agreed: bool,
) -> None:
    """Say what is wrong with the source, and where. Nothing is made."""
    from pipeline.build import selection
    from pipeline.reports.checkup import render_checkup

    day, here, chosen = (today or datetime.now()).date(), Path.cwd(), selection.choose_places(source, places)
    asked = (source, here, leaflets, languages, release, day)
    if fix:
        ask = partial(selection.check_leaflets, *asked, places=chosen, forms=True)
        print_each(offer_fixes(ask, day, report, agreed))
    else:
        print_each([render_checkup(selection.check_for_report(*asked, places=chosen), report)])


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


_PRUNE = "Only what was not used for a time (--older), of the store beside the outputs, or of one that others share."


@click.command(cls=Command)
@output_option
@click.option("--store", is_flag=False, flag_value="", is_eager=True, metavar="[ADDRESS]", help=_PRUNE)
@click.option("--older", type=Age(), metavar="AGE", callback=require_store, help="For how long: 12h, 30d or 8w.")
def clean(output: Path, store: str | None, older: int | None) -> None:
    """Remove what was made: the files in the outputs folder that we wrote, and the store beside it."""
    from pipeline.build.cleaning import clean_outputs, prune_store
    from pipeline.reports.cleaned import render_cleaned, render_pruned

    if store is None or older is None:
        print_results(render_cleaned(clean_outputs(output, tell), output))
    else:
        print_results(render_pruned(prune_store(output, store, older, tell)))
