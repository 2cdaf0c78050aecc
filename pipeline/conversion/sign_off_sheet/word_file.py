"""The sheet in a word processor (DOCX, ECMA-376): what pandoc has written gets a title, rules round the cells of its
tables and the letters of a form, and the same bytes whenever it is made."""

from __future__ import annotations

import re
import zipfile
from html import escape
from io import BytesIO

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP file can hold, for every entry."""
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS = "".join(f'<w:{side} w:val="single" w:sz="6" w:space="0" w:color="595959"/>' for side in _SIDES)
_ADDRESS = re.compile('descr="data:[^"]*"')
"""The address of a picture, which pandoc puts beside its description, and which some screen readers would read out."""
_FIRST_ROW = '<w:tblStylePr w:type="firstRow">'


def finish_word_file(data: bytes, title: str, day: str) -> bytes:
    """The file with its title, and dated by a day (ISO 8601) that is part of what it says."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            part = before.read(name)
            if name == "word/styles.xml":
                part = _rule_tables(part.decode()).encode()
            elif name == "word/document.xml":
                part = _ADDRESS.sub('descr=""', part.decode()).encode()
            elif name == "docProps/core.xml":
                part = _describe(part.decode(), title, day).encode()
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(entry, part)
    return made.getvalue()


def _rule_tables(styles: str) -> str:
    """The style of tables with lines round each cell, and a bold first row."""
    begin = styles.index('w:styleId="Table"')
    style, rest = styles[begin:].split("</w:style>", 1)
    style = style.replace("<w:tblCellMar>", f"<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblCellMar>", 1)
    style = style.replace(_FIRST_ROW, f"{_FIRST_ROW}<w:rPr><w:b/></w:rPr>", 1)
    return f"{styles[:begin]}{style}</w:style>{rest}"


def _describe(core: str, title: str, day: str) -> str:
    core = re.sub(r"<dc:title>.*?</dc:title>|<dc:title ?/>", "", core, flags=re.DOTALL)
    core = core.replace("</cp:coreProperties>", f"<dc:title>{escape(title)}</dc:title></cp:coreProperties>")
    return re.sub(r"(<dcterms:(created|modified)[^>]*>)[^<]*", rf"\g<1>{day}T00:00:00Z", core)
