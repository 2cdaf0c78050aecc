"""Our words round a film: what its link says, how it is signed, and where its words are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from pipeline.model.document import Film, Link, Section, Text, plain, rewrite
from pipeline.templating.languages import LanguagePack, list_sign_languages


def introduce_film(film: Film, pack: LanguagePack) -> Film:
    """The film with our words round those of its link, and with how it is signed. A language that has no name for a
    sign language has it in English."""
    before, after = pack.labels["watch_film"].split("{film}")
    around = (Text(before), *film.link.children, *([Text(after)] if after else []))
    name = pack.sign_languages.get(film.signed) or list_sign_languages().get(film.signed, "")
    signing = pack.labels["film_signed"].format(language=name) if name else ""
    return replace(film, link=replace(film.link, children=around), signing=signing)


def link_transcripts(sections: Iterable[Section], labels: Mapping[str, str]) -> tuple[Section, ...]:
    """The sections, with a link from each film to the one that has its words. The link says its heading."""
    whole = tuple(sections)
    titles = {section.id: plain(section.title) for section in whole}

    def link(node: Any) -> Any:
        if not isinstance(node, Film) or node.transcript not in titles:
            return node
        words = labels["film_words"].format(section=titles[node.transcript])
        return replace(node, words=(Link(f"#{node.transcript}", (Text(words),)),))

    return rewrite(whole, link)
