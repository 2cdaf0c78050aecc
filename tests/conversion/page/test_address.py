"""What a page says of its place on the web, and of those who signed it off: nothing until somebody has said so."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from pipeline.conversion.page.writer import write_page
from pipeline.model.document import Document, LanguageEdition, Reviewer
from tests.specimen import specimen

HERE, THERE = "https://example.org/leaflets/specimen/en/", "https://example.org/leaflets/specimen/es/"
ENGLISH, SPANISH = LanguageEdition("en", "English", "ltr", HERE), LanguageEdition("es", "Español", "ltr", THERE)


def page(document: Document) -> str:
    return write_page(document)[0].data.decode()


def described(document: Document) -> dict[str, object]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page(document))
    assert found is not None
    values: dict[str, object] = json.loads(found[1])
    return values


def test_without_an_address_nothing_is_said_of_one() -> None:
    html = page(specimen())
    assert "canonical" not in html and "hreflang" not in html and "og:url" not in html
    assert not {"url", "reviewedBy", "lastReviewed"} & set(described(specimen()))


def test_with_an_address_the_page_names_itself() -> None:
    html = page(replace(specimen(), address=HERE, languages=(ENGLISH,)))
    assert f'<link rel="canonical" href="{HERE}">' in html and f'<meta property="og:url" content="{HERE}">' in html
    assert "hreflang" not in html, "there is one language"


def test_each_language_is_named_and_the_source_language_is_the_default() -> None:
    html = page(replace(specimen(), address=THERE, languages=(ENGLISH, SPANISH)))
    assert re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"', html) == [
        ("en", HERE),
        ("x-default", HERE),
        ("es", THERE),
    ]
    assert f'rel="canonical" href="{THERE}"' in html


def test_what_is_withdrawn_has_no_other_address() -> None:
    document = replace(specimen(), address=THERE, status="withdrawn", languages=(ENGLISH, SPANISH))
    assert 'rel="alternate"' not in page(document), "no page leads back to it"


def test_a_reviewer_is_named_only_when_somebody_signed() -> None:
    signed = replace(specimen(), reviewers=(Reviewer("A B", "physician", "C"),), last_reviewed="2026-11-22")
    assert described(signed)["reviewedBy"] == [
        {"@type": "Person", "name": "A B", "jobTitle": "physician", "worksFor": {"@type": "Organization", "name": "C"}}
    ]
    assert described(signed)["lastReviewed"] == "2026-11-22"
