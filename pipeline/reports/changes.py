"""Renderer of what a publication did to a folder of outputs besides writing, and what it left."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.build.exchange.changes import Changes
from pipeline.reports.listing import render_paths

_MANIFEST = {
    "lost": "was missing",
    "damaged": "could not be read",
    "changed": "had been changed",
    "foreign": "was another file of that name, which was moved aside",
}


def render_changes(changes: Changes) -> Iterator[str]:
    """A line for each file that was removed, made anew, left or in the way, and for a manifest that was mended."""
    yield from (f"removed {path}" for path in changes.removed)
    yield from render_paths(changes.remade, "had been changed by somebody, and was made anew")
    yield from render_paths(changes.left, "was left as it is: it is not ours, or was changed since")
    if changes.manifest in _MANIFEST:
        yield f"manifest.json {_MANIFEST[changes.manifest]}, and was made anew"
    for leaflet, paths in changes.blocked.items():
        yield from render_paths(paths, "is in the way: it is not ours, and was not touched; move it elsewhere")
        yield f"{leaflet}: nothing was published, its outputs stay as they were"
