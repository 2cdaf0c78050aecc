"""Words cut behind the end of a sentence."""

from __future__ import annotations

from pipeline.conversion.short.sentence_cuts import cut_sentences
from pipeline.model.document import Paragraph, plain, walk
from pipeline.templating.languages import language_pack
from tests.nodes import words
from tests.specimen import specimen

PACK = language_pack("en")
LONG = "It goes on for quite a while, so that nobody could say that it was short."
ROOM = 104


def cut(text: str, room: int = ROOM) -> str:
    return plain(cut_sentences(words(text), PACK, room))


def test_as_many_whole_sentences_stay_as_there_is_room_for() -> None:
    assert cut(f"One. Two. {LONG} {LONG}") == f"One. Two. {LONG}"
    assert cut("One. Two.", room=0) == "One."


def test_the_first_sentence_stays_however_long_it_is() -> None:
    first = LONG.replace(",", ", and on,") * 2
    assert cut(f"{first} More.".replace(".It", " it")) == first.replace(".It", " it")


def test_a_sentence_is_never_cut_inside() -> None:
    for node in walk(specimen().sections):
        if isinstance(node, Paragraph):
            whole, short = plain(node.children), plain(cut_sentences(node.children, PACK, ROOM))
            assert whole.startswith(short) and (short == whole or short[-1] in ".!?")
