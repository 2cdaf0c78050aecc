"""Arrangement of a leaflet on paper: what stands around its sections, and where. The forms on paper share one template,
and each says here what it wants of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Arrangement:
    """What the template of the leaflet puts on its pages.

    `opening`: a strip with the emergency number; `signs` is the page that it names for the signs, 0 for none.
    `contents`: the list of contents. `notes` is the height of the lines to write on behind the last words, in
    millimetres. `cover` is true where title, strip and notice have the first page to themselves. The sections in
    `early` (ids) come before the key points, those in `late` and what is about the leaflet stand on the `back`: a page
    of its own, which begins with lines for an appointment where it has a `visit`. `full` are whole pages to write on
    before the back, each with the label of its heading; they are `full_height` millimetres high."""

    opening: bool = False
    signs: int = 0
    contents: bool = False
    notes: int = 0
    cover: bool = False
    early: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    back: bool = False
    visit: bool = False
    full: tuple[str, ...] = ()
    full_height: int = 0
