"""How a language is set: its script, the faces of its letters, how far apart its lines stand, and its figures."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Typography:
    """What differs from language to language in setting it; the defaults are those of English.

    `script` is a code of ISO 15924. `line_height` is by how much its lines stand further apart than those of English,
    as a factor. `italics` says whether the script has slanted letters that mean something to its readers. `numbers` is
    the numbering system (CLDR) of its figures. `faces` are families of letters: of a character, the first that has it.
    `brackets` stand round what is added to other words, with the space before them; `between_sentences` is what stands
    between two sentences.
    Words are hyphenated in no language.
    """

    script: str = "Latn"
    line_height: float = 1.0
    italics: bool = True
    numbers: str = "latn"
    faces: tuple[str, ...] = ("Atkinson Hyperlegible Next",)
    brackets: tuple[str, str] = (" (", ")")
    between_sentences: str = " "

    def join_sentences(self, *sentences: str) -> str:
        """Some sentences in a line."""
        return self.between_sentences.join(sentences)


ENGLISH = Typography()
"""How English is set."""
