"""The commands about text messages: list and count."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline.cli.words import CONTENT, checked, leaflets_argument, source_option


@click.group()
def messages() -> None:
    """The text messages: list them, or count any text."""


@messages.command("list")
@leaflets_argument
@source_option
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def list_(leaflets: tuple[str, ...], languages: tuple[str, ...], source: Path, form: str) -> None:
    """The messages with encoding, length, parts and worst case."""
    import json

    from pipeline.diagnostics import has_errors
    from pipeline.listing import as_records, as_table, list_messages
    from pipeline.reports import REPORTS

    found = checked(source, leaflets, languages)
    listed = list_messages(found.good.values())
    click.echo(json.dumps(as_records(listed), ensure_ascii=False, indent=1) if form == "json" else as_table(listed))
    if has_errors(found.diagnostics):
        click.echo(REPORTS["text"](found.diagnostics, found.sources).rstrip("\n"), err=True)
        sys.exit(CONTENT)


@messages.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=str), default="-")
@click.option("--plain", is_flag=True, help="The whole input is one text, not JSON Lines.")
@click.option("--normalise", is_flag=True, help="Count what a build would send.")
def count(file: str, plain: bool, normalise: bool) -> None:
    """Count texts: JSON Lines with "text" in FILE or on standard input, a line of JSON for each."""
    from pipeline.sms.jsonlines import MalformedLine, answer, answers, written

    data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise click.UsageError(f"byte {fault.start} of the input is not UTF-8") from None
    refused = False
    try:
        given = [answer(text, normalise=normalise)] if plain else answers(text.split("\n"), normalise=normalise)
        for counted in given:
            refused = refused or "error" in counted
            click.echo(written(counted))
    except MalformedLine as fault:
        raise click.UsageError(str(fault)) from None
    if refused:
        sys.exit(CONTENT)
