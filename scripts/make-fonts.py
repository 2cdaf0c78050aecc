"""Maker of pipeline/assets/fonts, from the published package of Atkinson Hyperlegible Next: `make fonts`.

The package holds each weight in two cuts, Latin and Latin Extended. The page and the e-book use the cuts as they are
(WOFF2); print uses one TrueType face a weight with both cuts in it, so that a word is one run of text and kerns as one.
The same package gives the same bytes on every run. Needs npm and a network; the files made are kept in Git.
"""

import base64
import hashlib
import io
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from itertools import groupby
from pathlib import Path

from fontTools.ttLib import TTFont

from joining import join

PACKAGE = "@fontsource/atkinson-hyperlegible-next@5.3.0"
INTEGRITY = "8p1tHVoPDo6oYwSO3sMw5snGwFwSf3TmeSF9Gcj792GXdsg6oqvhoItbj6Hj/XZIk0Xs+Cwu6pkLBAl3Q5HrwA=="  # SHA-512
FAMILY = "Atkinson Hyperlegible Next"
WEIGHTS = (400, 600, 700, 800)
CUTS = ("latin", "latin-ext")
FOLDER = Path(__file__).resolve().parent.parent / "pipeline" / "assets" / "fonts"


def fetch_package(folder: Path) -> dict[str, bytes]:
    """The files of the package by name, once its sum has been found right. `folder` is for npm to write in."""
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("make-fonts: npm is missing (Debian, Ubuntu: sudo apt-get install npm)")
    subprocess.run(
        [npm, "pack", PACKAGE, "--ignore-scripts", "--loglevel=error", f"--pack-destination={folder}"],
        check=True,
        cwd=folder,
        stdout=subprocess.DEVNULL,
    )
    packed = next(folder.glob("*.tgz")).read_bytes()
    digest = base64.b64encode(hashlib.sha512(packed).digest()).decode()
    if digest != INTEGRITY:
        sys.exit(f"make-fonts: {PACKAGE} is not the package this script was written for: its SHA-512 is {digest}")
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        members = [member for member in archive if member.isfile()]
        return {
            member.name.removeprefix("package/"): archive.extractfile(member).read()  # type: ignore[union-attr]
            for member in members
        }


def open_font(data: bytes) -> TTFont:
    """Opens a font that keeps the date it was made: the time of this run is no part of the result."""
    return TTFont(io.BytesIO(data), recalcTimestamp=False)


def join_face(cuts: list[bytes], weight: int) -> bytes:
    """One TrueType face of all the cuts. Raises ValueError when it does not name the right family and weight."""
    font, *others = map(open_font, cuts)
    for other in others:
        join(font, other)
    family = font["name"].getBestFamilyName()
    if (family, font["OS/2"].usWeightClass) != (FAMILY, weight):
        raise ValueError(f"expected {FAMILY} {weight}, found {family} {font['OS/2'].usWeightClass}")
    font.flavor = None
    result = io.BytesIO()
    font.save(result)
    return result.getvalue()


def list_characters(font: bytes) -> set[int]:
    """The code points that the font has glyphs for."""
    return set(open_font(font).getBestCmap())


def format_ranges(codes: set[int]) -> list[str]:
    """Code points as the ranges that CSS writes in `unicode-range`: {65, 66, 67, 233} -> ["U+41-43", "U+E9"]."""
    runs = [[code for _, code in run] for _, run in groupby(enumerate(sorted(codes)), lambda pair: pair[1] - pair[0])]
    return [f"U+{run[0]:X}" if len(run) == 1 else f"U+{run[0]:X}-{run[-1]:X}" for run in runs]


def main() -> None:
    """Writes the fonts, their licence and coverage.json."""
    with tempfile.TemporaryDirectory() as folder:
        package = fetch_package(Path(folder))
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "OFL.txt").write_bytes(package["LICENSE"])
    covers: dict[str, list[set[int]]] = {name: [] for name in (*CUTS, "print")}
    for weight in WEIGHTS:
        cuts = [package[f"files/atkinson-hyperlegible-next-{cut}-{weight}-normal.woff2"] for cut in CUTS]
        stem = f"{FAMILY.replace(' ', '')}-{weight}"
        for cut, data in zip(CUTS, cuts, strict=True):
            (FOLDER / f"{stem}-{cut}.woff2").write_bytes(data)
            covers[cut].append(list_characters(data))
        face = join_face(cuts, weight)
        (FOLDER / f"{stem}.ttf").write_bytes(face)
        covers["print"].append(list_characters(face))
    # a character counts as covered when every weight has it
    everywhere = {name: set.intersection(*sets) for name, sets in covers.items()}
    # the two cuts share a few characters; the first has them, or a browser would fetch the second for every capital A
    everywhere["latin-ext"] -= everywhere["latin"]
    coverage = {
        "family": FAMILY,
        "licence": "OFL-1.1",
        "from": PACKAGE,
        "weights": WEIGHTS,
        "covers": {name: format_ranges(codes) for name, codes in everywhere.items()},
    }
    (FOLDER / "coverage.json").write_text(json.dumps(coverage, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
