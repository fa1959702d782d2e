"""Free text that smells of what must never be written down: it could cost somebody everything. Pure.

It warns; it does not judge. What counts at work ("pain", "sick child") is not on the list, because people
care about it and say so.
"""

import re
import unicodedata
from functools import cache

TOPICS: dict[str, str] = {
    "immigration": """
        visa visas immigration immigrant undocumented illegal asylum refugee deport deported deportation passport
        greencard "green card" "work permit" papers h1b h2b tps daca ice
        migracion migratorio indocumentado indocumentada asilo refugiado deportado "permiso de trabajo" papeles
        immigration sans-papiers "titre de sejour" clandestin expulsion
        imigrasyon "san papye" depote rezidans
        تأشيرة هجرة لاجئ لجوء ترحيل إقامة
        ভিসা অভিবাসন শরণার্থী
        签证 移民 难民 非法居留 遣返
        wiza imigrant uchodzca deportacja "karta pobytu"
    """,
    "health": """
        pregnant pregnancy depressed depression cancer hiv aids diabetes epilepsy bipolar disability disabled
        medication addicted addiction alcoholic suicidal therapy diagnosis
        embarazada embarazo deprimido depresion diabetes discapacidad medicamento adicto alcoholico
        enceinte grossesse depression diabete handicap medicament alcoolique
        ansent maladi dyabet depresyon
        حامل سرطان اكتئاب سكري إعاقة
        গর্ভবতী ক্যান্সার ডায়াবেটিস
        怀孕 癌症 抑郁 糖尿病 残疾
        ciaza depresja rak cukrzyca niepelnosprawny
    """,
    "religion": """
        muslim christian jewish hindu buddhist catholic protestant atheist mosque synagogue
        musulman musulmana cristiano judio catolico evangelico mezquita
        musulman chretien juif catholique mosquee
        mizilman kretyen katolik
        مسلم مسيحي يهودي
        মুসলিম হিন্দু খ্রিস্টান
        穆斯林 基督徒 佛教徒
        muzulmanin chrzescijanin katolik zyd
    """,
    "politics": """
        republican democrat trump biden communist socialist conservative liberal "party member" voted maga
        republicano democrata comunista socialista
        republicain communiste socialiste
        كوميونيست شيوعي اشتراكي
        কমিউনিস্ট
        党员 共产党
        komunista pis "platforma obywatelska"
    """,
    "sexuality": """
        gay lesbian bisexual transgender trans queer homosexual affair
        lesbiana homosexual bisexual transexual
        lesbienne homosexuel bisexuel
        مثلي
        সমকামী
        同性恋
        gej lesbijka homoseksualista
    """,
    "criminal record": """
        convicted conviction felon felony jail prison parole probation "criminal record" arrested
        carcel prision condenado "antecedentes penales" arrestado "libertad condicional"
        prison condamne "casier judiciaire" arrete
        prizon
        سجن سوابق
        জেল কারাগার
        坐牢 监狱 前科
        wiezienie skazany karany
    """,
}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    found = {}
    for topic, listed in TOPICS.items():
        words = {phrase or word for phrase, word in re.findall(r'"([^"]+)"|(\S+)', listed)}
        letters = [w for w in words if w.isascii()]
        others = [w for w in words if not w.isascii()]
        parts = [rf"\b(?:{'|'.join(map(re.escape, sorted(letters)))})\b", *map(re.escape, sorted(others))]
        found[topic] = re.compile("|".join(parts), re.IGNORECASE)
    return found


def smells_of(text: str) -> tuple[str, ...]:
    """The topics a note touches that we keep nothing about; empty if none."""
    plain = _without_accents(text)
    return tuple(t for t, pattern in _patterns().items() if pattern.search(plain) or pattern.search(text))


def _without_accents(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
