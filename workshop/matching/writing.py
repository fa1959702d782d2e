"""How one worker comes to stand on one list: the row that somebody wrote."""

from datetime import date
from random import Random

from brazier.matching.entry import Entry
from workshop.matching.peoples import people
from workshop.matching.persons import Home, Person, plain
from workshop.matching.sheets import Sheet
from workshop.matching.slips import heard, keyed, misread, scrawl

DEPARTMENTS = (
    ("Housekeeping", "HK", "Hskp"), ("Front Desk", "FD", "Frontdesk"), ("Kitchen", "Kit", "BOH"),
    ("Laundry", "Lndry"), ("Banquets", "Bqt"), ("Engineering", "Eng", "Maint"), ("Security", "Sec"),
    ("Emergency", "ER", "ED"), ("Intensive Care", "ICU"), ("Surgery", "OR", "Surg"),
    ("Pharmacy", "Rx", "Pharm"), ("Radiology", "Rad", "X-ray"), ("Dietary", "Diet", "Food Svc"),
    ("Environmental Services", "EVS"), ("Transport", "Trans"), ("Slaughter", "Kill floor", "KF"),
    ("Fabrication", "Fab"), ("Packaging", "Pkg", "Packing"), ("Loading", "Load", "Dock 2"),
    ("Cold Storage", "Freezer"), ("Customer Service", "CS", "Cust Serv"), ("Grocery", "Groc"),
    ("Produce", "Prod"), ("Bakery", "Bak"), ("Deli", "Deli/Meat"), ("Night Fill", "NF"),
    ("Assembly", "Assy", "Line 1"), ("Paint", "Paint Shop"), ("Quality", "QA", "QC"), ("Welding", "Weld"),
    ("Flow", "Flo"), ("Decant", "Dec"), ("Vendor Returns", "VR"), ("Line Haul", "LH"), ("Delivery", "Drivers"),
    ("Aisle 7", "A7"),
)  # fmt: skip
SHIFTS = (
    ("Morning", "AM", "1st", "mañana"), ("Evening", "PM", "2nd", "tarde"),
    ("Overnight", "3rd", "graveyard", "noche"), ("Weekend", "WE", "Sat-Sun"), ("Donut", "A"),
    ("Reduced Time", "RT"), ("Flex", "flx"), ("B Crew", "B"), ("C Crew", "C"), ("Sunrise", "SR"),
)  # fmt: skip
TOWNS = ("Springfield", "Riverside", "Oakland", "Newark")
JUNK = (
    "work", "job", "(work)", "new", "union", "coworker", "line lead", "trabajo", "travay", "amigo", "bus",
    "church", "neighbor", "day", "nite", "2", "cell", "old number", "ok", "yes", "strong", "leader", "???",
    "driver", "gym", "shop", "plant", "hotel", "hosp", "lunch", "🌞", "💯", "🙌", "🎉", "🌹", "🏀",
    "🇵🇷", "🇸🇴", "🇻🇳", "❤", "😂", "🙂", "🎶", "🐝", "🛠",
)  # fmt: skip


def write(person: Person, sheet: Sheet, key: str, chance: Random) -> Entry:
    """The row of this worker on this list."""
    given, family = _given(person, sheet, chance), _family(person, sheet, chance)
    given, family = _slipped(given, sheet, chance), _slipped(family, sheet, chance)
    given, family = _shortened(given, family, sheet, chance)
    name, first, last = _laid_out(person, given, family, sheet, chance)
    fill = sheet.fill
    has = {column: chance.random() < share for column, share in fill.items()}
    stale = chance.random() < sheet.stale
    home = person.old_home if stale else person.home
    phones = _phones(person, sheet, stale, chance) if has.get("phone") else ()
    emails = _emails(person, sheet, chance) if has.get("email") else ()
    if phones and emails and chance.random() < sheet.swapped_cells:
        phones, emails = emails, phones
    return Entry(
        key, sheet.source, name, first, last, phones, emails,
        _address(home, sheet, chance) if has.get("address") else "",
        _postcode(home, chance) if has.get("postcode") else "",
        _birth(person.born, sheet, chance) if has.get("birth") else "",
        _place(DEPARTMENTS, person.department, sheet, chance) if has.get("department") else "",
        _place(SHIFTS, person.shift, sheet, chance) if has.get("shift") else "",
        chance.choice(("{}", "{}", "{}", "Site {}", "#{}")).format(person.site + 1) if has.get("site") else "",
        _badge(person, sheet, chance) if has.get("badge") else "",
    )  # fmt: skip


def _postcode(home: Home, chance: Random) -> str:
    return home.postcode + (f"-{chance.randrange(1, 9999):04d}" if chance.random() < 0.05 else "")


