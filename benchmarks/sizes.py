"""Sizes: how much of everything is measured, usually, with `--full`, and where somebody asks for other numbers."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace

from catalogue.tongues import LANGUAGES
from steps.growth import DIMENSIONS


@dataclass(frozen=True)
class Sizes:
    """How much is measured: runs of each step that takes turns; leaflets in English, and documents in all languages, of
    which nothing is to be done; leaflets that are built in some languages, some of their documents also alone, and
    edited and verified; documents whose memory is watched; what there is more of inside a leaflet; documents of a
    catalogue that is built once in each way; and how many leaflets of it are verified, and of cheap ones made."""

    runs: int
    idle: tuple[int, ...]
    idle_documents: int
    leaflets: int
    languages: tuple[str, ...]
    alone: int
    edits: int
    verified: tuple[int, ...]
    memory: tuple[int, int]
    growing: tuple[str, ...]
    thousand: int
    compared: tuple[int, ...]


BOUNDED = Sizes(2, (1, 40), 0, 1, ("ar", "en", "hi"), 2, 1, (1,), (6, 2), (), 0, (2, 10))
FULL = Sizes(
    *(7, (1, 200), 20_000, 50, LANGUAGES, 12, 3, (10, 50), (1000, 100)),
    growing=tuple(DIMENSIONS),
    thousand=1000,
    compared=(10, 100, 1000),
)


def read_sizes(asked: argparse.Namespace) -> Sizes:
    """What is asked for, where that is not what is usual."""
    usual = FULL if asked.full else BOUNDED
    leaflets = asked.leaflets or usual.leaflets
    documents = asked.documents
    return replace(
        usual,
        runs=asked.runs or usual.runs,
        idle_documents=usual.idle_documents if documents is None else documents,
        leaflets=leaflets,
        verified=tuple(sorted({min(size, leaflets) for size in usual.verified})),
        memory=(asked.memory, max(1, asked.memory // 10)) if asked.memory else usual.memory,
        growing=asked.growth or usual.growing,
        thousand=usual.thousand if documents is None else documents,
    )
