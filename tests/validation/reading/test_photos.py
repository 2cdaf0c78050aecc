"""Photos: what of a file goes out is the picture alone, upright, in colours that every form can show."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from pipeline.model.document import Picture
from tests.validation.reading.photos import PHOTOS, PLACE, SPOILT, draw, save
from tests.workspace import FIRST_ADDED, LEAFLET, Workspace


def show(workspace: Workspace, name: str, content: bytes) -> None:
    """Put a picture into the leaflet, and show it at the end of the words."""
    workspace.write(f"{LEAFLET}/images/{name}", content)
    workspace.add_words(f"![A leg.](<images/{name}>)\n")


def read(workspace: Workspace, name: str) -> Picture:
    assert workspace.errors() == []
    return workspace.leaflet().pictures[f"images/{name}"]


def opened(picture: Picture) -> Image.Image:
    image = Image.open(BytesIO(picture.data))
    image.load()
    assert image.size == (picture.width, picture.height)
    return image


@pytest.mark.parametrize("name", PHOTOS)
def test_a_photo_is_a_picture_and_nothing_else(name: str, workspace: Workspace) -> None:
    show(workspace, name, PHOTOS[name]())
    picture = read(workspace, name)
    image = opened(picture)
    assert image.format == ("PNG" if name.endswith("png") else "JPEG")
    assert image.mode in ("1", "L", "LA", "P", "RGB", "RGBA")
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "transparency"}
    assert not image.getexif()
    assert PLACE not in picture.data
    assert getattr(image, "n_frames", 1) == 1


@pytest.mark.parametrize("name", [name for name in PHOTOS if not name.startswith(("deep", "grey", "black", "phone"))])
def test_its_colours_stay(name: str, workspace: Workspace) -> None:
    show(workspace, name, PHOTOS[name]())
    image = opened(read(workspace, name)).convert("RGBA").convert("RGB")
    left, right = image.getpixel((10, 20)), image.getpixel((70, 20))
    assert isinstance(left, tuple) and isinstance(right, tuple)
    assert left[0] > 150 > left[2] and right[2] > 150 > right[0], (left, right)


def test_grey_of_16_bits_keeps_its_grey(workspace: Workspace) -> None:
    show(workspace, "deep.png", PHOTOS["deep.png"]())
    assert opened(read(workspace, "deep.png")).getpixel((1, 1)) == 0x80


def test_what_can_be_seen_through_stays_so(workspace: Workspace) -> None:
    for name in ("see-through.png", "palette-see-through.png", "key-colour.png"):
        show(workspace, name, PHOTOS[name]())
        alpha = opened(read(workspace, name)).convert("RGBA").getchannel("A")
        assert alpha.histogram()[:10] != [0] * 10, name


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_stands_upright(orientation: int, workspace: Workspace) -> None:
    upright = Image.new("RGB", (80, 40), "white")
    upright.paste((200, 0, 0), (0, 0, 20, 20))
    back = {1: None, 2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}[orientation]
    kept = upright if back is None else upright.transpose(Image.Transpose(back))
    exif = Image.Exif()
    exif[0x0112] = orientation
    show(workspace, "turned.jpg", save(kept, "JPEG", exif=exif))
    image = opened(read(workspace, "turned.jpg"))
    assert image.size == (80, 40)
    corner, middle = image.getpixel((5, 5)), image.getpixel((60, 30))
    assert isinstance(corner, tuple) and isinstance(middle, tuple)
    assert corner[1] < 60 and middle[1] > 240


def test_a_profile_is_applied(workspace: Workspace) -> None:
    """Adobe RGB says the same green with smaller numbers."""
    from PIL import ImageCms

    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    show(workspace, "lab.jpg", save(draw(), "JPEG", icc_profile=lab.tobytes()))
    assert opened(read(workspace, "lab.jpg")).mode == "RGB"


def test_the_same_bytes_every_time(workspace: Workspace) -> None:
    for name in ("print.jpg", "profile.png"):
        show(workspace, name, PHOTOS[name]())
        first = read(workspace, name).data
        workspace.write(f"{LEAFLET}/images/again-{name}", first)
        assert read(workspace, name).data == first
        assert opened(read(workspace, name)).size == (80, 40)


@pytest.mark.parametrize("name", SPOILT)
def test_what_is_no_photo_is_refused(name: str, workspace: Workspace) -> None:
    from PIL import ImageFile

    ImageFile.LOAD_TRUNCATED_IMAGES = True  # as WeasyPrint leaves it
    show(workspace, name, SPOILT[name]())
    assert [(error.code, error.span.line) for error in workspace.errors()] == [("SRC505", FIRST_ADDED)]


OTHER_KINDS = {
    "a GIF": b"GIF89a" + bytes(40),
    "a WebP": b"RIFF\0\0\0\0WEBPVP8 " + bytes(40),
    "a HEIC": b"\0\0\0\x18ftypheic" + bytes(40),
    "a TIFF": b"II*\0" + bytes(40),
    "a BMP": b"BM" + bytes(40),
    "a PDF": b"%PDF-1.7\n",
    "a drawing": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
    "a web page": b"<!DOCTYPE html><html>",
    "empty": b"",
    "no picture": b"hello",
    "cut off": b"\x89PNG\r\n\x1a\n\0\0",
}


@pytest.mark.parametrize("kind", OTHER_KINDS)
def test_what_a_file_is_instead_is_said(kind: str, workspace: Workspace) -> None:
    show(workspace, "leg-photo.png", OTHER_KINDS[kind])
    (error,) = workspace.errors()
    assert kind in error.message and error.hint


NAMES = [
    "photo (1).png",
    "it's.png",
    "50% off.png",
    "a%20b.png",
    "what?.png",
    "no #1.png",
    "Fuß \u00fc.png",
    "Fu\u0308.png",
    'so "called".png',
    "a&b;c,d=e@f!g$h~.png",
    "[x] {y}.png",
    "IMG_0001.PNG",
    "ほね.png",
]


@pytest.mark.parametrize("name", NAMES)
def test_any_name_will_do(name: str, workspace: Workspace) -> None:
    show(workspace, name, PHOTOS["plain.png"]())
    assert workspace.errors() == []


@pytest.mark.parametrize(
    ("kept", "written"),
    [("U\u0308.png", "Ü.png"), ("Ü.png", "U\u0308.png"), ("a b.png", "a%20b.png"), ("Ü (1).png", "%C3%9C%20(1).png")],
)
def test_a_name_may_be_written_in_another_way(kept: str, written: str, workspace: Workspace) -> None:
    workspace.write(f"{LEAFLET}/images/{kept}", PHOTOS["plain.png"]())
    workspace.add_words(f"![A leg.](<images/{written}>)\n")
    assert workspace.errors() == []


def test_a_name_with_a_space_stands_in_angle_brackets(workspace: Workspace) -> None:
    workspace.write(f"{LEAFLET}/images/photo (1).png", PHOTOS["plain.png"]())
    for caption in ("", ' "A leg"'):
        workspace.add_words(f"![A leg.](images/photo (1).png{caption})\n")
    errors = {(one.code, one.hint) for one in workspace.errors()}
    assert errors == {("SRC501", "write `<images/photo (1).png>` in the brackets")}
