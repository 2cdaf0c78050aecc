"""Maker of pipeline/assets/readability/en.txt, from the CMU Pronouncing Dictionary as npm packs it: `make syllables`.

Words whose syllables their spelling tells (by en.yaml) are left out, so the table holds the others. The same package
and rules give the same bytes on every run. Needs npm and a network; the file made is kept in Git. CMUDICT.txt beside it
has the licence of the dictionary.
"""

import re
import sys
from dataclasses import replace

from npm_packages import fetch_package
from pipeline.assets import READABILITY
from pipeline.validation.readability import read_syllable_counter

PACKAGE = "cmu-pronouncing-dictionary@3.0.0"
INTEGRITY = "6y5X4OxsYFnHERo6WSVPnLrk53G07MOQ8aUb2z555JgwynpbZsHR0a//WdN6DUcmE1j2auTF2TtL4PpoKze8QQ=="  # SHA-512
ENTRY = re.compile(r"""^ +["']?([a-z]+(?:'[a-z]+)?)["']?: ["']([A-Z0-9 ]+)["'],?$""", re.MULTILINE)
"""A word of letters and how it is spoken; each vowel sound has its stress behind it, as a figure."""


def main() -> None:
    """Write the table."""
    spelled = read_syllable_counter("en")
    if spelled is None:
        sys.exit("en.yaml is missing")
    spelled = replace(spelled, known={})
    entries = ENTRY.findall(fetch_package(PACKAGE, INTEGRITY)["index.js"].decode())
    counts = {word: len(re.findall(r"\d", spoken)) for word, spoken in entries}
    kept = {word: count for word, count in counts.items() if count and spelled.count(word) != count}
    lines = [f"{word} {count}\n" for word, count in sorted(kept.items())]
    (READABILITY / "en.txt").write_text("".join(lines), encoding="utf-8")
    print(f"{len(lines)} of {len(counts)} words are spelled otherwise than they are spoken")


main()
