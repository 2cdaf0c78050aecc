"""Language codes: RapidPro names languages by ISO 639-3, Plainleaf by BCP 47."""

from __future__ import annotations

from typing import Final

# The two-letter codes of ISO 639-1, each followed by its three letters in ISO 639-3.
_PAIRS: Final = (
    "aaaar ababk aeave afafr akaka amamh anarg arara asasm avava ayaym azaze babak bebel bgbul bibis "
    "bmbam bnben bobod brbre bsbos cacat ceche chcha cocos crcre csces cuchu cvchv cycym dadan dedeu "
    "dvdiv dzdzo eeewe elell eneng eoepo esspa etest eueus fafas ffful fifin fjfij fofao frfra fyfry "
    "gagle gdgla glglg gngrn guguj gvglv hahau heheb hihin hohmo hrhrv hthat huhun hyhye hzher iaina "
    "idind ieile igibo iiiii ikipk ioido isisl itita iuiku jajpn jvjav kakat kgkon kikik kjkua kkkaz "
    "klkal kmkhm knkan kokor krkau kskas kukur kvkom kwcor kykir lalat lbltz lglug lilim lnlin lolao "
    "ltlit lulub lvlav mgmlg mhmah mimri mkmkd mlmal mnmon mrmar msmsa mtmlt mymya nanau nbnob ndnde "
    "nenep ngndo nlnld nnnno nonor nrnbl nvnav nynya ococi ojoji omorm orori ososs papan pipli plpol "
    "pspus ptpor quque rmroh rnrun roron rurus rwkin sasan scsrd sdsnd sesme sgsag sisin skslk slslv "
    "smsmo snsna sosom sqsqi srsrp ssssw stsot susun svswe swswa tatam tetel tgtgk ththa titir tktuk "
    "tltgl tntsn toton trtur tstso tttat twtwi tytah uguig ukukr ururd uzuzb veven vivie vovol wawln "
    "wowol xhxho yiyid yoyor zazha zhzho zuzul "
)
_THREE_LETTERS: Final = {pair[:2]: pair[2:] for pair in _PAIRS.split()}


def find_three_letters(tag: str) -> str:
    """The ISO 639-3 code of the language of a BCP 47 tag: "eng" of "en-GB". Empty where ISO 639-1 has no such language;
    a subtag of three letters is such a code already (RFC 5646, section 2.2.1)."""
    language = tag.split("-")[0].lower()
    return language if len(language) == 3 else _THREE_LETTERS.get(language, "")
