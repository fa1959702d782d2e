"""A saved chat gives its people and nothing of what they said."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.lists.making import sample, zipped

from brazier.lists.chat import is_chat, read_chat
from brazier.lists.columns import guess
from brazier.lists.mapping import apply
from brazier.lists.reading import read


def people(text):
    sheet = read_chat(text.split("\n"), "chat", "utf-8")
    return [cell for row in sheet.rows for cell in row.cells if cell], sheet


STAMPS = [
    "[11/5/26, 7:39:52 AM] {}",
    "[11/5/26, 7:39:52\u202fAM] {}",
    "[05/11/2026, 07:39:52] {}",
    "[05.11.26, 07:39:52] {}",
    "[2026-11-05, 7:39:52 AM] {}",
    "[5/11/2026 07:39:52] {}",
    "[12.3.2022 klo 14.08.18] {}",
    "[07:39, 11/5/2026] {}",
    "\u200e[11/5/26, 7:39:52 AM] {}",
    "11/5/26, 7:39 AM - {}",
    "5/11/2026, 07:39 - {}",
    "5/11/2026, 9:29 p. m. - {}",
    "5/11/2026, 9:29\u00a0p.\u00a0m. - {}",
    "05/11/2026 à 07:39 - {}",
    "5.11.2026, 07:39 - {}",
    "5.11.26 o 07:39 - {}",
    "2026-11-05 07:39 - {}",
    "2026/11/5 上午7:39 - {}",
    "2026年11月5日 07:39 - {}",
    "\u200f5\u200f/11\u200f/2026، 7:39 ص - {}",
    "٥\u200f/١١\u200f/٢٠٢٦، ٧:٣٩ م - {}",
    "৫/১১/২৬, ৭:৩৯ AM - {}",
    "05/11/2569 BE 07:39 - {}",
    "09/12/2012 17:03:48: {}",
]


@pytest.mark.parametrize("stamp", STAMPS)
def test_a_line_is_known_by_its_stamp_on_every_phone(stamp):
    text = "\n".join(
        stamp.format(said) for said in ("Rosa Díaz: come: now", "+1 917-555-0148: ok", "~\u202fWei: yes")
    )
    assert is_chat(text.split("\n"))
    assert people(text)[0] == ["Rosa Díaz", "+1 917-555-0148", "Wei"]


EVENTS = {
    "Rosa joined using this group's invite link": ["Rosa"],
    "Rosa Diaz left": ["Rosa Diaz"],
    "+1 917-555-0148 was added": ["+1 917-555-0148"],
    "Amara added Rosa": ["Rosa", "Amara"],
    "Amara added Rosa, Wei and +1 347-555-0199": ["Rosa", "Wei", "+1 347-555-0199", "Amara"],
    "You added Rosa": ["Rosa"],
    "Amara changed the subject to “Pack: nights”": ["Amara"],
    "Amara created group “Pack”": ["Amara"],
    "Rosa se unió usando el enlace de invitación de este grupo.": ["Rosa"],
    "Amara añadió a Rosa y Wei": ["Rosa", "Wei", "Amara"],
    "Rosa salió del grupo": ["Rosa"],
    "Marie a rejoint le groupe via un lien": ["Marie"],
    "Amara a ajouté Marie": ["Marie", "Amara"],
    "Guerda antre nan gwoup la ak yon lyen": ["Guerda"],
    "Amara te ajoute Guerda": ["Guerda", "Amara"],
    "انضم أحمد باستخدام رابط الدعوة": ["أحمد"],
    "أحمد غادر": ["أحمد"],
    "করিম এই গ্রুপের আমন্ত্রণ লিঙ্ক ব্যবহার করে যোগ দিয়েছেন": ["করিম"],
    "李娜通过邀请链接加入": ["李娜"],
    "王伟添加了李娜": ["李娜", "王伟"],
    "Ewa dołączyła za pomocą linku": ["Ewa"],
    "Amara dodała Ewa": ["Ewa", "Amara"],
    "Messages and calls are end-to-end encrypted.": [],
    "This message was deleted": [],
}


@pytest.mark.parametrize(("event", "who"), EVENTS.items())
def test_who_came_went_or_was_brought_in(event, who):
    assert people(f"11/5/26, 7:39 AM - {event}")[0] == who


@pytest.mark.parametrize("name", ["chat_iphone.txt", "chat_android.txt"])
def test_not_a_word_of_what_was_said_is_kept(name):
    table = read(name, sample(name))[0]
    told = repr((table, table.source, apply(table, guess(table))))
    for word in ("secret", "raise", "boss", "five", "jefe", "nada", "vemos", "image"):
        assert word not in told


def test_an_iphone_group_that_speaks_of_secrecy_is_no_person():
    names, sheet = people(sample("chat_iphone.txt").decode())
    assert names == ["Amara Okoye", "Rosa Diaz", "Wei", "+1 (917) 555-0148", "Guerda"]
    assert [(fault.line, fault.code) for fault in sheet.faults if fault.line] == [(1, "group_name")]


def test_a_friend_who_only_sent_the_first_notice_and_then_wrote_is_a_person():
    text = "[11/5/26, 7:39:52 AM] Rosa: \u200eMessages are end-to-end encrypted.\n[11/5/26, 7:40:52 AM] Rosa: hi"
    assert people(text)[0] == ["Rosa"]


def test_the_one_who_saved_the_chat_is_told_to_add_themselves():
    _, sheet = people("11/5/26, 7:39 AM - You: hi\n11/5/26, 7:39 AM - Rosa: hi")
    assert {fault.code: fault.holes["count"] for fault in sheet.faults} == {"yourself": 1, "chat_text": 1}


@pytest.mark.parametrize(
    "said", ["http://x.example: look", ": nothing", "x" * 130 + ": too long", "🌙: moon", "a: b"]
)
def test_odd_senders(said):
    assert people(f"11/5/26, 7:39 AM - {said}")[0] in ([], ["a"])


@pytest.mark.parametrize(
    "text",
    [
        "Name,Phone\nRosa,917 555 0148",
        "Rosa Diaz 917 555 0148",
        "",
        "11/5/2026 Rosa Diaz",
        "Meeting 11/5/26, 7:39 AM - bring food",
        "hello\n\n\n11/5/26, 7:39 AM",
    ],
)
def test_other_texts_are_no_chat(text):
    assert not is_chat(text.split("\n"))


def test_long_messages_between_do_not_hide_the_chat():
    lines = [line for n in range(20) for line in (f"11/5/26, 7:{n + 10} AM - Rosa: one", "two", "three", "four")]
    assert is_chat(lines)


def test_a_chat_packed_with_its_pictures_is_opened():
    data = zipped({"_chat.txt": sample("chat_iphone.txt"), "00000001-PHOTO.jpg": b"\xff\xd8\xff" * 20})
    assert len(read("WhatsApp Chat - Pack.zip", data)[0].rows) == 5


@given(st.text(st.sampled_from("[]0123456789/:,- ap.mRosa~\u200e\u202f年"), max_size=120))
@settings(max_examples=120, deadline=1_000)
def test_any_line_can_be_looked_at(line):
    people(line)
    is_chat([line])


def test_hostile_chats_take_no_time():
    people("\n".join(["11/5/26, 7:39 AM - " + "added " * 80] * 3_000))
    people("\n".join(["1" * 90_000, "[" + "1/" * 40_000, "11/5/26, " + "a " * 40_000]))
