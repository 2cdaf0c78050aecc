"""The shapes: source folders of other kinds of leaflets than ours, each laid over what the example shares."""

from __future__ import annotations

import shutil
from pathlib import Path

from PIL import Image, ImageDraw

from tests.paths import EXAMPLE

FOLDER = Path(__file__).parent / "sources"
SHAPES = tuple(sorted(path.name for path in FOLDER.iterdir() if (path / "publisher.yaml").is_file()))
SHARED = {"glossary.yaml": ".term", "references.yaml": "plain-language", "shared": ""}
"""What a shape that has none of its own has from the example, where these words are in its leaflets."""
GPS, CAMERA, ORIENTATION = 0x8825, 0x010F, 0x0112
"""Tags of EXIF 2.32: where a photo was taken, with what, and how it is turned."""


def lay_out(shape: str, source: Path) -> Path:
    """The source folder of a shape, at a path that is not there yet."""
    shutil.copytree(FOLDER / shape, source)
    leaflets = "".join(
        path.read_text(encoding="utf-8") for path in source.glob("*/*.*") if path.suffix in (".md", ".yaml")
    )
    for name, use in SHARED.items():
        if (source / name).exists() or use not in leaflets:
            continue
        if (EXAMPLE / name).is_dir():
            shutil.copytree(EXAMPLE / name, source / name)
        else:
            shutil.copy(EXAMPLE / name, source / name)
    if shape == "photos":
        take_photos(source / "foot-care" / "images")
    return source


def take_photos(folder: Path) -> None:
    """Photos of every kind: turned by EXIF with a place and a camera, CMYK, grey, few colours, clear."""
    folder.mkdir()
    plain = Image.new("RGB", (640, 400), "#E6F1ED")
    ImageDraw.Draw(plain).ellipse((220, 60, 420, 340), fill="#2F7D6B")
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif[CAMERA] = "A camera"
    exif.get_ifd(GPS)[1] = "N"
    plain.save(folder / "cover.jpg")
    plain.save(folder / "turned.jpg", exif=exif)
    plain.convert("CMYK").save(folder / "print-shop.jpg")
    plain.convert("P", palette=Image.Palette.ADAPTIVE, colors=4).save(folder / "palette.png")
    plain.convert("L").save(folder / "photo (1).png")
    clear = Image.new("RGBA", (640, 400), (0, 0, 0, 0))
    ImageDraw.Draw(clear).ellipse((220, 60, 420, 340), fill=(47, 125, 107, 200))
    clear.save(folder / "alpha.png")
