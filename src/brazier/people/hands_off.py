"""A task that would have somebody touch another's ballot. No such task is kept: it can void a whole vote. Pure."""

import re
import unicodedata

_OTHERWISE = r"(?!(?:before|after|until|till|for|about|when|to|antes|despues|avant|apres)\b)"
_NEAR = rf"\W+(?:{_OTHERWISE}[\w’']+\W+){{0,4}}?"
_ALWAYS = (
    rf"\b(?:collect|gather|pick(?:ing)? up|round up|harvest)\w*{_NEAR}(?:mail )?ballots?\b",
    r"\bballots?\W+(?:pick-?up|collection|collecting|run|drop-?off)\b",
    rf"\b(?:recog|recoj|junt|recolect)\w*{_NEAR}(?:papeleta|boleta)s?\b",
    rf"\b(?:ramass|collect|recuper|recolt)\w*{_NEAR}bulletins?\b",
    rf"\b(?:ranmase|kolekte){_NEAR}bilten\w*",
    rf"\b(?:zbier|zebra|odbier|odebra)\w*{_NEAR}(?:kart\w* do glosowania|karty wyborcze)\b",
    r"(?:جمع|اجمع|نجمع|اجمعوا|اخذ|خذ)\s+(?:\S+\s+){0,2}?(?:ورقة|اوراق|بطاقات?)\s+(?:الت|ال)?(?:تصويت|صويت|اقتراع)",
    r"(?:收集|代收|代投|代寄|收走)[^。；，]{0,6}选票",
    r"ব্যালট\S*\s+(?:সংগ্রহ|তুলে|জমা)",
)
_UNLESS_ASKED = (
    r"\b(?:post|mail|carry|fetch|bring|take|drop off|hand in|deliver)(?:ing)?\W+(?:[\w’']+\W+){0,2}?ballots?\b",
    rf"\b(?:llev|ech|entreg|envi)\w*{_NEAR}(?:papeleta|boleta)s?\b",
    rf"\b(?:post|port|apport|depos)(?:er|e)\b{_NEAR}bulletins?\b",
)
"""Also what one may ask somebody to do with a ballot of their own."""
_ASKED = re.compile(
    r"\b(?:ask|asks|remind|reminds|tell|tells|whether|if|have they|has she|has he|never|not|don.t|"
    r"pregunt\w*|recuerd\w*|record\w*|nunca|no|demand\w*|rappel\w*|jamais|ne)\b"
)
_ALWAYS_SEEN = re.compile("|".join(_ALWAYS))
_SEEN = re.compile("|".join(_UNLESS_ASKED))
_NEVER = re.compile(r"\b(?:never|nobody|do not|don.t|nunca|nadie|jamais)\b")


def touches_ballots(text: str) -> bool:
    """Whether this task has somebody collect, carry or post a ballot that is not theirs. Asking them whether, or
    to, post their own is none."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c)).replace("ł", "l")
    if _NEVER.search(plain):
        return False
    return bool(_ALWAYS_SEEN.search(plain)) or (bool(_SEEN.search(plain)) and not _ASKED.search(plain))
