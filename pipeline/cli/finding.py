"""Command that answers what a printed code or a file stands for (click): find."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli.options import Command, output_option, print_results, source_option


@click.command(cls=Command)
@click.argument("code", required=False)
@click.option("--file", "file", type=click.Path(dir_okay=False, exists=True, path_type=Path), help="A file instead.")
@source_option
@output_option
@click.option(
    "--report", type=click.Choice(["text", "json"]), default="text", show_default=True, help="The form of the answer."
)
def find(code: str | None, file: Path | None, source: Path, output: Path, report: str) -> None:
    """Say which words, version and signatures a printed code stands for."""
    from pipeline.build.selection import check_leaflets
    from pipeline.desk.releasing.lookup import look_up
    from pipeline.reports.lookup import render_lookup

    checkup = check_leaflets(source, Path.cwd())
    print_results(render_lookup(look_up(code, file, checkup, source, output), checkup.sources, report))
