"""Command line (click): options, and for each command the one function that does its work.

Results go to standard output, progress and diagnostics about a build to standard error. Exit codes: 0 fine, 1 the
content has errors, 2 wrong usage, 3 the machine lacks something or took something away, 70 a fault of ours, 130 stopped
by the user. What a command needs is imported by the command, because a build with nothing to do should cost nothing.
"""

from __future__ import annotations

import sys

import click

from pipeline.build.memory import collect_seldom
from pipeline.cli.command_group import STAND_INS, CommandGroup
from pipeline.cli.failures import describe_failure, describe_stop, find_stop_code, stop_on_signals

_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(cls=CommandGroup, commands=STAND_INS, context_settings=_SETTINGS)
@click.version_option(package_name="plainleaf", prog_name="plainleaf")
def cli() -> None:
    """Publish patient information: one source becomes a web page, a print leaflet, an e-book and text messages."""


def main() -> None:
    """The command `plainleaf`: a fault of ours or of the machine is said in a sentence, not as a traceback."""
    collect_seldom()
    stop_on_signals()
    try:
        code = cli.main(prog_name="plainleaf", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except click.Abort as abort:  # which is click's for Ctrl-C, and for the end of a file
        code = _end(abort.__cause__ or abort)
    except (Exception, KeyboardInterrupt) as error:
        code = _end(error)
    sys.exit(code)


def _end(error: BaseException) -> int:
    if isinstance(error, KeyboardInterrupt | click.Abort):
        click.echo(describe_stop(error), err=True)
        return find_stop_code(error)
    text, code = describe_failure(error)
    click.echo(text, err=True)
    return code
