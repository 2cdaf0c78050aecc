"""The command `review diff` (click)."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.options import Command, leaflets_argument, print_results, source_option


@click.command(cls=Command)
@leaflets_argument
@source_option
@click.option(
    "--since",
    default="signed",
    show_default=True,
    metavar="WORDS",
    help="Since which words: those that were signed last, or a file in `kept`, or the first digits of its digest.",
)
@click.option(
    "--report", type=click.Choice(["text", "json"]), default="text", show_default=True, help="The form of the answer."
)
def diff(leaflets: tuple[str, ...], languages: tuple[str, ...], source: Path, since: str, report: str) -> None:
    """Show what has changed since the words were signed: sentence by sentence, each change with its class, clinical,
    content, editorial or format, and why. Clinical and content changes void a sign-off."""
    from pipeline.build.selection import check_leaflets
    from pipeline.reports.changes_since import render_changes

    checkup = check_leaflets(source, Path.cwd(), leaflets, languages)
    print_results(render_changes(checkup, since, report))
