"""Typst on the same words: `run_typst.py FOLDER FONTS LANGUAGE` makes `typst.pdf` of `words.typ`, which pandoc has made
of our markup. It reads no HTML, so that nothing of our design is in it. There are tags, but no standard is claimed:
pandoc hands on no words for pictures, and Typst refuses PDF/UA without."""

import sys
from importlib.metadata import version
from pathlib import Path

import typst

folder, fonts = Path(sys.argv[1]), Path(sys.argv[2])
typst.compile(str(folder / "words.typ"), output=str(folder / "typst.pdf"), font_paths=[str(fonts)])
print("version", version("typst"))
