"""Options that several commands take, how their results are printed, and how wrong usage is said (click)."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pipeline.build.wrong_usage import WrongUsageError

if TYPE_CHECKING:
    from pipeline.reports.command_result import CommandResult

F = TypeVar("F", bound=Callable[..., Any])
CONTENT, MACHINE = 1, 3
"""Exit codes: the content has errors; the machine lacks something."""
_UNITS = {"h": 3600, "d": 86_400, "w": 604_800}
_FOLDER = click.Path(file_okay=False, path_type=Path)


class Command(click.Command):
    """A command whose work may find that it was used wrongly."""

    def invoke(self, ctx: click.Context) -> Any:
        """Call the function; a WrongUsageError becomes click's own error, with exit code 2."""
        try:
            return super().invoke(ctx)
        except WrongUsageError as error:
            raise click.UsageError(str(error), ctx) from None


def source_option(command: F) -> F:
    """`--source DIR`, for every command that reads."""
    help_text = "The source folder."
    option = click.option("--source", type=_FOLDER, default=Path("source"), show_default=True, help=help_text)
    return option(command)


def output_option(command: F) -> F:
    """`--output DIR`, for every command that writes or reads what was written."""
    help_text = "The outputs folder."
    option = click.option("--output", type=_FOLDER, default=Path("outputs"), show_default=True, help=help_text)
    return option(command)


def leaflets_argument(command: F) -> F:
    """`[LEAFLET…]` and `--language L`."""
    language = click.option("--language", "languages", multiple=True, help="Only this language (may be repeated).")
    return click.argument("leaflets", nargs=-1)(language(command))


def place_option(command: F) -> F:
    """`--place P`, for the commands that look at some places only."""
    help_text = "Only this place of places.yaml (repeat it, or separate with commas)."
    return click.option("--place", "places", multiple=True, help=help_text)(command)


def store_option(command: F) -> F:
    """`--store ADDRESS`, for the commands that can use what others made."""
    help_text = "A store that others share: a folder, or an address such as s3://bucket/plainleaf."
    return click.option("--store", metavar="ADDRESS", default="", help=help_text)(command)


class Age(click.ParamType[int]):
    """A time span as it is typed, in seconds: `12h`, `30d` or `8w`."""

    name = "age"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The seconds; whatever is no time span fails."""
        number, unit = str(value)[:-1], str(value)[-1:]
        if number.isascii() and number.isdigit() and len(number) < 7 and unit in _UNITS:
            return int(number) * _UNITS[unit]
        return self.fail(f"{value} is no time span: write 12h, 30d or 8w", param, ctx)


def require_store(ctx: click.Context, param: click.Parameter, older: int | None) -> int | None:
    """The value of `--older`, which goes with `--store` and without it means nothing."""
    if (older is None) != (ctx.params.get("store") is None):
        raise click.UsageError("--store and --older go together: plainleaf clean --store --older 30d", ctx)
    return older


def refuse_both(context: click.Context, option: click.Parameter, quiet: bool) -> bool:
    """`--quiet`, which does not go with `--verbose`."""
    if quiet and context.params.get("verbose"):
        raise click.UsageError("--quiet and --verbose ask for opposite things", context)
    return quiet


def require_dask(ctx: click.Context, param: click.Parameter, scheduler: str) -> str:
    """The value of `--scheduler`, which goes with `--executor dask` and without it means nothing."""
    if bool(scheduler) != (ctx.params.get("executor") == "dask"):
        raise click.UsageError("--executor dask and --scheduler ADDRESS go together", ctx)
    return scheduler


def tell(sentence: str) -> None:
    """Say at once what a user should know while the command goes on."""
    click.echo(f"plainleaf: {sentence}", err=True)


def print_results(*results: CommandResult) -> None:
    """Print results, and end the command with an exit code where one has failed."""
    print_each(results)


def print_each(results: Iterable[CommandResult]) -> None:
    """Print results as they come, and then end the command with an exit code where one has failed."""
    failed, obstructed = False, False
    for result in results:
        if result.problems is not None:
            click.echo(result.problems, err=True)
        if result.text is not None:
            click.echo(result.text)
        failed = failed or result.failed
        obstructed = obstructed or result.obstructed
    if failed or obstructed:
        sys.exit(MACHINE if obstructed else CONTENT)
