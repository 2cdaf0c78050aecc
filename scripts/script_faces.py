"""The faces of other scripts than Latin: Noto Sans for Arabic, Devanagari and Simplified Chinese, cut down to the
letters and signs of their script.

Latin letters and figures stay those of our own face, also in the middle of other scripts. Each face has a space, so
that a line is one run. Of Chinese the characters of GB 2312 are kept: some 6,800 of 30,000.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from fontTools import subset
from fontTools.ttLib import TTFont

JOINERS = frozenset({0x200C, 0x200D})
"""What keeps letters apart or joins them; a face has to have them to shape what stands beside them."""
UNUSED_TABLES = ["BASE", "DSIG", "STAT", "VORG", "vhea", "vmtx"]
"""Tables for setting from top to bottom, for variable faces and for signatures, which a cut has no more."""


def _read_ranges(ranges: str) -> frozenset[int]:
    parts = (part.partition("-") for part in ranges.split())
    return JOINERS.union(*(range(int(first, 16), int(last or first, 16) + 1) for first, _, last in parts))


ARABIC = _read_ranges("20 60C 61B 61F 621-63A 640-652 660-66C")
"""Letters with their marks, figures and signs of Arabic."""
HINDI = _read_ranges(
    "20 901-903 905-90B 90D 90F-911 913-928 92A-930 932-933 935-939 93C 93E-943 945 947-949 94B-94D 964-970"
)
"""Those of Hindi, and the letters that Marathi and Nepali have besides."""


def _list_chinese() -> frozenset[int]:
    """The characters of GB 2312, and the wide signs of Chinese text."""
    found = set()
    for row in range(0xB0, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                found.add(ord(bytes((row, cell)).decode("gb2312")))
            except UnicodeDecodeError:
                continue  # five places of the table are empty
    marks = {0x20, 0xB7, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026, 0xFFE5}
    wide = chain(range(0x3000, 0x3018), range(0xFF01, 0xFF10), range(0xFF1A, 0xFF21), range(0xFF3B, 0xFF41))
    return frozenset(found | marks | set(wide) | set(range(0xFF5B, 0xFF5F)))


@dataclass(frozen=True)
class ScriptFace:
    """A family, the package that it comes from with its SHA-512, the file of each weight in it, and the characters that
    are kept. `common` are those of the language that we bring, where they are few: all that most texts use."""

    family: str
    package: str
    integrity: str
    files: Mapping[int, str]
    characters: frozenset[int]
    common: frozenset[int] = frozenset()

    def name_file(self, weight: int) -> str:
        """The name of the face of a weight."""
        return f"{self.family.replace(' ', '')}-{weight}.ttf"


SCRIPT_FACES = (
    # An older cut: later ones draw the dots of a letter by themselves, and a PDF loses which letter they are of.
    ScriptFace(
        "Noto Sans Arabic",
        "@expo-google-fonts/noto-sans-arabic@0.2.3",
        "deLqd/TdeGJZMun4AJ1ab5AMYmYojsKqK02gD2Z/vowuDL5vwK8ugZkqEoAu7EfD4zTxYjSlDd2D+gDoGNeKVw==",
        {400: "NotoSansArabic_400Regular.ttf", 700: "NotoSansArabic_700Bold.ttf"},
        frozenset({0x20, *range(0x600, 0x700), *range(0x750, 0x780)}) | JOINERS,
        ARABIC,
    ),
    ScriptFace(
        "Noto Sans Devanagari",
        "@expo-google-fonts/noto-sans-devanagari@0.4.1",
        "26boYPNKGP1r4R5MxsMAY/zCQOwiXLOJzX8sh1a2oEWyQurQsyniaCv4992c+9jjwshEEt2NNVv5GcnyzaL7QQ==",
        {400: "400Regular/NotoSansDevanagari_400Regular.ttf", 700: "700Bold/NotoSansDevanagari_700Bold.ttf"},
        frozenset({0x20, 0x25CC, *range(0x900, 0x980)}) | JOINERS,
        HINDI,
    ),
    ScriptFace(
        "Noto Sans SC",
        "@expo-google-fonts/noto-sans-sc@0.4.3",
        "9rAwdFTFHbO/u6Cs0gj2jZbW74TGIiaFNQnXYH2s5wA1bzVkwbaviL4t8YUV642eGYjg86eH6DkAEQmfNHDncQ==",
        {400: "400Regular/NotoSansSC_400Regular.ttf", 700: "700Bold/NotoSansSC_700Bold.ttf"},
        _list_chinese(),
    ),
)


def cut_script_face(data: bytes, characters: frozenset[int]) -> TTFont:
    """The font with no more than these characters, and what is needed to set them in lines."""
    options = subset.Options()
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14]
    options.drop_tables += UNUSED_TABLES
    across = set(options.layout_features) - {"valt", "vert", "vkrn", "vpal", "vrt2"}
    options.layout_features = sorted(across)
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    return font
