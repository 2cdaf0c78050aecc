"""Commands about text messages (click): list, count, pin and import."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli.options import Command, leaflets_argument, print_each, print_results, source_option

if TYPE_CHECKING:
    from pipeline.reports.message_list import Form


@click.group()
def messages() -> None:
    """The text messages: list them, pin them to what they are about, read reviewed sheets back, or count any text."""


@messages.command("list", cls=Command)
@leaflets_argument
@source_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="The form of the list.",
)
@click.option(
    "--people", type=click.IntRange(min=1), metavar="N", help="Also say what it costs to send them to N people."
)
@click.option("--start", metavar="DATE", help="Instead, say when somebody gets them who joins on this day.")
@click.option(
    "--event", "events", multiple=True, metavar="NAME=DATE", help="The date of an event for it (may be repeated)."
)
def list_(
    leaflets: tuple[str, ...],
    languages: tuple[str, ...],
    source: Path,
    form: Form,
    people: int | None,
    start: str | None,
    events: tuple[str, ...],
) -> None:
    """The messages with encoding, length, parts and worst case, and what they cost; or the dates on which one person
    gets them."""
    from pipeline.build.selection import check_leaflets
    from pipeline.reports.message_dates import render_messages

    if people is not None and (start or events):
        raise click.UsageError("--people asks what messages cost, and --start when they come: ask one at a time")
    checkup = check_leaflets(source, Path.cwd(), leaflets, languages)
    print_results(render_messages(checkup, form, people, start, events))


@messages.command(cls=Command)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=str), default="-")
@click.option("--plain", is_flag=True, help="The whole input is one text, not JSON Lines.")
@click.option("--normalise", is_flag=True, help="Count what a build would send.")
def count(file: str, plain: bool, normalise: bool) -> None:
    """Count texts: JSON Lines with "text" in FILE or on standard input, a line of JSON for each."""
    from pipeline.reports.message_counts import render_counts_of_texts

    with click.open_file(file, "rb") as opened:
        data = opened.read()
    print_each(render_counts_of_texts(data, plain, normalise))


@messages.command(cls=Command)
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
    from pipeline.build.selection import check_leaflets
    from pipeline.desk.reviewing.pins import pin_messages
    from pipeline.reports.messages_to_pin import render_pinning

    checkup = check_leaflets(source, Path.cwd(), leaflets, languages)
    pinning = pin_messages(checkup, ids, write=not dry_run and bool(ids or every), base=Path.cwd())
    print_results(render_pinning(pinning, checkup, advise=not dry_run))


@messages.command("import", cls=Command)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@source_option
@click.option("--by", default="", metavar="NAME", help="Who signed or commented, where the sheet does not say it.")
@click.option("--date", "day", default="", metavar="DAY", help="On which day, as in 2026-11-02, where it does not.")
@click.option("--write", is_flag=True, help="Write the new words, sign-offs and comments into the source.")
def import_(file: Path, source: Path, by: str, day: str, write: bool) -> None:
    """Read a reviewed message bank back (CSV or a workbook) and show what has changed: words, sign-offs and comments.
    Where something in it cannot be taken over, nothing is."""
    from pipeline.desk.reviewing.remark_cells import RemarkError, make_voice
    from pipeline.desk.reviewing.sheet_import import import_sheet
    from pipeline.reports.sheet_diff import render_import

    try:
        voice = make_voice(by, day)
    except RemarkError as error:
        raise click.UsageError(str(error)) from None
    print_results(render_import(import_sheet(file, source, Path.cwd(), write, voice), str(file)))
