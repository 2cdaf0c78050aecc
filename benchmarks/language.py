"""Benchmark of the rules of language: `python benchmarks/language.py` asks all of them about texts of 30,000 and of
300,000 words, ordinary ones (the clean leaflets of the corpus, over and over) and one of nothing but faults. Ten times
the words should take ten times the time.
"""

from __future__ import annotations

import sys
import time
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent / "scripts")]

from corpus.loading import CORPUS  # noqa: E402
from corpus.reading import read_clean_leaflet  # noqa: E402
from pipeline.model.document import Paragraph, Section, Text  # noqa: E402
from pipeline.model.leaflet import Leaflet  # noqa: E402
from pipeline.model.source import Source, Span  # noqa: E402
from pipeline.validation.rules.language import diagnose_language  # noqa: E402

SIZES = (30_000, 300_000)
FAULTY = "Don't take 50 mcg (oral) t.i.d. & renal victims aren't 100% safe, e.g. 10-20mg w/ 01/02/26 and/or 0800 1111. "


def write_ordinary(words: int) -> Leaflet:
    """The clean leaflets as one, until it has so many words."""
    leaflets = [read_clean_leaflet(path.stem) for path in sorted((CORPUS / "clean").glob("*.md"))]
    sections = tuple(part for one in leaflets for part in one.texts["en"].sections)
    times = words // sum(len(one.texts["en"].source.text.split()) for one in leaflets) + 1
    text = leaflets[0].texts["en"]
    many = tuple(part for _ in range(times) for part in deepcopy(sections))
    return replace(leaflets[0], texts={"en": replace(text, sections=many, messages=())})


def write_faulty(words: int) -> Leaflet:
    """One paragraph of nothing but faults."""
    line = FAULTY * (words // len(FAULTY.split()))
    leaflet = read_clean_leaflet(sorted((CORPUS / "clean").glob("*.md"))[0].stem)
    paragraph = Paragraph((Text(line, Span("en.md", 1, 1, 1, len(line) + 1)),))
    text = replace(leaflet.texts["en"], source=Source("en.md", line), key_points=None, messages=())
    return replace(leaflet, texts={"en": replace(text, sections=(Section("s", (), (paragraph,)),))})


def main() -> None:
    """Print the figures."""
    for name, write in (("ordinary", write_ordinary), ("faulty", write_faulty)):
        seconds = []
        for size in SIZES:
            leaflet = write(size)
            started = time.process_time()
            count = sum(1 for _ in diagnose_language(leaflet, "en"))
            seconds.append(time.process_time() - started)
            print(f"{name}, {size:,} words: {seconds[-1]:.2f} CPU s, {count:,} findings")
        print(f"{name}: ten times the words take {seconds[1] / seconds[0]:.1f} times the time")


main()
