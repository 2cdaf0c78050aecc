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

from pipeline.build.key_parts import KeyParts
from pipeline.build.leaflet_edits import FileOrigin, Kept
from pipeline.build.outcome import Outcome
from pipeline.build.outputs_folder import Outputs
from pipeline.build.record.asked import Asked
from pipeline.build.record.folder_states import YOUNG, digest_states
from pipeline.build.record.last_build import LastBuild
from pipeline.build.record.sources import read_sources
from pipeline.build.recording import BuiltLeaflets, record_build
from pipeline.build.store import Store
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


def describe_build(source: Path, outputs: Outputs, leaflets: int) -> BuiltLeaflets:
    """What a build of so many leaflets has to leave, and their sources."""
    names = [f"leaflet-{number}" for number in range(leaflets)]
    for name in names:
        (source / name).mkdir(parents=True)
        (source / name / "en.md").write_text(f"# {name}\n")
    parts = {name: KeyParts("a" * 64, f"source/{name}/en.md", "b" * 64, TOOLS, "c" * 64) for name in names}
    found = codes.NOT_REVIEWED.at(
        Span("source/leaflet.yaml", 1, 1, 1, 8), "no clinician has signed this off", "ask one"
    )
    return BuiltLeaflets(
        sources=read_sources(source),
        slots={f"{name}/en/{form}": parts[name] for name in names for form in FORMS},
        outputs=outputs.states,
        states=digest_states(outputs.folder),
        diagnostics=dict.fromkeys(names, (found,)),
        texts={},
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
        source = Path(name) / "source"
        built, store = describe_build(source, outputs, leaflets), Store(Path(name) / "store")
        asked = Asked("/source", "/", (), (), (), release=False)
        measure("the record, written", lambda: record_build(store, "all", asked, Outcome(), built))
        last = measure("the record, read", lambda: LastBuild.read(store, "all"))
        assert last and len(last.record.entries) == leaflets + 1
        time.sleep(YOUNG / 1e9)  # then states tell
        refreshed = last.compare(source, folder).record
        assert not measure("nothing to do", lambda: LastBuild(store, refreshed).compare(source, folder)).changed
        print(f"\nThe record has {len(refreshed.write()) / leaflets:.0f} bytes a leaflet.")


if __name__ == "__main__":
    main()
