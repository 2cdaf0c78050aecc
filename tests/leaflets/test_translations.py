"""The real leaflets in other languages: what comes out says all that the translation says, conforms, and says that
nobody has looked at it. All forms of one leaflet: its paper and pages are those of the other."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import cli
from pipeline.model.leaflet import Leaflet
from pipeline.model.memory import Remember
from pipeline.proof.validators import Validator
from pipeline.templating.compose import compose
from tests.once import build_from, make_once, run_folder
from tests.paths import SOURCE
from tests.proof.validators.asking import EVERY, Verdicts, faults, verdicts

pytestmark = pytest.mark.slow

NAME = "staying-strong"
LANGUAGES = ("es", "ar", "hi", "zh-Hans", "cy")
MOST_BYTES = 500_000
"""Of a PDF in Chinese, which has more characters than any other."""


@pytest.fixture(scope="module")
def translated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All forms of it, and the pages of the other, which its pages link to."""

    def make(place: Path) -> None:
        build_from(SOURCE, (NAME,), LANGUAGES)(place)
        build_from(SOURCE, (), LANGUAGES, ("html",))(place)

    return make_once(run_folder(tmp_path_factory) / "translated", make) / "outputs"


@pytest.fixture(scope="module")
def judged(translated: Path, remember: Remember) -> Verdicts:
    return verdicts(translated / NAME, remember)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_lost_or_torn(language: str, translated: Path) -> None:
    words = ["verify", NAME, "--language", language, "--source", str(SOURCE), "--output", str(translated)]
    done = CliRunner().invoke(cli, words)
    assert done.exit_code == 0, done.output
    assert "error" not in done.output and "warning" not in done.output, done.output


@pytest.mark.parametrize(("validator", "profile"), EVERY)
def test_translations_conform(validator: Validator, profile: str, judged: Verdicts) -> None:
    assert faults(judged, validator, profile) == {}


def test_a_pdf_in_chinese_is_no_heavier_than_a_photograph(translated: Path) -> None:
    sizes = [path.stat().st_size for path in (translated / NAME / "zh-Hans").glob("*.pdf")]
    assert len(sizes) > 2 and max(sizes) < MOST_BYTES


@pytest.mark.parametrize("name", ["muscle-atrophy", NAME])
def test_every_translation_is_a_draft_that_nobody_has_looked_at(name: str, real_leaflets: dict[str, Leaflet]) -> None:
    leaflet = real_leaflets[name]
    assert sorted(leaflet.texts) == sorted(("en", *LANGUAGES))
    for language in LANGUAGES:
        translation = leaflet.texts[language].front.translation
        assert translation and translation.status == "draft"
        notice = compose(leaflet, language).notice
        assert notice and notice != compose(leaflet, "en").notice
