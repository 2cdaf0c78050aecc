"""Benchmark to compare with: a plain script on the same words, two pandoc runs and one WeasyPrint run, unchecked.

python benchmarks/naive.py SOURCE.md FOLDER
"""

import sys
from pathlib import Path

import pypandoc
import weasyprint


def convert(source: Path, folder: Path) -> None:
    """Writes page.html, book.epub and leaflet.pdf into the folder."""
    words = source.read_text(encoding="utf-8")
    extra = ["--standalone", f"--resource-path={source.parent}"]
    page = folder / "page.html"
    pypandoc.convert_text(words, "html", "markdown", outputfile=str(page), extra_args=extra)
    pypandoc.convert_text(words, "epub", "markdown", outputfile=str(folder / "book.epub"), extra_args=extra)
    weasyprint.HTML(filename=str(page), base_url=f"{source.parent}/").write_pdf(folder / "leaflet.pdf", pdf_tags=True)


if __name__ == "__main__":
    convert(Path(sys.argv[1]), Path(sys.argv[2]))
