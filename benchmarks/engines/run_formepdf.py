"""Forme on our own markup: `run_formepdf.py FOLDER FONTS LANGUAGE` makes `formepdf.pdf` of `page.html`. The
families, which we name for `html`, are named for `body` too: what stands there alone is not handed on."""

import re
import sys
from importlib.metadata import version
from pathlib import Path

from formepdf import render_html

FAMILIES = {
    "AtkinsonHyperlegibleNext": "Atkinson Hyperlegible Next",
    "NotoSansArabic": "Noto Sans Arabic",
    "NotoSansDevanagari": "Noto Sans Devanagari",
    "NotoSansSC": "Noto Sans SC",
}
folder, fonts, language = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
faces = []
for path in sorted(fonts.glob("*.ttf")):
    name, _, weight = path.stem.partition("-")
    faces.append({"family": FAMILIES[name], "data": path.read_bytes(), "weight": int(weight), "italic": False})
html = (folder / "page.html").read_text(encoding="utf-8")
families = re.findall(r"font-family:([^;}]*)", html)[-1]
rule = f"body{{font-family:{families}}}"
(folder / "formepdf.pdf").write_bytes(render_html(html, css=rule, fonts=faces, pdf_ua=True, lang=language))
print("version", version("formepdf"))
