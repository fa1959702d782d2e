"""What must never be written down is noticed in eight languages; work talk, names and jobs are left in peace."""

import re
from importlib.resources import files

import pytest

from brazier.people.redlines import JOB, NAME, NOTE, smells_of

NEVER = {
    "immigration": {
        "en": ["she waits for her visa", "He has no papers", "afraid of ICE", "her green card came"],
        "es": ["no tiene papeles", "es indocumentada", "le negaron el asilo"],
        "fr": ["il est sans-papiers", "attend son titre de séjour", "un réfugié"],
        "ht": ["li san papye", "yo pral depòte l", "l ap tann rezidans"],
        "ar": ["ينتظر التأشيرة", "هو لاجئ", "يعمل بدون أوراق"],
        "bn": ["তার ভিসা শেষ", "সে একজন শরণার্থী"],
        "zh-Hans": ["他的签证到期了", "她是难民"],
        "pl": ["czeka na kartę pobytu", "boi się deportacji", "skończyła się jej wiza"],
    },
    "health": {
        "en": ["she is pregnant", "he takes medication", "in therapy since May", "has AIDS"],
        "es": ["está embarazada", "tiene depresión", "toma medicamentos"],
        "fr": ["elle est enceinte", "il fait une dépression", "il est diabétique"],
        "ht": ["li ansent", "li gen dyabèt"],
        "ar": ["هي حامل", "عنده مرض السكري", "تعاني من الاكتئاب"],
        "bn": ["সে গর্ভবতী", "তার ডায়াবেটিস আছে"],
        "zh-Hans": ["她怀孕了", "他有抑郁症"],
        "pl": ["jest w ciąży", "ma cukrzycę", "choruje na raka"],
    },
    "religion": {
        "en": ["they are muslim", "a christian, goes to church", "her brother runs the mosque"],
        "es": ["es musulmán", "muy católica", "son cristianos"],
        "fr": ["il est musulman", "elle est chrétienne", "un juif"],
        "ht": ["li mizilman", "li se katolik"],
        "ar": ["هو مسلم", "أخته مسيحية", "يهودي"],
        "bn": ["সে হিন্দু", "সে মুসলমান"],
        "zh-Hans": ["他是穆斯林", "她是基督徒"],
        "pl": ["jest muzułmaninem", "to katoliczka", "on jest Żydem"],
    },
    "politics": {
        "en": ["a republican", "he loves Trump", "she is a socialist"],
        "es": ["es comunista", "es republicana"],
        "fr": ["il est communiste", "vote Rassemblement national"],
        "ht": ["li kominis", "manm lavalas"],
        "ar": ["هو شيوعي", "عضو في الحزب"],
        "bn": ["সে আওয়ামী লীগ করে", "কমিউনিস্ট"],
        "zh-Hans": ["他是党员", "支持共和党"],
        "pl": ["głosuje na PiS", "to komunista"],
    },
    "sexuality": {
        "en": ["he is gay", "she is a lesbian", "has an affair with the lead"],
        "es": ["es lesbiana", "es homosexual"],
        "fr": ["elle est lesbienne", "il est homosexuel"],
        "ht": ["li masisi", "li madivin"],
        "ar": ["هو مثلي الجنس", "سحاقية"],
        "bn": ["সে সমকামী"],
        "zh-Hans": ["他是同性恋"],
        "pl": ["jest gejem", "to lesbijka"],
    },
    "criminal record": {
        "en": ["was in prison", "has a criminal record", "he is on parole"],
        "es": ["estuvo en la cárcel", "tiene antecedentes penales"],
        "fr": ["il a fait de la prison", "son casier judiciaire"],
        "ht": ["li te nan prizon", "yo kondane l"],
        "ar": ["كان في السجن", "عنده سوابق"],
        "bn": ["সে জেলে ছিল", "সে দণ্ডিত"],
        "zh-Hans": ["他坐过监狱", "有案底"],
        "pl": ["siedział w więzieniu", "była karana"],
    },
}
NAMES = [
    "Rosa Diaz", "Christian López", "christian lopez", "Cristiano Silva", "Jean Chrétien", "Rafiqul Islam",
    "Muslim Uddin", "Gay Talese", "Jesús Refugio", "María Concepción Cruz", "Visa Virtanen", "Anna Rak",
    "Marie-Christiane Noël", "Ice T", "Mohammed Ali", "مسلم أحمد", "فاطمة الزهراء", "রফিকুল ইসলাম", "王小明",
    "Paweł Więcek", "Trump Johnson", "Jailson Santos", "Hindumathi Rao", "Jude Pierre", "Wizyta Nowak",
    "Asma Begum",
]  # fmt: skip
JOBS = [
    "stower", "picker", "ice cream packer", "dry ice handler", "medication aide", "physical therapist",
    "prison guard", "immigration officer", "catholic school teacher", "cancer nurse", "dialysis technician",
    "problem solve", "shop steward", "forklift driver", "auxiliar de cocina", "agent de quai",
    "aide-soignante", "opiekunka", "magazynier", "护工", "নার্স", "ممرضة", "transship dock lead",
]  # fmt: skip
WORK_TALK = [
    "her back hurts after ten hours", "sick child and nobody answers", "still on probation until May",
    "voted yes in our test", "that firing is illegal", "sign the papers on Tuesday", "no break for prayer",
    "wants Ramadan hours", "party in the break room", "Christian will bring two", "the badge is disabled",
    "speaks with conviction", "ice machine is broken", "a democratic union", "conservative with numbers",
    "a él le gustan los deportes", "es ilegal despedirla", "dans l'enceinte de l'usine", "il a arrêté de parler",
    "wizyta w biurze", "życie po zmianie", "اشتراكي الشهري", "إقامة اجتماع يوم الثلاثاء", "هو مثلي يعمل ليلا",
    "আমাদের জেলা থেকে এসেছে", "女同事一起来", "kretyen vivan", "hearing aids are allowed",
]  # fmt: skip


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        pytest.param(topic, text, id=f"{topic}-{language}-{n}")
        for topic, languages in NEVER.items()
        for language, texts in languages.items()
        for n, text in enumerate(texts)
    ],
)
def test_every_topic_is_noticed_in_every_language_however_it_is_spelled(topic: str, text: str) -> None:
    assert topic in smells_of(text)
    assert topic in smells_of(f"{text}.")