def _badge(person: Person, sheet: Sheet, chance: Random) -> str:
    return misread(person.badge, chance) if chance.random() < sheet.slips * 0.3 else person.badge


def _given(person: Person, sheet: Sheet, chance: Random) -> str:
    if person.nicknames and chance.random() < sheet.nick:
        return chance.choice(person.nicknames)
    given = person.given.spellings[0] if chance.random() < sheet.legal else person.used_given
    if person.middle is None:
        return given
    middle = (
        person.middle.spellings[0] if chance.random() < sheet.legal else chance.choice(person.middle.spellings)
    )
    shape = people(person.people).shape
    if shape == "bengali":
        return f"{middle} {given}" if chance.random() < 0.7 else given
    roll = chance.random()
    if shape in ("patronymic", "vietnamese", "string", "punjabi"):
        return f"{given} {middle}" if roll < 0.35 + sheet.middle * 0.4 else given
    if roll < sheet.middle:
        careful = sheet.kind in ("roster", "benefits", "badges")
        return (
            f"{given} {middle[0]}{chance.choice(('', '.'))}"
            if careful or chance.random() < 0.6
            else f"{given} {middle}"
        )
    return middle if shape == "double" and roll > 0.95 and sheet.legal < 0.9 else given


def _family(person: Person, sheet: Sheet, chance: Random) -> str:
    careful = sheet.kind in ("roster", "benefits", "badges")
    if person.maiden and chance.random() < (0.5 if careful else 0.3):
        return person.maiden
    family = person.family.spellings[0] if chance.random() < sheet.legal else person.used_family
    if person.family2 is None:
        return family
    second = person.family2.spellings[0]
    if people(person.people).shape == "maiden":
        return f"{second[0]}. {family}" if chance.random() < 0.15 else family
    roll = chance.random()
    if roll < (0.75 if careful else 0.4):
        return f"{family}{chance.choice((' ', ' ', '-'))}{second}"
    return second if roll > 0.95 else family


def _slipped(text: str, sheet: Sheet, chance: Random) -> str:
    words = [_slip(word, sheet, chance) if chance.random() < sheet.slips else word for word in text.split(" ")]
    text = " ".join(words)
    if sheet.brief:
        text = text[: sheet.brief].strip()
    if chance.random() > sheet.accents:
        text = plain(text)
    return text


def _slip(word: str, sheet: Sheet, chance: Random) -> str:
    wrong = scrawl if sheet.hand and chance.random() < 0.7 else heard if chance.random() < 0.35 else keyed
    word = wrong(word, chance)
    return wrong(word, chance) if chance.random() < 0.15 else word


def _shortened(given: str, family: str, sheet: Sheet, chance: Random) -> tuple[str, str]:
    roll = chance.random()
    if roll < sheet.lone:
        return given, ""
    if roll < sheet.lone + sheet.cut_last:
        return given, family[:1] + chance.choice(("", ".", ""))
    if roll < sheet.lone + sheet.cut_last + sheet.cut_first:
        return given[:1] + chance.choice(("", ".")), family
    return given, family


def _laid_out(person: Person, given: str, family: str, sheet: Sheet, chance: Random) -> tuple[str, str, str]:
    if person.native and chance.random() < sheet.native:
        given, family = (
            (person.native, "") if sheet.style != "columns" or chance.random() < 0.5 else ("", person.native)
        )
    mark = person.generation if chance.random() < (0.85 if sheet.legal > 0.85 else 0.35) else ""
    custom = people(person.people).family_first
    turned = chance.random() < sheet.turned + (custom * 0.6 if sheet.legal < 0.85 else 0.0)
    if mark and family:
        family = f"{family} {mark}{chance.choice(('', '.'))}"
    if person.nicknames and sheet.nick > 0.05 and chance.random() < 0.03:
        given = f"{given} {chance.choice(('({})', chr(34) + '{}' + chr(34)))}".format(person.nicknames[0])
    name, first, last = _styled(given, family, sheet.style, turned)
    if chance.random() < sheet.junk:
        name = _with_junk(person, name, chance) if name else name
    if sheet.style == "columns" and chance.random() < 0.03:
        first, last = f"{first} {last}".strip(), ""
    case = str.upper if sheet.upper else chance.choice((str, str, str, str, str.lower, str.upper))
    return case(name), case(first), case(last)


def _styled(given: str, family: str, style: str, turned: bool) -> tuple[str, str, str]:
    if style == "columns":
        return ("", family, given) if turned else ("", given, family)
    if style == "comma" and family and given:
        return f"{family}, {given}", "", ""
    if (style == "last_first") != turned:
        return f"{family} {given}".strip(), "", ""
    return f"{given} {family}".strip(), "", ""


