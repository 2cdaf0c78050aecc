"""The reviewer's page of many messages in Chromium: one week is shown at a time, by style alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from pipeline.conversion.review.writer import write_review
from pipeline.proof.validators.browser import AXE, MEASURED
from pipeline.proof.validators.chromium_worker import Watched, measure_page, open_page, run_axe
from pipeline.proof.validators.node import PACKAGES, find_chromium
from pipeline.proof.validators.nu import NU
from tests.conversion.campaign import long_campaign
from tests.needs import need_validator

AXE_PROGRAM = str(PACKAGES / "axe-core" / "axe.min.js")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    (artifact,) = write_review(long_campaign())
    file = tmp_path_factory.mktemp("review") / "index.html"
    file.write_bytes(artifact.data)
    return file


@pytest.fixture(scope="module")
def watched(path: Path) -> Iterator[Watched]:
    need_validator(MEASURED)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), chromium_sandbox=False)
        with open_page(browser, str(path)) as opened:
            yield opened
        browser.close()


@pytest.fixture
def page(watched: Watched, path: Path) -> Page:
    """The page with nothing chosen."""
    watched.show_at(768, "light")
    go(watched.page, path)
    return watched.page


def go(page: Page, path: Path, fragment: str = "") -> None:
    """Open the page anew: going to a fragment of it would keep the focus."""
    page.goto("about:blank")
    page.goto(path.as_uri() + fragment)


def seen(page: Page) -> list[str]:
    """The ids of the messages that are shown."""
    ids: list[str] = page.evaluate(
        "() => [...document.querySelectorAll('.message')].filter(m => m.checkVisibility()).map(m => m.id.slice(8))"
    )
    return ids


def focused(page: Page) -> str:
    name: str = page.evaluate("() => document.activeElement.id || document.activeElement.textContent.trim()")
    return name


def test_nothing_is_shown_until_a_week_is_chosen(page: Page) -> None:
    assert seen(page) == []
    page.click("a[href='#week-5']")
    assert seen(page) == ["m-4-0", "m-4-1", "m-4-2", "m-4-3", "m-4-4"]
    page.click("#week-5 .turn >> nth=0 >> text=Next")
    assert seen(page) == ["m-5-0", "m-5-1", "m-5-2", "m-5-3", "m-5-4"]


def test_a_message_is_shown_with_its_week(page: Page, path: Path) -> None:
    go(page, path, "#message-v-b-3")
    assert "v-b-3" in seen(page) and len(seen(page)) == 12
    assert focused(page) == "message-v-b-3"
    assert page.locator("#message-v-b-3").bounding_box()["y"] < 100  # type: ignore[index]


def test_all_are_shown_on_one_page(page: Page) -> None:
    page.click("text=Show all messages on one page")
    assert len(seen(page)) == 60


def test_the_keyboard_alone_leads_into_a_week(page: Page) -> None:
    page.locator("a[href='#week-2']").first.focus()
    page.keyboard.press("Enter")
    assert focused(page) == "week-2" and len(seen(page)) == 5
    page.keyboard.press("Tab")
    assert focused(page) == "Before: Week 1"
    page.keyboard.press("Enter")
    assert focused(page) == "week-1" and seen(page)[0] == "m-0-0"


def test_paper_has_all_messages(page: Page, watched: Watched) -> None:
    watched.show_at(768, "print")
    assert len(seen(page)) == 60
    assert not page.locator(".turn").first.is_visible()


@pytest.mark.parametrize(("width", "height"), [(360, 800), (768, 1024), (1280, 800)])
def test_it_is_a_few_screens_high_before_a_week_is_chosen(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    high = page.evaluate("document.documentElement.scrollHeight")
    assert high <= 4 * height, "what stands above the calendar is a third of it on a phone"
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("fragment", ["", "#week-2"])
def test_axe_has_nothing_to_say(watched: Watched, path: Path, fragment: str) -> None:
    need_validator(AXE)
    go(watched.page, path, fragment)
    assert run_axe(watched, AXE_PROGRAM).findings == ()


def test_nothing_is_cut_off_small_or_out_of_reach(watched: Watched, path: Path) -> None:
    go(watched.page, path)
    assert measure_page(watched, "").findings == ()


def test_nu_has_nothing_to_say(path: Path) -> None:
    need_validator(NU)
    assert NU.validate(path).findings == ()
