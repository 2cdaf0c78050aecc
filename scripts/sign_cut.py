"""The cut of signs: one small font a weight with the signs of health writing that Atkinson Hyperlegible Next lacks.

They come from three faces of the Noto family. Each is drawn in the same 1000 units to the em; the heights of lines are
those of the first face, so that a sign in a line moves no other line.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

FAMILY = "Plainleaf Signs"
LINE = ("ascent", "descent", "lineGap")
"""What says in `hhea` how high a line is."""
OTHER_LINE = ("sTypoAscender", "sTypoDescender", "sTypoLineGap", "usWinAscent", "usWinDescent", "fsSelection")
"""The same in `OS/2`, for other systems; the selection says which of them counts."""


@dataclass(frozen=True)
class Source:
    """A package, its SHA-512, the files in it by weight (`{weight}` in the name, where it has weights), and the signs
    that are taken from them: the character that is printed, and the one whose drawing it gets."""

    package: str
    integrity: str
    file: str
    signs: Mapping[str, str]


def _as_they_are(signs: str) -> Mapping[str, str]:
    return {sign: sign for sign in signs}


SOURCES = (
    Source(
        "@fontsource/noto-sans@5.3.0",
        "fBCog2PY7DiVVTEEqtI/Qdinx/knobHYfoGpjFXdfBX5RoJaBp1Prw2G75p0OIsdlMZg3cLo0c+YbIUYOxnQJw==",
        "files/noto-sans-latin-{weight}-normal.woff2",
        {"\u00b5": "\u00b5", "\u03bc": "\u00b5"},  # keyboards have the micro sign, or the Greek letter
    ),
    Source(
        "@fontsource/noto-sans-math@5.3.0",
        "CzodkZ4R2VC73rqbNbVpiI94fXZJLFEMNBTAM3DFadjAKrjLQ2Fr+s2yM2c5uS+frBZ2IM+LyMo6COhAzV7hCA==",
        "files/noto-sans-math-latin-400-normal.woff2",
        _as_they_are("←↑→↓↔≈≠≤≥"),
    ),
    Source(
        "@fontsource/noto-sans-symbols-2@5.3.0",
        "hFnEnIXOIgLLJ61SO9icRXKoS+LSWoq7ZqKJQ/NaQR7ptdC6+7yW4ci6EuXgsS1S9JmWpciX6w0AFZkU1DKn1A==",
        "files/noto-sans-symbols-2-symbols-400-normal.woff2",
        _as_they_are("☐☑☒✓✔✗✘"),
    ),
)


def make_sign_cut(face: TTFont, packages: Mapping[str, Mapping[str, bytes]], weight: int) -> TTFont:
    """The font of signs that stands beside a face. `packages` are the files of each package by name.

    Raises ValueError when a sign is missing, or is drawn in other units than the face.
    """
    glyphs, advances, characters, rights = {}, {}, {}, []
    for source in SOURCES:
        font = TTFont(io.BytesIO(packages[source.package][source.file.format(weight=weight)]), recalcTimestamp=False)
        if font["head"].unitsPerEm != face["head"].unitsPerEm:
            raise ValueError(f"{source.package} is drawn in other units than the face")
        rights.append(font["name"].getDebugName(0))
        shapes, cmap = font.getGlyphSet(), font.getBestCmap()
        for sign, drawn in source.signs.items():
            if ord(drawn) not in cmap:
                raise ValueError(f"{source.package} has no {drawn}")
            name = f"uni{ord(sign):04X}"
            drawing, pen = DecomposingRecordingPen(shapes), TTGlyphPen(None)
            shapes[cmap[ord(drawn)]].draw(drawing)
            drawing.replay(pen)
            glyphs[name], characters[ord(sign)] = pen.glyph(), name
            advances[name] = font["hmtx"][cmap[ord(drawn)]][0]
    return _build(face, weight, glyphs, advances, characters, "; ".join(dict.fromkeys(rights)))


def _build(face: TTFont, weight: int, glyphs: dict, advances: dict, characters: dict, rights: str) -> TTFont:  # type: ignore[type-arg]
    empty = TTGlyphPen(None).glyph()
    glyphs, advances = {".notdef": empty, **glyphs}, {".notdef": face["hmtx"][".notdef"][0], **advances}
    builder = FontBuilder(face["head"].unitsPerEm, isTTF=True)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap(characters)
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics({name: (advances[name], getattr(glyphs[name], "xMin", 0)) for name in glyphs})
    builder.setupHorizontalHeader(**{key: getattr(face["hhea"], key) for key in LINE})
    builder.setupOS2(version=4, usWeightClass=weight, **{key: getattr(face["OS/2"], key) for key in OTHER_LINE})
    names = {"copyright": rights, "familyName": FAMILY, "styleName": str(weight), "psName": f"PlainleafSigns-{weight}"}
    licence = {
        "licenseDescription": "SIL Open Font License, Version 1.1",
        "licenseInfoURL": "https://openfontlicense.org",
    }
    builder.setupNameTable({**names, "uniqueFontIdentifier": names["psName"], **licence})
    builder.setupPost()
    font: TTFont = builder.font
    font["head"].macStyle = face["head"].macStyle
    font["head"].created, font["head"].modified = face["head"].created, face["head"].modified
    font.recalcTimestamp = False
    return font


def add_signs(face: TTFont, signs: TTFont) -> None:
    """Adds the signs to a face behind its own glyphs, and who drew them to its rights."""
    face.ensureDecompiled()
    new = [name for name in signs.getGlyphOrder() if name != ".notdef"]
    face.setGlyphOrder([*face.getGlyphOrder(), *new])
    for name in new:
        face["glyf"].glyphs[name] = signs["glyf"][name]
        face["hmtx"].metrics[name] = signs["hmtx"][name]
    for table in face["cmap"].tables:
        table.cmap = {**signs.getBestCmap(), **table.cmap}
    for record in face["name"].names:
        if record.nameID == 0:
            record.string = f"{record.toUnicode()}; {signs['name'].getDebugName(0)}"
