"""The engine that sets paper: none of its known holes, and nothing in words or pictures that it would take for more."""

from __future__ import annotations

import tomllib
from importlib.metadata import version

import pytest

from pipeline.conversion.print import weasy
from pipeline.conversion.print.weasy import PrintError, lay_out
from pipeline.conversion.print.weasyprint_import import import_weasyprint
from tests.paths import ROOT

HOLES = {
    "CVE-2024-28184": (61, 2),  # attached files of the machine
    "CVE-2025-68616": (68, 0),  # redirects past the fetcher
    "CVE-2026-49452": (69, 0),  # style injected by presentational hints
    "CVE-2026-55073": (70, 0),  # EPS images, and the fetcher passed over
}
"""The advisories of WeasyPrint, and the version that mends each."""


def test_its_version_has_no_known_hole() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (pinned,) = (one for one in project["project"]["dependencies"] if one.startswith("weasyprint=="))
    for written in (pinned.split("==")[1], version("weasyprint")):
        numbers = tuple(int(part) for part in written.split(".")[:2])
        assert not {hole for hole, mended in HOLES.items() if numbers < mended}


def test_presentational_hints_stay_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """Attributes of HTML are no style: the engine is not asked to read them so, and does not by itself."""
    weasyprint = import_weasyprint()
    asked: list[dict[str, object]] = []
    really = weasyprint.HTML.render

    def note(self: object, *rest: object, **options: object) -> object:
        asked.append(options)
        return really(self, *rest, **options)

    monkeypatch.setattr(weasyprint.HTML, "render", note)
    plain = lay_out("<html lang=en><title>a</title><body><p id=a>a</p><p id=b>b</p></body></html>", (), {})
    hints = lay_out(
        '<html lang=en><title>a</title><body><p id=a>a</p><hr width="9" size="99"><p id=b>b</p></body></html>', (), {}
    )
    assert asked and not any(options.get("presentational_hints") for options in asked)
    assert not weasyprint.DEFAULT_OPTIONS["presentational_hints"]
    assert hints.find_spots()["b"].top - plain.find_spots()["b"].top < 10, "99 pixels are 26 mm"


@pytest.mark.parametrize(
    "markup",
    [
        '<img alt="a" src="file:///etc/passwd">',
        '<img alt="a" src="https://example.org/a.png">',
        '<link rel="attachment" href="file:///etc/passwd">',
        '<a rel="attachment" href="file:///etc/passwd">a</a>',
        '<link rel="stylesheet" href="file:///etc/passwd">',
        "<style>@import 'https://example.org/a.css'</style>",
        "<style>p { background: url(file:///etc/passwd) }</style>",
    ],
)
def test_nothing_is_fetched_but_what_was_given(markup: str) -> None:
    with pytest.raises(PrintError):
        lay_out(f"<html lang=en><title>a</title><body><p>a {markup}</p></body></html>", (), {}).paint()


def test_what_the_engine_cannot_set_is_no_fault_of_the_whole_build(monkeypatch: pytest.MonkeyPatch) -> None:
    weasyprint = import_weasyprint()

    def give_up(self: object, *rest: object, **options: object) -> object:
        raise AssertionError

    monkeypatch.setattr(weasyprint.HTML, "render", give_up)
    with pytest.raises(weasy.PrintError, match="gives up"):
        lay_out("<html lang=en><title>a</title><body>a</body></html>", (), {})
