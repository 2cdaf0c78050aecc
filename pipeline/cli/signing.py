"""What `review sign` asks (click): in a terminal, for what was not given of who signs; then it is signed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from pipeline.cli.fixing import is_terminal
from pipeline.reports.command_result import CommandResult

_NEEDED = {"name": "Name", "role": "Role", "organisation": "Organisation"}
_MORE = {"registration": "Registration number, if there is one", "scope": "What was read"}


def sign_words(
    source: Path, leaflet: str, language: str, given: Mapping[str, str], today: date, read: str = ""
) -> CommandResult:
    """Sign the words of a leaflet, and say what became of it. `given` are the fields of a Signer, which may be empty;
    `read` are the first digits of the words on a sheet.
    Raises click.UsageError where something is missing and there is nobody to ask."""
    from pipeline.desk import signing
    from pipeline.reports.signing import render_signing

    missing = [key for key in _NEEDED if not given[key].strip()]
    if missing and not is_terminal():
        options = ", ".join(f"--{key}" for key in missing)
        raise click.UsageError(f"who signs, and as what? Give {options}")
    words = signing.choose_words(source, Path.cwd(), leaflet, language)
    who = _ask(given, words.roles) if missing and not words.refusal else given
    signer = signing.Signer(**{**who, "scope": who["scope"] or signing.ALL_WORDS})
    return render_signing(signing.sign(words, signer, today, Path.cwd(), read), words, signer)


def require_digits(context: click.Context, parameter: click.Parameter, digits: str) -> str:
    """The digits, which are as many as a sheet has, or more."""
    if digits and not re.fullmatch(r"[0-9a-fA-F]{12,64}", digits):
        raise click.BadParameter("write the twelve digits that stand on the sheet, as 4a2bce11416c")
    return digits


def _ask(given: Mapping[str, str], roles: tuple[str, ...]) -> dict[str, str]:
    """All fields, those that are empty as somebody answers."""
    from pipeline.desk.signing import ALL_WORDS

    usual = {"role": roles[0] if len(roles) == 1 else None, "registration": "", "scope": ALL_WORDS}
    questions = {**_NEEDED, "role": f"Role ({', '.join(roles)})", **_MORE}
    return {key: given[key].strip() or _prompt(question, usual.get(key)).strip() for key, question in questions.items()}


def _prompt(question: str, usual: str | None) -> str:
    answer: str = click.prompt(question, default=usual, show_default=bool(usual), err=True, type=str)
    return answer
