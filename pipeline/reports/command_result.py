"""Results of commands: what the command line prints, and whether the content has errors."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class CommandResult:
    """`text` is the result, for standard output, and `problems` goes to standard error; None where there is nothing to
    print. A command has `failed` where the content has errors, and is `obstructed` where something on this
    machine is in the way of it."""

    text: str | None
    problems: str | None = None
    failed: bool = False
    obstructed: bool = False