def _with_junk(person: Person, name: str, chance: Random) -> str:
    roll = chance.random()
    if roll < 0.3:
        extra = chance.choice(DEPARTMENTS[person.department % len(DEPARTMENTS)])
    elif roll < 0.45:
        extra = chance.choice(SHIFTS[person.shift % len(SHIFTS)])
    else:
        extra = chance.choice(JUNK)
    return f"{name} {extra}" if chance.random() < 0.85 else f"{extra} {name}"


def _phones(person: Person, sheet: Sheet, stale: bool, chance: Random) -> tuple[str, ...]:
    pool = person.old_phones if stale and person.old_phones else person.phones
    digits = pool[0] if chance.random() < 0.8 else chance.choice(pool)
    if stale and not person.old_phones and chance.random() < 0.4:
        digits = digits[:3] + f"{chance.randrange(2000000, 9999999)}"
    if chance.random() < sheet.wrong_digit:
        digits = digits[:3] + misread(digits[3:], chance) if chance.random() < 0.8 else misread(digits, chance)
    written = _dressed(digits, chance)
    if len(person.phones) > 1 and chance.random() < 0.1:
        other = _dressed(person.phones[1], chance)
        return (f"{written} / {other}",) if chance.random() < 0.5 else (written, other)
    return (written,)


def _dressed(digits: str, chance: Random) -> str:
    if len(digits) != 10 or chance.random() < 0.03:
        return digits[3:] if len(digits) == 10 else digits
    a, b, c = digits[:3], digits[3:6], digits[6:]
    return chance.choice(
        (
            f"{a}-{b}-{c}",
            f"({a}) {b}-{c}",
            f"({a}){b}{c}",
            digits,
            f"+1{digits}",
            f"1 {a} {b} {c}",
            f"{a} {b} {c}",
            f"{a}/{b}-{c}",
            f"tel {a}.{b}.{c}",
        )
    )


def _emails(person: Person, sheet: Sheet, chance: Random) -> tuple[str, ...]:
    mail = person.emails[0] if chance.random() < 0.85 else chance.choice(person.emails)
    if chance.random() < sheet.slips * 0.7:
        local, _, host = mail.partition("@")
        if chance.random() < 0.65:
            mail = f"{(scrawl if sheet.hand else keyed)(local, chance)}@{host}"
        else:
            wrong = (
                host.replace(".com", ".co"),
                keyed(host, chance),
                host.replace(".", ""),
                host.replace(".com", ".cm"),
            )
            mail = f"{local}@{chance.choice(wrong)}"
    return (chance.choice((mail, mail, mail, mail.upper(), mail.capitalize(), f" {mail} ")),)


def _address(home: Home, sheet: Sheet, chance: Random) -> str:
    house = misread(home.house, chance) if chance.random() < sheet.wrong_digit * 0.6 else home.house
    street = _slipped(home.street, sheet, chance)
    line = f"{house} {street} {chance.choice(home.way)}"
    if home.unit and chance.random() < 0.75:
        line += chance.choice((" Apt {}", " #{}", ", Apt. {}", " Unit {}", " apt{}", ", {}")).format(home.unit)
    if chance.random() < 0.1:
        town, state = chance.choice(TOWNS), chance.choice(("CA", "NJ", "IL"))
        line += f", {town} {state} {home.postcode}"
    return line.upper() if sheet.upper else line


_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_MESES = [
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
    "noviembre", "diciembre",
]  # fmt: skip


def _birth(born: date, sheet: Sheet, chance: Random) -> str:
    y, m, d = born.year, born.month, born.day
    if chance.random() < sheet.slips * 0.35 + 0.005:
        part = chance.randrange(3)
        y = y + chance.choice((-1, 1, -10, 10)) if part == 0 else y
        m = 1 + chance.randrange(12) if part == 1 else m
        d = 1 + chance.randrange(28) if part == 2 else d
    if chance.random() < sheet.day_first:
        return chance.choice(
            (f"{d}/{m}/{y}", f"{d:02d}.{m:02d}.{y}", f"{d}-{m}-{y % 100:02d}", f"{d} {_MESES[m - 1]} {y}")
        )
    return chance.choice(
        (
            f"{m}/{d}/{y}",
            f"{m:02d}/{d:02d}/{y % 100:02d}",
            f"{y}-{m:02d}-{d:02d}",
            f"{_MONTHS[m - 1]} {d} {y}",
            f"{m:02d}{d:02d}{y}",
            f"{y}/{m}/{d}",
        )
    )


def _place(table: tuple[tuple[str, ...], ...], number: int, sheet: Sheet, chance: Random) -> str:
    if chance.random() < sheet.place_noise:
        number = chance.randrange(len(table))
    names = table[number % len(table)]
    careful = sheet.kind in ("roster", "benefits", "badges")
    return names[0] if careful or chance.random() < 0.55 else chance.choice(names)
