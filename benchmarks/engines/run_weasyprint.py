"""WeasyPrint alone on our own markup: `run_weasyprint.py FOLDER FONTS LANGUAGE` makes `weasyprint.pdf` of `page.html`,
with the faces that we bring."""

import os
import sys
from pathlib import Path

folder, fonts = Path(sys.argv[1]), Path(sys.argv[2])
os.environ["FONTCONFIG_FILE"] = str(fonts.parent / "fontconfig.xml")

import weasyprint  # noqa: E402

page = weasyprint.HTML(filename=str(folder / "page.html"))
page.write_pdf(folder / "weasyprint.pdf", pdf_variant="pdf/ua-1", pdf_tags=True)
print("version", weasyprint.__version__)
