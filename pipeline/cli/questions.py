"""Commands that answer questions (click): explain, schema, doctor."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline.cli.options import MACHINE, Command


@click.command(cls=Command)
@click.argument("rule")
def explain(rule: str) -> None:
    """Why a rule exists, with a bad and a good example."""
    from pipeline.reports.rule_page import render_rule_page

    click.echo(render_rule_page(rule))


@click.command(cls=Command)
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), help="Write a file for each schema here.")
def schema(output: Path | None) -> None:
    """JSON Schemas of the YAML files, for editors."""
    from pipeline.conversion import FORMATS
    from pipeline.validation.schema import schemas

    for name, text in schemas(FORMATS.values()).items():
        if output is None:
            click.echo(text.rstrip("\n"))
        else:
            output.mkdir(parents=True, exist_ok=True)
            (output / name).write_text(text, encoding="utf-8")
            click.echo(f"{output / name}")


@click.command(cls=Command)
def doctor() -> None:
    """What is installed here, and what is missing."""
    from pipeline.build.machine import examine_machine
    from pipeline.reports.machine import render_parts

    parts = list(examine_machine())
    click.echo(render_parts(parts))
    if any(part.needed and not part.version for part in parts):
        sys.exit(MACHINE)
