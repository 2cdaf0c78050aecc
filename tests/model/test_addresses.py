"""The gate of addresses: what may be a link, wherever it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.addresses import (
    UnsafeAddressError,
    check_address,
    check_mail,
    check_reference_address,
    check_words,
    find_reference_address,
)

SAFE = (
    "https://example.org",
    "https://example.org/",
    "https://www.example.org:8443/a/b.html?c=d&e=f#g",
    "https://example.org?c",
    "https://example.org#c",
    "https://example.org/a@b",
    "https://example.org/(a)",
    "https://example.org/%20",
    "https://example.org/ü",
    "https://xn--mnchen-3ya.de/",
    "https://xn--r8jz45g.jp/",
    "mailto:a.b+c@example.org",
)
UNSAFE = (
    *("", "#", "a", "en.md", "../a", "//example.org", "/a", "C:\\a", "\\\\host\\a"),
    *("javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", " javascript:alert(1)", "vbscript:x"),
    *("data:text/html,x", "file:///etc/passwd", "ftp://example.org", "http://example.org", "HTTPS://example.org"),
    *("blob:https://example.org/a", "view-source:https://example.org", "tel:999", "https:example.org"),
    *("https://", "https://?", "https://#", "https:///a", "https://[::1", "https://[::1]/", "https://127.0.0.1/"),
    *("https://localhost/", "https://a..b", "https://.example.org", "https://example.org.", "https://-a.org"),
    *("https://a_b.org", "https://example.123", "https://example.org:0/", "https://example.org:99999/"),
    *("https://example.org:x/", "https://user@example.org/", "https://user:secret@example.org/"),
    *(
        "https://example.org\\@evil.org",
        "https://example.org/a b",
        "https://example.org/\ta",
        "https://example.org/\x00",
    ),
    *("https://example.org/<a>", 'https://example.org/"a', "https://example.org/`a", "https://example.org/[a]"),
    *("https://example.org/%", "https://example.org/%0a", "https://example.org/%zz", "https://example.org/a#b#c"),
    *(
        "https://example.org/\u202egro",
        "https://exam\u200bple.org",
        "https://example.org/\u2028",
        "https://example\uff0eorg",
    ),
    *("https://\u0430pple.com", "https://xn--pple-43d.com", "https://xn--80ak6aa92e.com", "https://xn--.org"),
    *("https://" + "a" * 64 + ".org", "https://example.org/" + "a" * 2_000),
    *("mailto:", "mailto:a", "mailto:a@b", "mailto:a@example.org?body=x", "mailto:a@example.org,b@example.org"),
    *("mailto:a b@example.org", "mailto:.a@example.org", "mailto:a@[127.0.0.1]"),
)


@pytest.mark.parametrize("address", SAFE)
def test_what_can_be_followed(address: str) -> None:
    check_address(address)


@pytest.mark.parametrize("address", UNSAFE)
def test_what_cannot(address: str) -> None:
    with pytest.raises(UnsafeAddressError) as error:
        check_address(address)
    assert error.value.hint and len(str(error.value)) < 200
    assert not any(sign in str(error.value) for sign in "\0\t\u202e\u200b\u2028")


@given(st.text("https:/.@[]?#%\\ aé\u0430\0\t-x12", max_size=30))
def test_every_text_is_judged(text: str) -> None:
    for address in (text, f"https://{text}", f"mailto:{text}"):
        try:
            check_address(address)
        except UnsafeAddressError:
            continue
        assert address.startswith(("https://", "mailto:")) and not set(address) & set(" \0\t\\[]")


@pytest.mark.parametrize(
    "words", ["CC BY 4.0", "PO Box 1: London", "Mon-Fri: 9:00", "See https://example.org/a.", "", "a@b"]
)
def test_words_may_hold_an_address(words: str) -> None:
    check_words(words)


NOT_SAFE = (
    "javascript:alert(1)",
    "See http://example.org",
    "//evil.org",
    "(data:text/html,x)",
    "www.a_b.org",
    "a@b..org",
)


@pytest.mark.parametrize("words", NOT_SAFE)
def test_words_with_an_address_that_is_not_safe(words: str) -> None:
    with pytest.raises(UnsafeAddressError):
        check_words(words)


def test_mail() -> None:
    check_mail("leaflets@example.org")
    with pytest.raises(UnsafeAddressError):
        check_mail("javascript:alert(1)")


@pytest.mark.parametrize(
    ("item", "address"),
    [
        ({"URL": "https://example.org"}, "https://example.org"),
        ({"URL": "https://example.org", "DOI": "10.1/x"}, "https://example.org"),
        ({"DOI": "10.1000/182"}, "https://doi.org/10.1000/182"),
        ({"DOI": "https://doi.org/10.1000/182"}, "https://doi.org/10.1000/182"),
        ({"DOI": "doi:10.1000/182"}, "https://doi.org/10.1000/182"),
        ({"DOI": "10.1002/(SICI)1097<1::A>3.0"}, "https://doi.org/10.1002/(SICI)1097%3C1::A%3E3.0"),
    ],
)
def test_the_address_of_a_reference(item: dict[str, str], address: str) -> None:
    named = find_reference_address(item)
    assert named and named[1] == address
    check_reference_address({**item, "DOI": "10.1000/182"} if "URL" in item else item)


@pytest.mark.parametrize(
    "item",
    [{"URL": "javascript:alert(1)"}, {"URL": ["https://example.org"]}, {"URL": 5}, {"DOI": "x"}, {"DOI": {"a": "b"}}],
)
def test_the_address_of_a_reference_passes_the_gate(item: dict[str, object]) -> None:
    with pytest.raises(UnsafeAddressError):
        check_reference_address(item)


def test_a_reference_without_an_address() -> None:
    assert find_reference_address({"title": "A"}) is None
    check_reference_address({"title": "A"})
