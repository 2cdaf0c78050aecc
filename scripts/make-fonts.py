"""Maker of pipeline/assets/fonts, from the published packages of Atkinson Hyperlegible Next and Noto: `make fonts`.

The package holds each weight in two cuts, Latin and Latin Extended. Signs that it lacks come from Noto, in a third cut
that is made here (`sign_cut.py`). The page and the e-book use the cuts (WOFF2); print uses one TrueType face a weight
with all of them in it, so that a word is one run of text and kerns as one. Other scripts have a face each
(`script_faces.py`), TrueType alone: what a page takes of one is a cut that is made here (`face_cuts.py`) or, where none
has its letters, when it is written. The same packages give the same bytes on every run. Needs npm and a network; the
files made are kept in Git.
"""

import io
import json
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

from face_cuts import make_cuts
from joining import join
from npm_packages import fetch_package
from script_faces import SCRIPT_FACES, ScriptFace, cut_script_face
from sign_cut import SOURCES, add_signs, make_sign_cut

PACKAGE = "@fontsource/atkinson-hyperlegible-next@5.3.0"
INTEGRITY = "8p1tHVoPDo6oYwSO3sMw5snGwFwSf3TmeSF9Gcj792GXdsg6oqvhoItbj6Hj/XZIk0Xs+Cwu6pkLBAl3Q5HrwA=="  # SHA-512
FAMILY = "Atkinson Hyperlegible Next"
WEIGHTS = (400, 600, 700, 800)
CUTS = ("latin", "latin-ext")
FOLDER = Path(__file__).resolve().parent.parent / "pipeline" / "assets" / "fonts"


def open_font(data: bytes) -> TTFont:
    """Opens a font that keeps the date it was made: the time of this run is no part of the result."""
    return TTFont(io.BytesIO(data), recalcTimestamp=False)


def join_face(cuts: list[bytes], weight: int) -> TTFont:
    """One face of the cuts of Latin. Raises ValueError when it does not name the right family and weight."""
    font, *others = map(open_font, cuts)
    for other in others:
        join(font, other)
    family = font["name"].getBestFamilyName()
    if (family, font["OS/2"].usWeightClass) != (FAMILY, weight):
        raise ValueError(f"expected {FAMILY} {weight}, found {family} {font['OS/2'].usWeightClass}")
    return font


def save(font: TTFont, flavor: str | None = None) -> bytes:
    """The bytes of a font: TrueType, or WOFF2."""
    font.flavor = flavor
    result = io.BytesIO()
    font.save(result)
    return result.getvalue()


def join_licences(licences: list[bytes]) -> bytes:
    """The licence of the signs: who holds the rights of each face, then the one text that all have.

    Raises ValueError when the texts differ.
    """
    start = b"This Font Software is licensed under"
    parted = [licence.replace(b"\r\n", b"\n").partition(start) for licence in licences]
    (text,) = {b" ".join(rest.split()): start + rest for _, _, rest in parted}.values()
    holders = dict.fromkeys(rights.strip() for rights, _, _ in parted)
    return b"\n".join(holders) + b"\n\n" + text


def list_characters(font: bytes) -> set[int]:
    """The code points that the font has glyphs for."""
    return set(open_font(font).getBestCmap())


def format_ranges(codes: Iterable[int]) -> list[str]:
    """Code points as the ranges that CSS writes in `unicode-range`: {65, 66, 67, 233} -> ["U+41-43", "U+E9"]."""
    runs = [[code for _, code in run] for _, run in groupby(enumerate(sorted(codes)), lambda pair: pair[1] - pair[0])]
    return [f"U+{run[0]:X}" if len(run) == 1 else f"U+{run[0]:X}-{run[-1]:X}" for run in runs]


def make_weight(weight: int, packages: dict[str, dict[str, bytes]]) -> dict[str, tuple[str, bytes]]:
    """The files of a weight: by what it covers, the name of each and its bytes."""
    stem = f"{FAMILY.replace(' ', '')}-{weight}"
    cuts = {cut: packages[PACKAGE][f"files/atkinson-hyperlegible-next-{cut}-{weight}-normal.woff2"] for cut in CUTS}
    face = join_face(list(cuts.values()), weight)
    signs = make_sign_cut(face, packages, weight)
    sign_data = save(signs, "woff2")
    add_signs(face, signs)
    return {
        **{cut: (f"{stem}-{cut}.woff2", data) for cut, data in cuts.items()},
        "signs": (f"PlainleafSigns-{weight}.woff2", sign_data),
        "print": (f"{stem}.ttf", save(face)),
    }


def make_script_face(face: ScriptFace) -> dict[str, Any]:
    """Writes the files of a face of another script; what coverage.json says of it."""
    files, characters, rights = fetch_package(face.package, face.integrity), [], ""
    for weight, name in face.files.items():
        font = cut_script_face(files[name], face.characters)
        rights = font["name"].getDebugName(0)
        data = save(font)
        characters.append(list_characters(data))
        (FOLDER / face.name_file(weight)).write_bytes(data)
    covers = set.intersection(*characters)
    return {
        "family": face.family,
        "from": face.package,
        "rights": rights,
        "weights": [*face.files],
        "covers": " ".join(format_ranges(covers)),
        "cuts": {name: " ".join(format_ranges(cut)) for name, cut in make_cuts(face, covers).items()},
    }


def write_script_licence(rights: list[str], licence: bytes) -> None:
    """Writes who holds the rights of the faces of other scripts, and the licence that all of them are under."""
    _, start, text = licence.replace(b"\r\n", b"\n").partition(b"This Font Software is licensed under")
    (FOLDER / "OFL-scripts.txt").write_bytes("\n".join(rights).encode() + b"\n\n" + start + text)


def main() -> None:
    """Writes the fonts, their licences and coverage.json."""
    pinned = {PACKAGE: INTEGRITY, **{source.package: source.integrity for source in SOURCES}}
    packages = {package: fetch_package(package, integrity) for package, integrity in pinned.items()}
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "OFL.txt").write_bytes(packages[PACKAGE]["LICENSE"])
    (FOLDER / "OFL-signs.txt").write_bytes(join_licences([packages[source.package]["LICENSE"] for source in SOURCES]))
    scripts = [make_script_face(face) for face in SCRIPT_FACES]
    write_script_licence([script["rights"] for script in scripts], packages[PACKAGE]["LICENSE"])
    covers: dict[str, list[set[int]]] = {name: [] for name in (*CUTS, "signs", "print")}
    for weight in WEIGHTS:
        for cut, (name, data) in make_weight(weight, packages).items():
            (FOLDER / name).write_bytes(data)
            covers[cut].append(list_characters(data))
    # a character counts as covered when every weight has it
    everywhere = {name: set.intersection(*sets) for name, sets in covers.items()}
    # the two cuts share a few characters; the first has them, or a browser would fetch the second for every capital A
    everywhere["latin-ext"] -= everywhere["latin"]
    coverage = {
        "family": FAMILY,
        "licence": "OFL-1.1",
        "from": list(pinned),
        "weights": WEIGHTS,
        "covers": {name: format_ranges(codes) for name, codes in everywhere.items()},
        "scripts": scripts,
    }
    (FOLDER / "coverage.json").write_text(json.dumps(coverage, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
