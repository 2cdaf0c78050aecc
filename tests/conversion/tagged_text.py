"""Reading a tagged PDF back: the words of each piece of marked content, and the tags with their words.

Only what our own files need: Identity-H fonts with a ToUnicode map, text shown by Tj and TJ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf

INLINE = ("/Link", "/Span")


@dataclass(frozen=True)
class Shown:
    """Words as they are painted: on a page, in a piece of marked content (or none), at a size in points, by a font."""

    page: int
    mcid: int | None
    tag: str
    words: str
    size: float
    font: str


def shown(pdf: pikepdf.Pdf) -> Iterator[Shown]:
    """Everything that is painted with text operators, in the order of painting. Sizes are as they come out on paper:
    our pages are scaled and mirrored but not turned."""
    for number, page in enumerate(pdf.pages):
        fonts = page.Resources.Font
        maps = {name: _to_unicode(font) for name, font in fonts.items()}
        marks: list[tuple[str, int | None]] = []
        font, size, text_scale, scale = "", 0.0, 1.0, 1.0
        outer: list[float] = []
        for instruction in pikepdf.parse_content_stream(page):
            operands: list[Any] = list(instruction.operands)
            match str(instruction.operator):
                case "BDC":
                    has_number = isinstance(operands[1], pikepdf.Dictionary) and "/MCID" in operands[1]
                    marks.append((str(operands[0])[1:], int(operands[1].MCID) if has_number else None))
                case "BMC":
                    marks.append((str(operands[0])[1:], None))
                case "EMC":
                    marks.pop()
                case "q":
                    outer.append(scale)
                case "Q":
                    scale = outer.pop()
                case "cm":
                    scale *= abs(float(operands[3]))
                case "Tf":
                    font, size = str(operands[0]), float(operands[1])
                case "Tm":
                    text_scale = abs(float(operands[3]))
                case "Tj" | "TJ" as operator:
                    parts = operands[0] if operator == "TJ" else operands
                    strings = [bytes(part) for part in parts if isinstance(part, pikepdf.String)]
                    words = "".join(_decode(string, maps[font]) for string in strings)
                    tag, mcid = marks[-1] if marks else ("", None)
                    yield Shown(
                        number, mcid, tag, words, round(size * text_scale * scale, 2), str(fonts[font].BaseFont)
                    )


def without_elements(outlined: str) -> str:
    """The words of an outline, without the elements inside its lines."""
    return re.sub(r"\{\w+ (?:\[[^]]*\] )?|<[^>]*>|\}", "", outlined)


def outline(data: bytes) -> str:
    """The tags of a file as indented lines: tag, attributes that matter to a reader, and the words right inside.

    Elements inside a line stand in braces, what a link says of itself in angles. Nothing is put between the pieces of
    a line: a space that is not in the file is not here either.
    """
    with pikepdf.open(BytesIO(data)) as pdf:
        pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
        words: dict[tuple[int, int], str] = {}
        for run in shown(pdf):
            if run.mcid is not None:
                key = (run.page, run.mcid)
                words[key] = words.get(key, "") + run.words
        lines: list[str] = []

        def write(element: Any, depth: int) -> None:
            lines.append("")
            at = len(lines) - 1
            inside = ""
            for kid in element.K:
                if isinstance(kid, int):
                    inside += words.get((pages[element.Pg.objgen], kid), "")
                elif kid.get("/Type") == "/MCR":
                    inside += words.get((pages[kid.Pg.objgen], int(kid.MCID)), "")
                elif kid.get("/Type") == "/OBJR":
                    inside += f"<{kid.Obj.Contents}>"
                elif kid.S in INLINE:
                    start = len(lines)
                    write(kid, 0)
                    inside += "{" + lines[start] + "}"
                    del lines[start:]
                else:
                    write(kid, depth + 1)
            said = " ".join(part for part in (str(element.S)[1:], _facts(element), inside) if part)
            lines[at] = "  " * depth + said

        write(pdf.Root.StructTreeRoot.K[0], 0)
        return "\n".join(lines) + "\n"


def _facts(element: Any) -> str:
    facts = []
    for group in element.A if isinstance(element.get("/A"), pikepdf.Array) else [element.get("/A", {})]:
        facts += [f"{key[1:]}={str(group[key]).lstrip('/')}" for key in ("/Scope", "/ListNumbering") if key in group]
        if "/Headers" in group:
            facts.append("headers=" + "+".join(str(name) for name in group.Headers))
    facts += [f"{key[1:].lower()}={element[key]}" for key in ("/ID", "/Lang", "/E", "/Alt") if key in element]
    return f"[{', '.join(facts)}]" if facts else ""


def _to_unicode(font: Any) -> dict[int, str]:
    found: dict[int, str] = {}
    text = font.ToUnicode.read_bytes().decode("ascii")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
        for glyph, points in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>", block):
            found[int(glyph, 16)] = bytes.fromhex(points).decode("utf-16-be")
    return found


def _decode(data: bytes, letters: dict[int, str]) -> str:
    return "".join(letters.get(int.from_bytes(data[at : at + 2], "big"), "") for at in range(0, len(data), 2))
