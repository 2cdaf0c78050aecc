"""Commands about languages (click): list, start."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.options import Command, print_results, source_option


@click.group()
def languages() -> None:
    """The languages that there are words of ours in: see which, and begin one that Plainleaf does not bring."""


@languages.command("list", cls=Command)
@source_option
@click.option(
    "--report", type=click.Choice(["text", "json"]), default="text", show_default=True, help="The form of the answer."
)
def list_(source: Path, report: str) -> None:
    """Say of each language where its words are from, who has looked at them, and what the files of the source still
    need."""
    from pipeline.desk.languages.listing import list_language_states
    from pipeline.reports.language_states import render_language_states

    print_results(render_language_states(list_language_states(source, Path.cwd()), report))


@languages.command(cls=Command)
@click.argument("tag")
@source_option
def start(tag: str, source: Path) -> None:
    """Lay out in `languages/` of the source what a person has to fill in: TAG.po with our words for translators, and
    TAG.yaml with typography, phrases with numbers and lists."""
    from pipeline.desk.languages.starting import start_language
    from pipeline.reports.language_states import render_started_language

    print_results(render_started_language(tag, start_language(tag, source)))
