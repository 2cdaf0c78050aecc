"""Entries of a store that a build reads again when it publishes. Until then each has a second name, so that no other
command, which knows nothing of this build, can take its bytes away."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.build.whole_files import name_unfinished


@dataclass
class HeldEntries:
    """The entries that this process holds, and the folder for what processes need for a while: what one that was ended
    leaves there, the next command takes away."""

    folder: Path
    names: list[Path] = field(default_factory=list)

    def hold(self, entry: Path) -> Path:
        """Where the bytes of an entry are from now on: under its own name only where there can be no other."""
        name = name_unfinished(self.folder, entry.name)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            os.link(entry, name, follow_symlinks=False)
        except OSError:
            return entry
        self.names.append(name)
        return name

    def release(self) -> None:
        """Nothing of them is read any more."""
        for name in self.names:
            with contextlib.suppress(OSError):
                name.unlink()
        self.names.clear()
