"""The commands about text messages: list, count, pin and import."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline.cli.options import CONTENT, checked, leaflets_argument, source_option


@click.group()
def messages() -> None:
    """The text messages: list them, pin them to what they are about, read reviewed sheets back, or count any text."""


@messages.command("list")
@leaflets_argument
@source_option
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def list_(leaflets: tuple[str, ...], languages: tuple[str, ...], source: Path, form: str) -> None:
    """The messages with encoding, length, parts and worst case."""
    import json

    from pipeline.model.diagnostics import has_errors
    from pipeline.reports import REPORTS
    from pipeline.reports.message_list import as_records, as_table, list_messages

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
    from pipeline.sms.jsonlines import MalformedLineError, answer, answers, written

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
    except MalformedLineError as fault:
        raise click.UsageError(str(fault)) from None
    if refused:
        sys.exit(CONTENT)


@messages.command()
@leaflets_argument
@source_option
@click.option("--message", "ids", multiple=True, metavar="ID", help="Only this message (may be repeated).")
@click.option("--all", "every", is_flag=True, help="All messages that are stale or were never pinned.")
@click.option("--dry-run", is_flag=True, help="Show them, and write nothing.")
def pin(
    leaflets: tuple[str, ...],
    languages: tuple[str, ...],
    source: Path,
    ids: tuple[str, ...],
    every: bool,
    dry_run: bool,
) -> None:
    """Show stale and unpinned messages beside what they are about. With --message or --all, pin them: say that somebody
    has read the two together. Only the attribute `pin` changes in the source."""
    from pipeline.desk.reviewing.pins import messages_to_pin
    from pipeline.desk.reviewing.pins import pin as pinned
    from pipeline.desk.reviewing.source_lines import SourceChangedError
    from pipeline.model.diagnostics import has_errors
    from pipeline.reports import REPORTS
    from pipeline.reports.beside import beside

    found = checked(source, leaflets, languages)
    texts = [text for leaflet in found.good.values() for text in leaflet.texts.values()]
    known = {message.id for text in texts for message in text.messages}
    for name in ids:
        if name not in known and not has_errors(found.diagnostics):
            raise click.UsageError(f"there is no message {name}; `plainleaf messages list` shows them")
    waiting = tuple(messages_to_pin(found, ids))
    if waiting:
        click.echo(beside(waiting) + "\n")
    if dry_run or not (ids or every):
        click.echo(f"{len(waiting)} to look at")
        if waiting and not dry_run:
            click.echo("Read each with what it is about; then name it with --message, or all of them with --all.")
    else:
        try:
            edits = pinned(waiting, Path.cwd())
            for edited in edits:
                edited.write()
        except SourceChangedError as fault:
            click.echo(str(fault), err=True)
            sys.exit(CONTENT)
        click.echo("".join(f"{edited.before.path}: pinned\n" for edited in edits) + f"{len(waiting)} pinned")
    if has_errors(found.diagnostics):
        click.echo(REPORTS["text"](found.diagnostics, found.sources).rstrip("\n"), err=True)
        sys.exit(CONTENT)


@messages.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@source_option
@click.option("--write", is_flag=True, help="Write the new words into the source.")
def import_(file: Path, source: Path, write: bool) -> None:
    """Read a reviewed message bank back (CSV or a workbook) and show what has changed. Where something in it cannot be
    taken over, nothing is."""
    from pipeline.desk.reviewing.reviewed import review
    from pipeline.desk.reviewing.sheets import UnreadableSheetError, read_sheet
    from pipeline.desk.reviewing.source_lines import SourceChangedError
    from pipeline.reports import REPORTS
    from pipeline.reports.reviewed import differences, refused
    from pipeline.validation.folder import find_leaflets

    try:
        rows = read_sheet(file)
        named = dict.fromkeys(row["leaflet"] for row in rows)
        known = tuple(name for name in find_leaflets(source) if name in named)
        found = review(checked(source, known, ()), rows, Path.cwd())
        if found.changes:
            click.echo(differences(found, str(file)))
        if found.refusals:
            click.echo(refused(found, str(file)), err=True)
            click.echo("Nothing has been changed.", err=True)
            sys.exit(CONTENT)
        if found.found:
            after = {edited.after.path: edited.after for edited in found.edits}
            click.echo(REPORTS["text"](found.found, after).rstrip("\n"), err=True)
        for edited in found.edits if write else ():
            edited.write()
    except (UnreadableSheetError, SourceChangedError) as fault:
        click.echo(f"{file}: {fault}" if isinstance(fault, UnreadableSheetError) else str(fault), err=True)
        sys.exit(CONTENT)
    count = len(found.changes)
    changed = "1 message has" if count == 1 else f"{count} messages have"
    click.echo(f"{changed} other words{'; written' if write and count else ''}")
    if count and not write:
        click.echo("Nothing has been changed; --write writes the new words.")
