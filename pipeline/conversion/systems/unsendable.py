"""Error of the exporters, where a message cannot be written for a messaging system without being changed."""

from __future__ import annotations


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
