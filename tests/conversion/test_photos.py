"""Photos of every kind in every form: other people's judges find nothing, and no form holds more than the picture."""

from __future__ import annotations

import re
from base64 import b64decode
from io import BytesIO
from zipfile import ZipFile

import pikepdf
import pytest

from pipeline.model.memory import Remember
from pipeline.proof.validators import Validator
from tests.proof.validators.asking import EVERY, Verdicts, faults, verdicts
from tests.validation.reading.photos import PHOTOS, PLACE
from tests.workspace import LEAFLET, SETTINGS, Workspace

pytestmark = pytest.mark.slow

NAMES = {"phone.jpg": "photo (1).jpg", "print.jpg": "it's 50% #1?.jpg", "plain.png": "Fu\u0308ße.png"}
"""Photos with names that addresses cannot hold as they are."""
ALIKE = ("grey.jpg", "grey.png", "plain.jpg", "several.jpg", "palette.png", "profile.jpg", "annotated.png")
"""Photos like others, for which there is no room in a leaflet."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    workspace = Workspace(tmp_path_factory.mktemp("photos"))
    for number, kind in enumerate(sorted(PHOTOS.keys() - set(ALIKE))):
        name = NAMES.get(kind, kind)
        workspace.write(f"{LEAFLET}/images/{name}", PHOTOS[kind]())
        workspace.add_words(f'![Two fields of colour, number {number}.](<images/{name}> "Photo {number}")\n')
    workspace.append(SETTINGS, "cover: images/photo (1).jpg\n")
    outcome = workspace.build()
    assert not [one for one in outcome.diagnostics if one.severity == "error"]
    return workspace


@pytest.fixture(scope="module")
def judged(built: Workspace, remember: Remember) -> Verdicts:
    return verdicts(built.outputs, remember)


@pytest.mark.parametrize(("validator", "profile"), [one for one in EVERY if "measure" not in str(one.id)])
def test_every_form_conforms(validator: Validator, profile: str, judged: Verdicts) -> None:
    assert faults(judged, validator, profile) == {}


def test_what_is_read_back_is_what_was_written(built: Workspace) -> None:
    assert not [one for one in built.verify().diagnostics if one.severity == "error"]


def test_no_form_says_where_a_photo_was_taken(built: Workspace) -> None:
    for path, data in built.files().items():
        parts = [data]
        if path.endswith(".html"):
            parts += [b64decode(part) for part in re.findall(rb"base64,([A-Za-z0-9+/=]+)", data)]
        if path.endswith(".epub"):
            with ZipFile(BytesIO(data)) as book:
                parts += [book.read(name) for name in book.namelist()]
        assert not any(PLACE in part or b"GPS" in part for part in parts), path


def test_pictures_in_pdfs_are_grey_or_rgb_and_not_smoothed(built: Workspace) -> None:
    files = sorted(built.outputs.rglob("*.pdf"))
    assert files
    for path in files:
        with pikepdf.open(path) as pdf:
            for picture in pdf.objects:
                if isinstance(picture, pikepdf.Stream) and picture.get("/Subtype") == "/Image":
                    assert picture.ColorSpace in ("/DeviceRGB", "/DeviceGray")
                    assert not picture.get("/Interpolate", False)
