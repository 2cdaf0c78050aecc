"""What `check --fix` asks (click): a difference is shown, somebody is asked, and only then something is written."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.reports.command_result import CommandResult

if TYPE_CHECKING:
    from pipeline.validation.check import Checkup


def offer_fixes(check: Callable[[], Checkup], today: date, report: str, agreed: bool) -> Iterator[CommandResult]:
    """Show what can be fixed, and write it where somebody has `agreed` or agrees now; then what the check finds, which
    is asked again after something was written."""
    from pipeline.desk.fixing import fix_source
    from pipeline.reports import fixes
    from pipeline.reports.checkup import render_checkup

    checkup = check()
    fixing = fix_source(checkup, today)
    if not fixing.files:
        yield fixes.render_apart(fixes.NOTHING, report)
    else:
        yield fixes.render_apart(fixes.render_fixes(fixing), report)
        refusal = "" if agreed else _ask(f"Write this, in {fixes.name_places(fixing)}?")
        changed = "" if refusal else fixing.write(Path.cwd())
        if changed:
            yield CommandResult(None, f"{changed}; run the command again", failed=True)
        else:
            yield fixes.render_apart(refusal or fixes.render_written(fixing), report)
        checkup = checkup if refusal else check()
    yield render_checkup(checkup, report)


def require_fix(context: click.Context, option: click.Parameter, agreed: bool) -> bool:
    """Refuse `--yes` without `--fix`, which has been read before."""
    if agreed and not context.params.get("fix"):
        raise click.UsageError("--yes answers what --fix asks: give both", context)
    return agreed


def is_terminal() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin.isatty()


def _ask(question: str) -> str:
    """Ask somebody; why nothing is written, or nothing where they agree."""
    from pipeline.reports import fixes

    if not is_terminal():
        return fixes.NOBODY_TO_ASK
    return "" if click.confirm(question, err=True) else fixes.REFUSED
