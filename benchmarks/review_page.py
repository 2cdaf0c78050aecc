"""Benchmark of the reviewers' page: `python benchmarks/review_page.py --messages 200` makes a leaflet with so many
messages, five in each week, with placeholders and a price, builds its page and opens it in Chromium, several times, in
a browser that has kept nothing. The page should load in a second, and be at most about three screens high.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from pipeline.proof.validators.browser import MEASURED
from pipeline.proof.validators.node import find_chromium

HERE = Path(__file__).parent
BASE = HERE.parent / "tests" / "shapes" / "sources" / "short"
LEAFLET = "hand-washing"
WEEKLY = 5
PLACEHOLDERS = """placeholders:
  name: {sample: Amina, longest: Oluwaseun-Babatunde, fallback: there}
  visit: {sample: 4 May, longest: 24 November, fallback: the day we agreed}
"""
PRICED = 'messaging: {weekly: 5, opt_out: {en: Text STOP.}, prices: {currency: GBP, part: {en: "0.0233"}}}\n'
WAYS = (
    "Hello ((name)). Washing your hands: part {n} of the course. Use soap, rub every part, and dry them well.",
    "Washing your hands: part {n}. Your visit is on ((visit)). Bring this message, ((name)), and your questions.",
    "Washing your hands, in part {n}: warm water is nice but not needed. Soap and twenty seconds are what counts.",
    "Washing your hands: part {n}, ((name)). Wash before you cook and eat, after the toilet and after coughing. "
    "Small hands need help: sing a short song with them, and show them how. Text MORE to hear more, STOP to end.",
    "Washing your hands: part {n}. Dónde está el jabón? Ask at the desk where soap is kept; they will help you.",
)
"""One part, one part with two values, one part, two parts, and one with letters outside the alphabet of phones."""

Figures = dict[str, float]


def write_source(folder: Path, messages: int) -> None:
    """A leaflet with so many messages, in a source folder."""
    leaflet = folder / LEAFLET
    leaflet.mkdir(parents=True)
    (folder / "publisher.yaml").write_text((BASE / "publisher.yaml").read_text("utf-8") + PRICED, "utf-8")
    settings = (BASE / LEAFLET / "leaflet.yaml").read_text("utf-8")
    (leaflet / "leaflet.yaml").write_text(settings + PLACEHOLDERS, "utf-8")
    words = [(BASE / LEAFLET / "en.md").read_text("utf-8")]
    for number in range(messages):
        week, place = divmod(number, WEEKLY)
        day = week * 7 + place + 1
        text = WAYS[place].format(n=number + 1)
        words.append(f'::: {{.sms #week-{week + 1}-{place + 1} about=how send="day {day} at 10:00"}}\n{text}\n:::\n')
    (leaflet / "en.md").write_text("\n".join(words), "utf-8")


def build_page(folder: Path) -> Path:
    """The reviewers' page of a source folder, built."""
    arguments = ["build", "--source", "source", "--output", "outputs", "--format", "html,review"]
    done = subprocess.run(
        [sys.executable, "-m", "pipeline.cli", *arguments], cwd=folder, capture_output=True, text=True, check=False
    )
    page = folder / "outputs" / LEAFLET / "en" / "messages" / "index.html"
    if not page.is_file():
        sys.exit(f"bench: the page was not built:\n{done.stdout[-2000:]}")
    return page


def open_pages(page: Path, runs: int) -> tuple[list[Figures], dict[str, int]]:
    """What each run took, in milliseconds from the start of the navigation; and how high the page is, in pixels, in
    windows of different widths."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), chromium_sandbox=False)
        timed = []
        for _ in range(runs + 1):  # the first is not counted: it starts the browser's own processes
            context = browser.new_context(offline=True, viewport={"width": 1280, "height": 800})
            window = context.new_page()
            window.goto(page.as_uri(), wait_until="load")
            window.wait_for_function("performance.getEntriesByType('paint').length > 1")
            timed.append(
                window.evaluate(
                    "() => { const [n] = performance.getEntriesByType('navigation');"
                    " const p = performance.getEntriesByName('first-contentful-paint')[0];"
                    " return {'first paint': p.startTime, 'load event': n.loadEventEnd} }"
                )
            )
            context.close()
        heights = {}
        for width, height in ((360, 800), (768, 1024), (1280, 800)):
            window = browser.new_page(viewport={"width": width, "height": height})
            window.goto(page.as_uri())
            heights[f"{width} × {height}"] = window.evaluate("document.documentElement.scrollHeight")
            window.close()
        browser.close()
    return timed[1:], heights


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=200)
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_args()
    if lacking := MEASURED.lacks():
        print(f"the reviewers' page is not measured: {lacking}")
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_source(folder / "source", options.messages)
        page = build_page(folder)
        timed, heights = open_pages(page, options.runs)
        size = page.stat().st_size
    print(f"| {options.messages} messages, {size / 1e6:.2f} MB | median ms | slowest ms |\n|---|---|---|")
    for figure in ("first paint", "load event"):
        taken = [run[figure] for run in timed]
        print(f"| {figure} | {statistics.median(taken):.0f} | {max(taken):.0f} |")
    print("\n| window | height in pixels | in screens |\n|---|---|---|")
    for window_size, pixels in heights.items():
        print(f"| {window_size} | {pixels} | {pixels / int(window_size.split()[-1]):.1f} |")


if __name__ == "__main__":
    main()
