"""Outputs of nothing but short texts, for the tests of publishing: a state is a word that every file of it holds."""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.build.exchange.changes import Changes
from pipeline.build.leaflet_edits import FileOrigin
from pipeline.build.outputs_folder import Outputs
from pipeline.model.artifact import Artifact
from pipeline.model.edition import Edition, Slot

LEAFLETS = ("gout", "muscle")
FILES = ("index.html", "messages/messages.txt", "a.pdf", "same.txt")
ORIGIN = FileOrigin("words", {"python": "3.11"})


def publish(folder: Path, state: str, files: int = 0, leaflets: tuple[str, ...] = LEAFLETS) -> Changes:
    """Publish a state: of each leaflet the FILES and so many more. `same.txt` is the same in all states."""
    outputs = Outputs.open(folder)
    for leaflet in leaflets:
        names = (*FILES, *(f"more/{state if number % 2 else 'any'}-{number}.txt" for number in range(files)))
        artifacts = [Artifact(name, "text/plain", b"same" if name == "same.txt" else state.encode()) for name in names]
        outputs.publish(Slot(leaflet, Edition("en"), "html"), tuple(artifacts), ORIGIN)
    return outputs.close()


def read_states(folder: Path) -> set[str]:
    """The states of which a leaflet has files; more than one where it is torn."""
    return {path.read_text() for path in folder.rglob("*") if path.is_file() and path.name != "same.txt"}


if __name__ == "__main__":
    if "--without-exchange" in sys.argv:
        from pipeline.build.exchange import paths

        paths.exchange_paths = lambda one, other: False
    print("ready", flush=True)
    publish(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
