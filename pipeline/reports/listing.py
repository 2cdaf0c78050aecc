"""Lists of paths in a summary: the first ones, and how many more there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.reports.terminal_text import put_on_one_line

MOST = 50


def render_paths(paths: Sequence[str], words: str) -> Iterator[str]:
    """A line for each path with some words behind it, and one for those that are too many."""
    yield from (f"{put_on_one_line(path)} {words}" for path in paths[:MOST])
    if len(paths) > MOST:
        yield f"… and {len(paths) - MOST} more"
