"""Worker process of pages in Chromium: `python -m pipeline.proof.validators.chromium_worker`. A question is
`{"ask": "axe" | "measured", "path": …, "program": …, "axe": …}`: the file, the browser's program, and axe-core's.

The page's own security policy stays in force: what is put into it to look at it comes by the debugger's way, which no
policy is about. The browser is offline.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from pipeline.proof.validators.verdict import Judgement
from pipeline.proof.validators.worker_loop import answer_all

WIDTHS = (320, 768, 1280)
"""CSS pixels: 1280 at a zoom of 400 % (WCAG 1.4.10), a tablet, a desktop."""
HEIGHT = 900
MODES: dict[str, dict[str, Any]] = {
    "light": {"media": "screen", "color_scheme": "light", "forced_colors": "none"},
    "dark": {"media": "screen", "color_scheme": "dark", "forced_colors": "none"},
    "forced colours": {"media": "screen", "color_scheme": "light", "forced_colors": "active"},
    "print": {"media": "print", "color_scheme": "light", "forced_colors": "none"},
}
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
SPACING = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }"""
"""What WCAG 1.4.12 lets a reader set."""
LETTERS, LARGE = 16, 32
"""Pixels: the size of letters by default, and the 200 % that WCAG 1.4.4 lets a reader set in the browser."""
MEASURES = Path(__file__).with_name("measures.js")


@dataclass
class Watched:
    """A page that is open, and what it did: requests to elsewhere, and errors on its console."""

    page: Page
    remarks: list[str] = field(default_factory=list)

    def show_at(self, width: int, mode: str) -> None:
        """Show the page at a width and in a mode."""
        self.page.set_viewport_size({"width": width, "height": HEIGHT})
        self.page.emulate_media(reduced_motion="reduce", **MODES[mode])


@contextmanager
def open_page(browser: Browser, path: str) -> Iterator[Watched]:
    """A page with nothing in its memory, offline."""
    context = browser.new_context(offline=True, viewport={"width": WIDTHS[0], "height": HEIGHT})
    watched = Watched(context.new_page())
    address = Path(path).as_uri()

    def note_request(to: str) -> None:
        if to.partition("#")[0] != address and not to.startswith("data:"):
            watched.remarks.append(f"requests: the page asks for {to[:120]}")

    def note_error(kind: str, text: str) -> None:
        if kind == "error":
            watched.remarks.append(f"console: {text}")

    watched.page.on("request", lambda request: note_request(request.url))
    watched.page.on("console", lambda message: note_error(message.type, message.text))
    watched.page.on("pageerror", lambda error: note_error("error", str(error)))
    try:
        watched.page.goto(address)
        yield watched
    finally:
        context.close()


def run_axe(watched: Watched, program: str) -> Judgement:
    """axe-core at each width and in each mode; the same in several settings is one finding."""
    watched.page.evaluate(Path(program).read_text(encoding="utf-8"))
    run = "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations', 'incomplete']})"
    violations: dict[str, list[str]] = {}
    undecided: dict[str, list[str]] = {}
    settings = [(width, mode) for width in WIDTHS for mode in MODES]
    for width, mode in settings:
        watched.show_at(width, mode)
        result = watched.page.evaluate(run, list(TAGS))
        for kind, by_words in (("violations", violations), ("incomplete", undecided)):
            for one in result[kind]:
                for node in one["nodes"]:
                    words = f"{one['id']} ({one['impact']}): {one['help']}: {' '.join(map(str, node['target']))}"
                    by_words.setdefault(words, []).append(f"{width} px {mode}")
    return Judgement(_name_settings(violations, len(settings)), _name_settings(undecided, len(settings)))


def _name_settings(settings_of: dict[str, list[str]], settings: int) -> tuple[str, ...]:
    """Each finding with the settings in which it was made."""
    every = "in every setting"
    return tuple(
        f"{line} [{every if len(where) == settings else ', '.join(where)}]" for line, where in settings_of.items()
    )


def measure_page(watched: Watched, program: str) -> Judgement:
    """What a reader meets that axe does not measure: scrolling sideways, words cut off, small targets, lost focus."""
    page = watched.page
    page.evaluate(MEASURES.read_text(encoding="utf-8"))
    findings: list[str] = []

    def note(setting: str, measure: str) -> None:
        findings.extend(f"{line} [{setting}]" for line in page.evaluate(f"measures.{measure}"))

    note("any setting", "pictures()")
    for width in WIDTHS:
        watched.show_at(width, "light")
        note(f"{width} px", "sideways()")
        note(f"{width} px", "clipped()")
        note(f"{width} px", "small(44)")
        page.evaluate("sheet => measures.wear(sheet)", SPACING)
        note(f"{width} px, text spacing of WCAG 1.4.12", "sideways()")
        note(f"{width} px, text spacing of WCAG 1.4.12", "clipped()")
        page.evaluate("measures.wear('')")
    debugger = page.context.new_cdp_session(page)
    for width in WIDTHS[1:]:
        watched.show_at(width, "light")
        debugger.send("Page.setFontSizes", {"fontSizes": {"standard": LARGE}})
        note(f"{width} px, text at 200 %", "sideways()")
        note(f"{width} px, text at 200 %", "clipped()")
    debugger.send("Page.setFontSizes", {"fontSizes": {"standard": LETTERS}})
    for width, mode in ((320, "light"), (1280, "dark")):
        watched.show_at(width, mode)
        findings += [f"{line} [{width} px {mode}]" for line in _focus(page)]
    return Judgement(tuple(findings))


def _focus(page: Page) -> Iterator[str]:
    """Walk through the page with the tab key, as a reader without a mouse does."""
    stops = page.evaluate("measures.start()")
    first = True
    reached = 0
    while reached <= stops + 5:
        page.keyboard.press("Tab")
        stop = page.evaluate("measures.focused()")
        if stop is None:
            break
        reached += 1
        yield from stop["problems"]
        if first and not stop["skips"]:
            yield f"focus: the first stop is {stop['what']}, not a link that skips to the leaflet"
        first = False
    if reached != stops:
        yield f"focus: the tab key reaches {reached} places of {stops}"


ASKED = {"axe": run_axe, "measured": measure_page}


def main() -> None:
    """Start the browser with the first question, and answer until they end."""
    with sync_playwright() as playwright:
        running: list[Browser] = []

        def answer(question: dict[str, Any]) -> Judgement:
            if not running or not running[-1].is_connected():
                # without its sandbox, which needs rights that a container or a root user does not give: what it opens
                # are files of ours, without scripts, and it is offline
                running.append(playwright.chromium.launch(executable_path=question["program"], chromium_sandbox=False))
            with open_page(running[-1], question["path"]) as watched:
                judged = ASKED[question["ask"]](watched, question["axe"])
                return Judgement((*judged.findings, *dict.fromkeys(watched.remarks)), judged.undecided)

        answer_all(answer)
        for browser in running:
            browser.close()


if __name__ == "__main__":
    main()
