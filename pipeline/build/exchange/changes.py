"""Changes of an outputs folder: what a publication did, and what it left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.build.manifest import Condition


@dataclass(frozen=True)
class Changes:
    """What became of the outputs, by path: what was `written`, and which of that had been changed by somebody and was
    made anew (`remade`); what was `removed`; what is not ours, or no more as we wrote it, and was `left`; and, by
    leaflet, whose files are in the way, so that nothing of the leaflet was changed (`blocked`). `manifest` is how that
    was met."""

    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    remade: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    blocked: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    manifest: Condition = "good"
