"""The commands that make and judge leaflets: build, check, verify, clean."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from pipeline.cli.options import CONTENT, checked, chosen_names, leaflets_argument, output_option, source_option


@click.command()
@leaflets_argument
@source_option
@output_option
@click.option("--format", "formats", multiple=True, help="Only these formats (repeat it, or separate with commas).")
@click.option("--jobs", type=click.IntRange(min=1), help="Processes at most; by default one a processor.")
@click.option("--executor", type=click.Choice(["auto", "serial", "processes"]), default="auto", show_default=True)
@click.option("--release", is_flag=True, help="Refuse what is not signed off.")
@click.option("-v", "--verbose", is_flag=True, help="Say why each file was made again, and show the notes.")
def build(
    leaflets: tuple[str, ...],
    languages: tuple[str, ...],
    source: Path,
    output: Path,
    formats: tuple[str, ...],
    jobs: int | None,
    executor: Any,
    release: bool,
    verbose: bool,
) -> None:
    """Check the leaflets and make whatever is out of date."""
    from pipeline.build.stages import Request
    from pipeline.build.stages import build as make
    from pipeline.reports.building import summary

    chosen = tuple(dict.fromkeys(name for given in formats for name in given.split(",") if name))
    if chosen:
        from pipeline.conversion import FORMATS, find_format

        for name in chosen:
            try:
                find_format(name)
            except KeyError:
                raise click.UsageError(f"there is no format {name}; there are: {', '.join(sorted(FORMATS))}") from None
    request = Request(source, output, chosen_names(source, leaflets), languages, chosen, release, executor, jobs)
    outcome = make(request, Path.cwd())
    said, results = summary(outcome, output, verbose)
    if said:
        click.echo(said, err=True)
    click.echo(results)
    if outcome.failed:
        sys.exit(CONTENT)


@click.command()
@leaflets_argument
@source_option
@click.option(
    "--report",
    type=click.Choice(["text", "concise", "json", "sarif", "github"]),
    default="text",
    show_default=True,
    help="The form of the findings.",
)
@click.option("--release", is_flag=True, help="Find what keeps a leaflet from being published.")
def check(leaflets: tuple[str, ...], languages: tuple[str, ...], source: Path, report: str, release: bool) -> None:
    """Say what is wrong with the source, and where. Nothing is made."""
    from pipeline.model.diagnostics import has_errors
    from pipeline.reports import REPORTS

    found = checked(source, leaflets, languages, release)
    text = REPORTS[report](found.diagnostics, found.sources)
    if text:
        click.echo(text.rstrip("\n"))
    if has_errors(found.diagnostics):
        sys.exit(CONTENT)


@click.command()
@leaflets_argument
@source_option
@output_option
@click.option("--report", is_flag=True, help="Ask validators too, and write quality.html and quality.json.")
def verify(leaflets: tuple[str, ...], languages: tuple[str, ...], source: Path, output: Path, report: bool) -> None:
    """Read the finished files back, and prove that they agree with the source and with each other."""
    from pipeline.proof.prove import prove
    from pipeline.reports import REPORTS

    found = checked(source, leaflets, languages)
    proof = prove(found, output, Path.cwd(), report)
    if proof.diagnostics:
        click.echo(REPORTS["text"](proof.diagnostics, found.sources).rstrip("\n"))
    click.echo(proof.told())
    if not proof.holds:
        sys.exit(CONTENT)


@click.command()
@output_option
def clean(output: Path) -> None:
    """Remove what was made: the files in the outputs folder that we wrote, and the store beside it."""
    from pipeline.build.outputs_folder import Outputs
    from pipeline.build.store import store_beside

    outputs = Outputs.open(output)
    outputs.clear()
    store_beside(output).clear()
    click.echo(f"{len(outputs.removed)} files removed from {output}")
