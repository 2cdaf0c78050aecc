"""Fullbleed on our own markup: `run_fullbleed.py FOLDER FONTS LANGUAGE` makes `fullbleed.pdf` of `page.html`. Its rules
are handed over apart, as the engine takes them."""

import re
import sys
from importlib.metadata import version
from pathlib import Path

import fullbleed

folder, fonts, language = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
html = (folder / "page.html").read_text(encoding="utf-8")
rules = "".join(re.findall(r"<style>(.*?)</style>", html, re.DOTALL))
html = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
files = [str(path) for path in sorted(fonts.glob("*.ttf"))]
engine = fullbleed.PdfEngine(font_files=files, document_lang=language, pdf_profile="pdfua1")
engine.render_pdf_to_file(html, rules, str(folder / "fullbleed.pdf"))
print("version", version("fullbleed"))
