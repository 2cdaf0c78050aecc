"""The way back in finished forms: a code that another reader reads on paper, a link elsewhere, a word in messages."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.conversion import FORMATS
from pipeline.conversion.page.writer import write_page
from pipeline.conversion.systems.rapidpro.writer import write_organisation
from pipeline.model.document import Document, FeedbackReply, Link, QrCode, Section
from pipeline.model.source import Span
from pipeline.proof.parity import verify_document
from tests.conversion.paper_words import PAPER
from tests.conversion.systems.made import CAMPAIGN, checked, draft, files
from tests.conversion.systems.test_rapidpro import organisation, read_back
from tests.conversion.test_qr import paint, read
from tests.nodes import says, words
from tests.specimen import specimen
from tests.written import save

ADDRESS = "https://example.org/feedback?leaflet=specimen&language=en&version=0.1.0"
CODE = QrCode("leaflet-feedback-code", Link(ADDRESS, words("Tell us on the web")), paper_only=True)
SECTION = Section("leaflet-feedback", words("Tell us what you think of this leaflet"), (says("Please tell us."), CODE))
REPLY = FeedbackReply("COMMENT", "Thank you. To say more: me@example.org, @contact", "specimen, en, 0.1.0")


def asking() -> Document:
    whole = specimen()
    return replace(whole, sections=(*whole.sections[:1], SECTION, whole.sections[-1]), editions={})


@pytest.mark.slow
@pytest.mark.parametrize("form", ["pdf", "large-print"])
def test_a_code_on_paper_leads_to_the_page_for_feedback(form: str) -> None:
    found = [text for page in paint(PAPER[form](asking())[0].data) for text in read(page)]
    assert ADDRESS in found


def test_on_the_page_it_is_a_link_and_no_code() -> None:
    page = write_page(asking())[0].data.decode()
    section = page.partition('id="leaflet-feedback"')[2].partition("</section>")[0]
    assert f'href="{ADDRESS.replace("&", "&amp;")}"' in section and "<img" not in section


def test_a_form_that_does_not_ask_is_found(tmp_path: Path) -> None:
    document = asking()
    (page,) = write_page(document)
    for old, new in (("Tell us on the web", "Read on"), ("language=en", "language=en&amp;reader=7")):
        (tmp_path / "index.html").write_text(page.data.decode().replace(old, new), "utf-8")
        found = verify_document(document, tmp_path, "outputs", FORMATS.values(), {"html"})
        assert [one for one in found.diagnostics if one.code == "HTM101"], new


# --- in messages


def answering(make: Any = checked) -> Document:
    document: Document = make(campaign=replace(CAMPAIGN, feedback=REPLY))
    return document


def test_a_word_is_answered_and_what_was_texted_is_kept() -> None:
    export = organisation(answering())
    (flow,) = [one for one in export["flows"] if one["name"].endswith("COMMENT")]
    (trigger,) = [one for one in export["triggers"] if one["keyword"] == "comment"]
    assert trigger["flow"] == {"uuid": flow["uuid"], "name": flow["name"]} and trigger["match_type"] == "F"
    (node,) = flow["nodes"]
    about, thanks = node["actions"][1], node["actions"][2]
    assert [(one["type"], one["value"]) for one in node["actions"][:2]] == [
        ("set_run_result", "@input.text"),
        ("set_run_result", "specimen, en, 0.1.0"),
    ]
    assert about["name"] == "Feedback about"
    assert thanks["text"] == "Thank you. To say more: me@@example.org, @@contact"


def test_the_makers_of_rapidpro_read_it_back() -> None:
    flows = {one["name"]: one for one in read_back(organisation(answering()))["flows"]}
    (flow,) = [one for name, one in flows.items() if name.endswith("COMMENT")]
    assert [one["type"] for one in flow["nodes"][0]["actions"]] == ["set_run_result", "set_run_result", "send_msg"]


def test_the_readme_says_where_the_words_are() -> None:
    read_me = files(write_organisation(answering()))["messages/rapidpro/README.txt"]
    assert "Its results `Feedback` and `Feedback about` keep what was texted" in read_me


def verify(document: Document, folder: Path, system: str = "rapidpro") -> list[str]:
    found = verify_document(document, folder, "outputs", FORMATS.values(), {system})
    return [one.message for one in found.diagnostics]


@pytest.mark.parametrize("make", [draft, checked])
@pytest.mark.parametrize("system", ["rapidpro", "messages", "review"])
def test_what_was_written_is_proven(system: str, make: Any, tmp_path: Path) -> None:
    document = answering(make)
    made = FORMATS[system].write(document, {}, Span("specimen"))
    assert made.value
    save(made.value, tmp_path)
    assert verify(document, tmp_path, system) == []
    if system == "messages":
        assert "Feedback: COMMENT at the start of a text" in (tmp_path / "messages/messages.txt").read_text("utf-8")
    without = FORMATS[system].write(make(), {}, Span("specimen"))
    assert without.value
    save(without.value, tmp_path)
    assert verify(document, tmp_path, system) != [], "it is missing"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("@input.text", "@input.urn"),
        ("specimen, en, 0.1.0", "specimen, en, 0.2.0"),
        ("Thank you.", "Thanks."),
        ('"comment"', '"comments"'),
    ],
)
def test_a_spoilt_flow_is_found(old: str, new: str, tmp_path: Path) -> None:
    document = answering()
    made = FORMATS["rapidpro"].write(document, {}, Span("specimen"))
    assert made.value
    save(made.value, tmp_path)
    path = tmp_path / "messages/rapidpro/organisation.json"
    text = path.read_text("utf-8")
    assert old in text and json.loads(text)
    path.write_text(text.replace(old, new), "utf-8")
    assert verify(document, tmp_path)
