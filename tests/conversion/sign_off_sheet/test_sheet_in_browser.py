"""The sign-off sheet in Chromium, and before other people's judges."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from pipeline.conversion.sign_off_sheet.writer import write_sheet
from pipeline.proof.validators.browser import AXE, MEASURED
from pipeline.proof.validators.chromium_worker import Watched, measure_page, open_page, run_axe
from pipeline.proof.validators.node import PACKAGES, find_chromium
from pipeline.proof.validators.nu import NU
from tests.conversion.sign_off_sheet.sample_sheet import sample_sheet
from tests.needs import need_validator

AXE_PROGRAM = str(PACKAGES / "axe-core" / "axe.min.js")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("sheet") / "sheet.html"
    file.write_bytes(write_sheet(sample_sheet()))
    return file


@pytest.fixture(scope="module")
def watched(path: Path) -> Iterator[Watched]:
    need_validator(MEASURED)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), chromium_sandbox=False)
        with open_page(browser, str(path)) as opened:
            yield opened
        browser.close()


def test_axe_has_nothing_to_say(watched: Watched) -> None:
    need_validator(AXE)
    assert run_axe(watched, AXE_PROGRAM).findings == ()


def test_nothing_is_cut_off_small_or_out_of_reach(watched: Watched) -> None:
    assert measure_page(watched, "").findings == ()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_it_never_scrolls_sideways(watched: Watched, width: int) -> None:
    watched.page.set_viewport_size({"width": width, "height": 800})
    assert watched.page.evaluate("document.documentElement.scrollWidth") <= width


def test_paper_has_boxes_and_lines_without_backgrounds(watched: Watched) -> None:
    watched.show_at(768, "print")
    borders = "e => getComputedStyle(e).borderBottomStyle"
    assert watched.page.eval_on_selector(".checks .tick-box", borders) == "solid"
    assert watched.page.eval_on_selector(".signer .line", borders) == "solid"
    assert not watched.page.locator(".parts").is_visible()


def test_nu_has_nothing_to_say(path: Path) -> None:
    need_validator(NU)
    assert NU.validate(path).findings == ()
