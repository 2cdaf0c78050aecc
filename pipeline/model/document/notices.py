"""Notices: what every output has to say at its top."""

from __future__ import annotations

from dataclasses import dataclass

OVERDUE = "overdue"
"""The state of a notice which says that a review is overdue: of a leaflet that is published all the same."""
NEWER = "newer"
"""That of one which says only that the source of a translation is newer."""


@dataclass(frozen=True)
class Notice:
    """What every output has to say at its top: a first word and a sentence. `state` is the leaflet's status, or what
    else has to be said of it."""

    state: str
    label: str
    text: str

    @property
    def word(self) -> str:
        """The label without the full stop of whatever script it is in."""
        return self.label.rstrip(" .。।۔")
