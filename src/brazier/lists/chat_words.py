"""How messengers say that somebody came, went or was brought in, in the languages of the screens.

In each pattern `who` is the person, or several in a list where there is a `by`, the one who brought them.
"""

import re
from typing import Final

_WHO: Final = r"(?P<who>.+?)"
_BY: Final = r"(?P<by>.+?)"
_MORE: Final = r"(?P<who>.+)"


def _after(start: str, *words: str, rest: str = "") -> str:
    return start + "(?:" + "|".join(words) + ")" + rest


_PATTERNS: Final = (
    # English
    _after(
        _WHO + " ",
        *(
            "joined using",
            "joined from",
            "joined via",
            "joined the group",
            "joined$",
            "left$",
            "left the group$",
        ),
        *("was added", "was removed", "requested to join", "created group", "created this group"),
        *(
            "changed the",
            "changed this",
            "changed their",
            "changed to",
            "is now an admin",
            "is no longer an admin",
        ),
        *("pinned a message", "turned on", "turned off", "updated the", "reset this", "started a call"),
    ),
    _after(_BY + " ", "added", "removed", "invited", "approved", rest=" " + _MORE),
    # Spanish
    _after(
        _WHO + " ",
        *("se unió", "ha salido", "salió", "abandonó", "se añadió", "fue añadid[oa]", "cambió"),
        *("creó el grupo", "creó este grupo", "ahora es admin"),
    ),
    _after(
        _BY + " ",
        "(?:ha )?añadió a",
        "ha añadido a",
        "agregó a",
        "eliminó a",
        "añadió",
        "agregó",
        rest=" " + _MORE,
    ),
    # French
    _after(
        _WHO + " ",
        *("a rejoint", "est parti", "a quitté", "a créé le groupe", "a créé ce groupe", "a changé"),
        "est maintenant admin",
    ),
    _after(_BY + " ", "a ajouté", "a retiré", "a supprimé", rest=" " + _MORE),
    # Haitian Creole
    _after(_WHO + " ", "antre nan gwoup", "kite gwoup", "te kite", "te antre", "kreye gwoup"),
    _after(_BY + " ", "te ajoute", "ajoute", "retire", rest=" " + _MORE),
    # Arabic: the verb stands before the name or behind it
    _after("", "انضم", "انضمت", "غادر", "غادرت", "أنشأ", "أنشأت", "غيّر", "غيَّر", "غيرت", rest=" " + _WHO)
    + _after("(?: ", "باستخدام", "عبر", "المجموعة", "مجموعة", "عنوان", "إلى", "من", "رقم", rest=".*)?$"),
    _after(_WHO + " ", "انضم", "انضمت", "غادر", "غادرت", rest="(?: .*)?$"),
    _after("", "أضاف", "أضافت", "أزال", "أزالت", rest=r" (?P<by>\S+(?: \S+)?) " + _MORE),
    # Bengali
    _WHO + " এই গ্রুপের .*যোগ",
    _after(
        _WHO + "[ -]?",
        *("যোগ দিয়েছেন", "যোগদান করেছেন", "চলে গেছেন", "গ্রুপ ছেড়েছেন", "গ্রুপ তৈরি করেছেন"),
    ),
    _BY + r" (?P<who>\S.*?)-?কে যোগ করেছেন",
    # Chinese
    _after(
        r"(?P<who>[^ ]+?|.+? )\s?",
        *(
            "通过邀请链接加入",
            "使用此群组",
            "使用本群",
            "加入了",
            "加入群组",
            "已加入",
            "退出了",
            "离开了",
            "已退出",
        ),
        *("创建了群", "创建了此群", "更改了"),
    ),
    _after(_BY + r"\s?", "添加了", "邀请了", "移除了", "将", rest=r"\s?(?P<who>.+?)(?:移出.*|加入.*)?$"),
    # Polish
    _after(
        _WHO + " ",
        *(r"dołączył(?:\(a\)|a)?", "wyszedł", "wyszła", r"opuścił(?:\(a\)|a)?", r"utworzył(?:\(a\)|a)?"),
        r"zmienił(?:\(a\)|a)?",
    ),
    _after(_BY + " ", r"dodał(?:\(a\)|a)?", r"usunął(?:\(ęła\))?", "usunęła", rest=" " + _MORE),
)

EVENTS: Final = tuple(re.compile(pattern, re.I) for pattern in _PATTERNS)

SECRET: Final = re.compile(
    "|".join(
        (
            *(
                "end-to-end",
                "de extremo a extremo",
                "bout en bout",
                "kriptaj",
                "kod sekirite",
                "بين الطرفين",
                "طرف",
            ),
            *("এন্ড-টু-এন্ড", "端到端", "端对端", "od końca do końca", "typu end"),
        )
    ),
    re.I,
)
"""The notice that messages are secret; on iPhones the group itself seems to say it."""

LISTED: Final = re.compile(r", | and | y | e | et | ak | i | و ?|、|，|和| এবং | ও ")
_MYSELF_WORDS: Final = "you tú usted ustedes vous tu ou ty أنت আপনি 你 您 me moi yo mwen ja أنا আমি 我"
MYSELF: Final = frozenset(_MYSELF_WORDS.split())
"""How the phone names the one who saved the chat."""
