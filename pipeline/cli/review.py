"""Commands about sign-off (click): start, sign, status, diff."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from pipeline.cli.options import Command, leaflets_argument, print_results, source_option
from pipeline.cli.review_diff import diff
from pipeline.cli.review_start import start
from pipeline.cli.signing import require_digits, sign_words


@click.group()
def review() -> None:
    """The sign-off of leaflets: who has signed which words, who still has to, and whether it still counts."""


review.add_command(start)
review.add_command(diff)


@review.command(cls=Command)
@click.argument("leaflet")
@source_option
@click.option("--language", default="", help="The language of the words; needed where there are several.")
@click.option("--name", default="", help="Who signs.")
@click.option("--role", default="", help="In which role: one of those under `sign_off` in publisher.yaml.")
@click.option("--organisation", default="", help="Where they work, or whom they stand for.")
@click.option("--registration", default="", help="Their number in the register of their profession.")
@click.option("--scope", default="", help="What they have read, where it is not all words.")
@click.option(
    "--words",
    callback=require_digits,
    default="",
    help="The digits on the sheet that was read: other words are not signed.",
)
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day of the signature, instead of today.")
def sign(
    leaflet: str,
    source: Path,
    language: str,
    name: str,
    role: str,
    organisation: str,
    registration: str,
    scope: str,
    words: str,
    today: datetime | None,
) -> None:
    """Sign the words of a leaflet as they stand. They are kept in the leaflet's folder `kept`, with who signed them.
    In a terminal, what is not given is asked for."""
    given = {
        "name": name,
        "role": role,
        "organisation": organisation,
        "registration": registration,
        "scope": scope,
    }
    print_results(sign_words(source, leaflet, language, given, (today or datetime.now()).date(), words))


@review.command(cls=Command)
@leaflets_argument
@source_option
@click.option(
    "--report", type=click.Choice(["text", "json"]), default="text", show_default=True, help="The form of the answer."
)
def status(leaflets: tuple[str, ...], languages: tuple[str, ...], source: Path, report: str) -> None:
    """Say for each leaflet, language and role who has signed, and whether that still counts."""
    from pipeline.build.selection import check_leaflets
    from pipeline.reports.sign_off_status import render_sign_offs

    checkup = check_leaflets(source, Path.cwd(), leaflets, languages)
    print_results(render_sign_offs(checkup, report))
