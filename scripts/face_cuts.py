"""Cuts of the faces of other scripts that are made in advance, for letters that many pages need: to cut a face takes as
long as the rest of a page.

`name`: the letters in which our languages call themselves. A page that offers a leaflet in several has their names.
`text`: all that texts in a script of few letters use, some KB more than those of one text alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.assets import FONTS
from pipeline.conversion.look.typefaces import JOINERS, Face, cut_out
from pipeline.templating.languages import language_pack, languages
from script_faces import ScriptFace


def make_cuts(face: ScriptFace, covers: set[int]) -> dict[str, frozenset[int]]:
    """Writes the cuts of a face that has some characters, in each of its weights; the characters of each, by name."""
    cuts = {name: letters & covers for name, letters in _list_cuts(face) if letters & covers - JOINERS}
    for name, letters in cuts.items():
        for weight in face.files:
            data = cut_out(face.family, weight, "".join(map(chr, sorted(letters))))
            (FONTS / Face(weight, name, (), face.family).file).write_bytes(data)
    return cuts


def _list_cuts(face: ScriptFace) -> Iterator[tuple[str, frozenset[int]]]:
    packs = filter(None, map(language_pack, languages()))
    yield "name", JOINERS.union(*(map(ord, pack.name) for pack in packs))
    yield "text", face.common
