"""What is known of a language by its tag."""

from __future__ import annotations

import pytest

from pipeline.templating.known_languages import UnknownLanguageError, find_language


def test_a_language_has_its_names_direction_and_script() -> None:
    somali, urdu, chinese = find_language("so"), find_language("ur"), find_language("zh-Hant")
    assert (somali.english, somali.name, somali.direction, somali.script) == ("Somali", "Soomaali", "ltr", "Latn")
    assert (urdu.english, urdu.direction, urdu.script) == ("Urdu", "rtl", "Arab")
    assert chinese.script == "Hant"


@pytest.mark.parametrize(("tag", "nearest"), [("EN", "en"), ("Welsh", "cy"), ("portugese", "pt")])
def test_what_is_no_tag_is_refused_with_what_may_be_meant(tag: str, nearest: str) -> None:
    with pytest.raises(UnknownLanguageError) as refused:
        find_language(tag)
    assert refused.value.nearest == nearest
