"""Benchmark of publishing and of the record of a build, with thousands of leaflets of made-up files:
`python benchmarks/publishing.py --leaflets 2000`. Twice as many leaflets should take twice the time.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pipeline.build.file_states import MANIFEST, read_states
from pipeline.build.key_parts import KeyParts
from pipeline.build.leaflet_edits import FileOrigin, Kept
from pipeline.build.outputs_folder import Outputs
from pipeline.build.record import Asked, BuildRecord
from pipeline.model import codes
from pipeline.model.artifact import Artifact
from pipeline.model.edition import Edition, Slot
from pipeline.model.source import Span

FORMS = {
    "html": ("index.html",),
    "pdf": ("leaflet.pdf",),
    "large-print": ("leaflet-large-print.pdf",),
    "folded": ("leaflet-folded.pdf",),
    "card": ("leaflet-card.pdf",),
    "epub": ("leaflet.epub",),
    "messages": ("messages/messages.txt", "messages/messages.csv", "messages/messages.json"),
    "review": ("messages/index.html",),
    "rapidpro": ("messages/rapidpro/organisation.json", "messages/rapidpro/README.txt"),
    "notify": ("messages/notify/templates.csv",),
}
"""The forms of a leaflet, and the files of each."""
TOOLS = {"python": "3.11", "weasyprint": "69.0", "pango": "1.56.3", "harfbuzz": "11.2.1", "pikepdf": "10.1.0"}
T = TypeVar("T")


def measure(what: str, do: Callable[[], T]) -> T:
    """Do something, and print how long it took."""
    start, cpu = time.perf_counter(), time.process_time()
    result = do()
    print(f"| {what} | {time.perf_counter() - start:.2f} | {time.process_time() - cpu:.2f} |", flush=True)
    return result


def publish(folder: Path, leaflets: int, words: str) -> Outputs:
    """Publish every leaflet with these words."""
    outputs = Outputs.open(folder)
    kept = Kept(frozenset(FORMS), lambda name: False, lambda name: words)
    for number in range(leaflets):
        leaflet = f"leaflet-{number}"
        for name, paths in FORMS.items():
            data = (f"{leaflet} {words} " * 40).encode()
            artifacts = tuple(Artifact(path, "text/plain", data) for path in paths)
            outputs.publish(Slot(leaflet, Edition("en"), name), artifacts, FileOrigin(words, TOOLS))
        outputs.keep_only(leaflet, {Edition("en"): kept})
    outputs.close()
    return outputs


def make_record(outputs: Outputs, leaflets: int) -> BuildRecord:
    """The record of a build of so many leaflets."""
    digests = {path: entry["sha256"] for path, entry in outputs.entries.items()}
    slots = {
        f"leaflet-{number}/en/{name}": KeyParts("a" * 64, f"source/leaflet-{number}/en.md", "b" * 64, TOOLS, "c" * 64)
        for number in range(leaflets)
        for name in FORMS
    }
    places = (Span(f"source/leaflet-{number}/leaflet.yaml", 1, 1, 1, 8) for number in range(leaflets))
    return BuildRecord(
        asked=Asked("/source", "/", (), (), (), release=False),
        code="c" * 64,
        sources={f"leaflet-{number}/en.md": "d" * 64 for number in range(leaflets)},
        slots=slots,
        outputs=read_states(outputs.folder, {**digests, MANIFEST: "e" * 64}),
        diagnostics=tuple(
            codes.NOT_REVIEWED.at(place, "no clinician has signed this off", "ask one") for place in places
        ),
        texts={},
        failed=(),
        refused=(),
        leaflets=leaflets,
        files=len(digests),
        waived=0,
    )


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--leaflets", type=int, default=2000)
    leaflets = parser.parse_args().leaflets
    print(f"| {leaflets} leaflets, {sum(map(len, FORMS.values()))} files each | clock s | CPU s |\n|---|---|---|")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "outputs"
        measure("the first time", lambda: publish(folder, leaflets, "many"))
        measure("nothing changed", lambda: publish(folder, leaflets, "many"))
        outputs = measure("everything changed", lambda: publish(folder, leaflets, "several"))
        record = make_record(outputs, leaflets)
        text = measure("the record, written", record.write)
        read = measure("the record, read", lambda: BuildRecord.read(text))
        assert read == record
        states = record.outputs.items()
        assert measure("outputs looked at", lambda: all(state.holds(folder / path) for path, state in states))
        print(f"\nThe record has {len(text) / leaflets:.0f} bytes a leaflet.")


if __name__ == "__main__":
    main()
