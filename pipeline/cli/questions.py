"""The commands that answer questions: explain, schema, doctor."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline.cli.options import MACHINE


@click.command()
@click.argument("rule")
def explain(rule: str) -> None:
    """Why a rule exists, with a bad and a good example."""
    from pipeline.validation.rules.pages import closest
    from pipeline.validation.rules.pages import explain as page

    text = page(rule.upper())
    if text is None:
        raise click.UsageError(f"there is no rule {rule}; the nearest is {closest(rule)}")
    click.echo(text.rstrip("\n"))


@click.command()
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


@click.command()
def doctor() -> None:
    """What is installed here, and what is missing."""
    from pipeline.cli.doctor import examine, told

    parts = list(examine())
    click.echo(told(parts))
    if any(part.needed and not part.version for part in parts):
        sys.exit(MACHINE)
