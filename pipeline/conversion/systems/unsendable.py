"""Error of the exporters, where a message cannot be written for a messaging system without being changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import ParamSpec

P = ParamSpec("P")


class UnsendableError(ValueError):
    """A message that a system would spoil, cut or refuse. `message_id` names it (empty: it is about the whole export),
    `reason` says what is wrong in a phrase, and `hint` what to do."""

    def __init__(self, message_id: str, reason: str, hint: str) -> None:
        super().__init__(message_id, reason, hint)
        self.message_id = message_id
        self.reason = reason
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message_id}: {self.reason}" if self.message_id else self.reason


def catch_refusal(work: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> Iterator[UnsendableError]:
    """The error that some work raises, if it raises one of ours."""
    try:
        work(*args, **kwargs)
    except UnsendableError as error:
        yield error


def raise_first(refusals: Iterable[UnsendableError]) -> None:
    """Raise the first of some errors, if there is one."""
    for refusal in refusals:
        raise refusal
