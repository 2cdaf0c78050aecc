"""Pictures of pages (HTML) in the system's Chromium, driven by playwright."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from pipeline.proof.validators.node import find_chromium

WIDTH, HEIGHT = 380, 700
"""CSS pixels: a phone."""


@contextmanager
def run_browser() -> Iterator[Browser]:
    """Chromium, closed at the end."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), chromium_sandbox=False)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def open_page(
    browser: Browser, path: Path, width: int = WIDTH, height: int = HEIGHT, dark: bool = False
) -> Iterator[Page]:
    """A page, as a reader sees it, offline."""
    scheme: Literal["dark", "light"] = "dark" if dark else "light"
    context = browser.new_context(
        offline=True, viewport={"width": width, "height": height}, device_scale_factor=1.25, color_scheme=scheme
    )
    try:
        page = context.new_page()
        page.goto(path.as_uri())
        yield page
    finally:
        context.close()


def shoot_element(page: Page, selector: str, below: str = "") -> Image.Image:
    """An element with a little room round it; with `below`, only what stands under that part of it."""
    box = page.locator(selector).first.bounding_box()
    assert box, f"{selector} cannot be seen"
    top, foot = box["y"], box["y"] + box["height"]
    if below and (head := page.locator(f"{selector} {below}").first.bounding_box()):
        top = head["y"] + head["height"] + 4
    page.set_viewport_size({"width": page.viewport_size["width"] if page.viewport_size else WIDTH, "height": 4000})
    return take(page, box["x"] - 8, top, box["width"] + 16, foot - top)


def take(page: Page, x: float, y: float, width: float, height: float) -> Image.Image:
    """A rectangle of the page, in CSS pixels."""
    clip = {"x": max(0.0, x), "y": max(0.0, y), "width": width, "height": height}
    data = page.screenshot(clip=clip, full_page=True)  # type: ignore[arg-type]  # a plain dict does
    return Image.open(BytesIO(data)).convert("RGB")
