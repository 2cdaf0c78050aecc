"""No field of the publisher makes a form fail: with every one of them long, the real leaflet is made in each form."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.needs import need
from tests.paths import SOURCE
from tests.workspace import PUBLISHER, Workspace

pytestmark = pytest.mark.slow

NAME = "The Northern Hills and Western Valleys University Teaching Hospitals Partnership Trust (Physiotherapy)"
PHONES = ("01632 960123", "01632 960124", "01632 960125")
LONG = """
url: https://www.northern-hills-and-western-valleys-university-hospitals.example.org/patients/leaflets
licence: "Text and drawings may be copied, shared and changed under the Creative Commons Attribution-ShareAlike 4.0
  International Licence, as long as the publisher is named and changes are shown; the logo may not be used."
contact:
  phone: 01632 960123 (switchboard), 01632 960124 (physiotherapy), 01632 960125 (outside office hours)
  email: physiotherapy.outpatients.enquiries@northern-hills-and-western-valleys.example.org
  postal: "Department of Physiotherapy and Rehabilitation, Fourth Floor, West Wing, Northern Hills General Hospital,
    4 Marsh Lane, Anytown, Northernshire, AB12 3CD"
  hours: Monday to Friday from 9am to 5pm, Saturday from 10am to 1pm, closed on Sundays and on public holidays
"""
FUNDING = (
    '"The Northern Hills Charitable Foundation paid for the drawings and for the printing of the first edition; it had '
    'no say in the words."'
)
FORMS = ("pdf", "large-print", "folded", "card")


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_every_form_is_made_and_keeps_the_telephone_and_the_notice(tmp_path: Path, paper: str) -> None:
    workspace = Workspace(tmp_path, SOURCE)
    workspace.edit(PUBLISHER, "name: {en: The Plainleaf project", f"name: {{en: {NAME}")
    workspace.append(PUBLISHER, f"{LONG}paper: {paper}\n")
    workspace.edit("muscle-atrophy/leaflet.yaml", "funding: none", f"funding: {FUNDING}")
    workspace.edit("muscle-atrophy/leaflet.yaml", "pages: 11", "pages: 12")
    for translation in (path for path in workspace.source.glob("*/*.md") if path.name != "en.md"):
        translation.unlink()
    outcome = workspace.build(formats=FORMS)
    assert not [one for one in outcome.diagnostics if one.severity == "error" or one.code.startswith("PDF")]
    need(shutil.which("pdftotext"), "pdftotext")
    for form in FORMS:
        ending = "" if form == "pdf" else f"-{form}"
        path = workspace.outputs / f"muscle-atrophy/en/muscle-atrophy-en{ending}.pdf"
        done = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, text=True, check=True)
        text = " ".join(done.stdout.split())
        assert "No doctor or nurse has checked this leaflet" in text, form
        assert NAME.split()[1] in text and (form == "card" or all(phone in text for phone in PHONES)), form
    differences = [one for one in workspace.verify().diagnostics if one.span.path.endswith(".pdf")]
    assert not differences