def test_all_eight_languages_of_the_screens_stand_in_the_table() -> None:
    eight = {"en", "es", "fr", "ht", "ar", "bn", "zh-Hans", "pl"}
    assert all(set(languages) == eight for languages in NEVER.values())


@pytest.mark.parametrize("text", ["EMBARAZADA", "deprimido", "elle est enceinte", "Wiezienie"])
def test_capitals_and_missing_accents_hide_nothing(text: str) -> None:
    assert smells_of(text)


@pytest.mark.parametrize("text", WORK_TALK)
def test_what_people_say_about_work_is_left_in_peace(text: str) -> None:
    assert smells_of(text, NOTE) == ()


@pytest.mark.parametrize("name", NAMES)
def test_no_name_raises_an_alarm(name: str) -> None:
    assert smells_of(name, NAME) == ()


def test_no_spelling_of_a_name_that_matching_knows_raises_an_alarm_in_a_note_either() -> None:
    spellings = (files("brazier.matching") / "data/spellings.txt").read_text("utf-8")
    names = {word.title() for word in re.findall(r"[^\W\d_]{3,}", spellings)}
    assert len(names) > 2000
    assert [n for n in sorted(names) if smells_of(n, NAME) or smells_of(f"{n} will bring two")] == []


def test_but_what_is_written_beside_a_name_does() -> None:
    assert smells_of("Rosa (undocumented)", NAME) == ("immigration",)
    assert smells_of("Christian, pregnant", NAME) == ("health",)


@pytest.mark.parametrize("job", JOBS)
def test_no_job_raises_an_alarm(job: str) -> None:
    assert smells_of(job, JOB) == ()


def test_but_what_is_written_beside_a_job_does() -> None:
    assert smells_of("picker, pregnant", JOB) == ("health",)


def test_one_note_may_touch_several_topics() -> None:
    assert set(smells_of("pregnant and no papers")) == {"health", "immigration"}


@pytest.mark.parametrize("code", ["ZYD-2DB", "4CG-ZYD", "YNY-RAK", "GEJ-JS7"])
def test_a_code_that_reads_like_a_word_smells_of_nothing_where_a_name_is_asked_for(code: str) -> None:
    assert smells_of(code, NAME) == ()
    assert smells_of(code, NOTE)
