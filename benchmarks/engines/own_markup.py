"""Our own markup of a print leaflet as one file, which any engine can be given: `own_markup.py SOURCE LEAFLET LANGUAGE
FOLDER` writes `page.html`, with its style sheets and pictures in it, but without the plan of its pages; and what pandoc
makes of it for Typst, `words.typ`, without our design."""

from __future__ import annotations

import base64
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pypandoc

from pipeline.build.checking import check_source
from pipeline.build.jobs import make_plans
from pipeline.conversion.print import typesetting
from pipeline.conversion.print.weasy import Asset, Layout, lay_out
from pipeline.conversion.print.writer import paginate


def main() -> None:
    """Write both."""
    source, leaflet, language, folder = Path(sys.argv[1]), *sys.argv[2:4], Path(sys.argv[4])
    good = check_source(source, source.parent, (leaflet,), ("en", language)).good
    (plan,) = (one for one in make_plans(good, ("pdf",)) if one.document.language == language)
    asked: list[str] = []

    def keep(markup: str, css: tuple[str, ...], assets: Mapping[str, Asset], *rest: Any) -> Layout:
        asked.append(write_page(markup, css, assets))
        return lay_out(markup, css, assets, *rest)

    with patch.object(typesetting, "lay_out", keep):
        paginate(plan.find_document("pdf"))
    (folder / "page.html").write_text(asked[-1], encoding="utf-8")  # the last is the one that is painted
    (folder / "words.typ").write_text(write_words(asked[-1], language, folder), encoding="utf-8")


def write_page(markup: str, css: tuple[str, ...], assets: Mapping[str, Asset]) -> str:
    """The markup with all that it asks for."""
    page = markup.replace("</head>", f"<style>{''.join(css)}</style></head>", 1)
    for address, asset in sorted(assets.items(), key=lambda one: -len(one[0])):
        data = f"data:{asset.media_type};base64,{base64.b64encode(asset.data).decode('ascii')}"
        page = re.sub(rf"""(["'(]){re.escape(address)}(?=["')])""", rf"\g<1>{data}", page)
    return page


def write_words(page: str, language: str, folder: Path) -> str:
    """The words and pictures for Typst; pandoc makes links whose goals it leaves out, so that there are none."""
    plain = re.sub(r"</?a\b[^>]*>", "", page)
    more = [f"--extract-media={folder / 'media'}"]
    body = pypandoc.convert_text(plain, "typst", "html", extra_args=more).replace(f"{folder}/", "")
    families = (
        '("Noto Sans Arabic", "Atkinson Hyperlegible Next")' if language == "ar" else '"Atkinson Hyperlegible Next"'
    )
    return f'#set document(title: "Words")\n#set text(lang: "{language}", font: {families})\n{body}'


if __name__ == "__main__":
    main()
