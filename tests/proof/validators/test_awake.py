"""Each validator is awake: it finds what is wrong with a file that was spoilt on purpose."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.proof.validators.ace import ACE
from pipeline.proof.validators.browser import AXE, MEASURED
from pipeline.proof.validators.epubcheck import EPUBCHECK
from pipeline.proof.validators.nu import NU
from pipeline.proof.validators.outloud import OUTLOUD
from pipeline.proof.validators.page_validation import PAGE_VALIDATION
from pipeline.proof.validators.verapdf import VERAPDF
from pipeline.proof.validators.verdict import Validator
from tests.needs import need_validator
from tests.proof.validators import spoilt
from tests.proof.validators.asking import EVERY

pytestmark = pytest.mark.slow

HEAD = "</head>"
POLICY = '<meta http-equiv="Content-Security-Policy"'
OPEN = {POLICY: "<meta"}
"""A page without its policy, so that what is put in has an effect."""


@pytest.fixture(scope="module")
def files(built: Path) -> Path:
    return built / "muscle-atrophy" / "en"


def findings(validator: Validator, path: Path, profile: str = "") -> list[str]:
    need_validator(validator)
    verdict = validator.validate(path, profile)
    assert verdict.state == "failed", verdict
    return list(verdict.findings)


@pytest.mark.parametrize(("validator", "profile"), [one for one in EVERY if one.values[0] is not MEASURED])
def test_what_is_no_such_file_fails(validator: Validator, profile: str, tmp_path: Path) -> None:
    path = tmp_path / f"broken.{validator.form}"
    path.write_text("<p>This is no leaflet.", encoding="utf-8")
    assert findings(validator, path, profile)


@pytest.mark.parametrize(
    ("validator", "profile", "rule"),
    [
        (VERAPDF, "PDF/UA-1", "7.3-1"),
        (VERAPDF, "PDF/A-2a", "6.7.2.2-1"),
        (PAGE_VALIDATION, "PDF/UA-1", "PDFUA1-FIGURE-ALTERNATIVE-TEXT-001"),
        (PAGE_VALIDATION, "PDF/A-2a", "PDFA2A-TAGGED-DOCUMENT-001"),
        (OUTLOUD, "", "FIG-001"),
    ],
    ids=lambda value: getattr(value, "name", value),
)
def test_a_picture_without_description_is_found(
    validator: Validator, profile: str, rule: str, files: Path, tmp_path: Path
) -> None:
    path = spoilt.print_leaflet(files / "muscle-atrophy-en.pdf", tmp_path / "spoilt.pdf")
    assert any(line.startswith(rule) for line in findings(validator, path, profile))


def test_epubcheck_finds_markup_that_is_not_closed(files: Path, tmp_path: Path) -> None:
    path = tmp_path / "spoilt.epub"
    spoilt.book(files / "muscle-atrophy-en.epub", path, lambda text: text.replace("</p>", "", 1))
    assert any("RSC-016" in line for line in findings(EPUBCHECK, path))


def test_ace_finds_a_picture_without_description(files: Path, tmp_path: Path) -> None:
    path = tmp_path / "spoilt.epub"
    picture = '<p><img src="images/cover.svg"/></p></body>'
    spoilt.book(files / "muscle-atrophy-en.epub", path, lambda text: text.replace("</body>", picture))
    assert any("image-alt" in line for line in findings(ACE, path))


def test_axe_finds_a_page_without_language(files: Path, tmp_path: Path) -> None:
    path = spoilt.page(files / "index.html", tmp_path / "index.html", {'<html lang="en"': "<html"})
    assert any(line.startswith("html-has-lang") for line in findings(AXE, path))


def test_axe_looks_at_each_setting(files: Path, tmp_path: Path) -> None:
    pale = "<style>@media print{main p{color:#ccc!important}}</style></head>"
    path = spoilt.page(files / "index.html", tmp_path / "index.html", {**OPEN, HEAD: pale})
    found = findings(AXE, path)
    assert all(line.startswith("color-contrast") for line in found)
    assert all("320 px print" in line and "light" not in line for line in found)


def test_nu_finds_what_html_does_not_know(files: Path, tmp_path: Path) -> None:
    path = spoilt.page(files / "index.html", tmp_path / "index.html", {"<h1>": "<h1 colour='red'>"})
    assert any("colour" in line for line in findings(NU, path))


@pytest.mark.parametrize(
    ("put_in", "said"),
    [
        ("<script>alert(1)</script></head>", "Inline script violates Content Security Policy"),
        ('</head><img alt="" src="https://example.org/one.png">', "Resource violates Content Security Policy"),
    ],
    ids=["a script", "a picture from elsewhere"],
)
def test_what_is_set_aside_of_nu_is_no_wider_than_it_says(put_in: str, said: str, files: Path, tmp_path: Path) -> None:
    path = spoilt.page(files / "index.html", tmp_path / "index.html", {HEAD: put_in})
    assert any(said in line for line in findings(NU, path))


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({**OPEN, HEAD: "<style>main{min-inline-size:400px}</style></head>"}, "reflow"),
        ({**OPEN, HEAD: "<style>main p{block-size:1.5em;overflow:hidden}</style></head>"}, "spacing"),
        ({**OPEN, HEAD: "<style>a.button,nav a{min-block-size:0;padding:0!important}</style></head>"}, "targets"),
        ({**OPEN, HEAD: "<style>:focus-visible{outline:none!important}</style></head>"}, "focus"),
        ({'class="skip" href="#leaflet"': 'class="skip" href="#"'}, "focus: the first stop is"),
        ({**OPEN, HEAD: '<link rel="stylesheet" href="https://example.org/a.css"></head>'}, "requests"),
        ({HEAD: "<style>p{color:red}</style></head>"}, "console: Applying inline style violates"),
        ({'<img class="cover" src="data:': '<img class="cover" src="https:'}, "pictures"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_our_measurements_find_each_fault(changes: dict[str, str], fault: str, files: Path, tmp_path: Path) -> None:
    path = spoilt.page(files / "index.html", tmp_path / "index.html", changes)
    assert any(line.startswith(fault) for line in findings(MEASURED, path))


def test_the_browser_has_nothing_against_what_nu_misreads(files: Path) -> None:
    """The reason for setting findings of Nu aside: pictures are shown, data is no script, the policy is kept."""
    need_validator(NU, MEASURED)
    assert len(NU.validate(files / "index.html").aside) > 1
    assert MEASURED.validate(files / "index.html").findings == ()
