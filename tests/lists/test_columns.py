"""Each column is guessed from its header and its cells; people correct, and what we never keep stays out."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.lists.making import sample

from brazier.lists.columns import WHY, guess
from brazier.lists.header_words import FIELDS, MANY
from brazier.lists.mapping import apply
from brazier.lists.reading import read
from brazier.terms import Wrong

FIRST = [
    "Rosa",
    "Wei",
    "Amara",
    "Guerda",
    "Mohammed",
    "Jean",
    "Fatima",
    "Bo",
    "Cleo",
    "Ming",
    "Kofi",
    "Ana",
    "Piotr",
    "Lucia",
    "Darnell",
    "Xiomara",
    "Halima",
    "Sumon",
]
LAST = [
    "Diaz",
    "Chen",
    "Okoye",
    "Pierre",
    "Ali",
    "Baptiste",
    "Hassan",
    "Smith",
    "Brown",
    "Li",
    "Mensah",
    "Ruiz",
    "Nowak",
    "Garcia",
    "Jones",
    "Lopez",
    "Jama",
    "Rahman",
]


def people(seed=1, count=60):
    chance = random.Random(seed)
    for n in range(count):
        first, last = chance.choice(FIRST), chance.choice(LAST)
        yield {
            "id": f"w{n}",
            "name": f"{last.upper()}, {first.upper()} {chance.choice('ABC')}",
            "full": f"{first} {last}",
            "first": first,
            "last": last,
            "phone": f"({chance.choice((917, 347))}) {chance.randrange(200, 999)}-{chance.randrange(10000):04d}",
            "email": f"{first}.{last}{n}@mail.example".lower(),
            "address": f"{chance.randrange(1, 900)} {chance.choice(('Main St', 'Oak Avenue', 'Bay Rd Apt 4B'))}",
            "zip": f"{chance.choice((10468, 10314, 11201, 10001))}",
            "dob": f"{chance.randrange(1, 13)}/{chance.randrange(1, 29)}/{chance.randrange(1960, 2004)}",
            "hired": f"{chance.randrange(2014, 2026)}-{chance.randrange(1, 13):02d}-11",
            "signed": f"{chance.randrange(1, 13)}/{chance.randrange(1, 29)}/2026",
            "dept": chance.choice(("Pack", "Pick", "Stow", "Ship-Dock")),
            "shift": chance.choice(("Days", "Nights", "FHD", "BHN")),
            "site": chance.choice(("JFK8", "LDJ5")),
            "badge": f"{100000 + n * 7}",
            "lang": chance.choice(("English", "Spanish", "Creole")),
            "ssn": f"{chance.randrange(100, 665)}-{chance.randrange(10, 99)}-{chance.randrange(1000, 9999)}",
            "note": chance.choice(("said the heat is the worst part", "wants to talk to his wife first about it")),
            "rating": str(chance.randrange(0, 6)),
        }


def table(headers, keys, **options):
    lines = ["\t".join(headers)] if headers else []
    lines += ["\t".join(person[key] for key in keys) for person in people(**options)]
    return read("list", "\n".join(lines).encode())[0]


def fields(found):
    return [column.field for column in found.columns]


ALL = ["id", "name", "address", "zip", "phone", "email", "dept", "shift", "site", "badge", "dob", "hired", "lang"]
MEANT = [
    "record_id",
    "name",
    "address",
    "postcode",
    "phone",
    "email",
    "department",
    "shift",
    "site",
    "badge",
    "birth",
    "start",
    "language",
]


def test_without_any_header_the_cells_are_enough():
    found = guess(table([], ALL))
    assert fields(found) == MEANT
    assert {column.why for column in found.columns} == {"contents"}


def test_without_a_header_first_and_last_names_are_told_apart():
    assert fields(guess(table([], ["first", "last", "phone"]))) == ["first", "last", "phone"]
    assert fields(guess(table([], ["last", "first", "phone"]))) == ["last", "first", "phone"]
    assert fields(guess(table([], ["full", "phone", "signed"]))) == ["name", "phone", "signed_on"]


def test_one_column_of_first_names_alone_is_the_name():
    assert fields(guess(table([], ["first", "phone"]))) == ["name", "phone"]


@pytest.mark.parametrize(
    "headers",
    [
        "ID|Name|Address|Zip|Phone|Email|Dept|Shift|Site|Badge|DOB|Hire date|Language",
        "Id|Nombre completo|Dirección|Código postal|Teléfono|Correo|Departamento|Turno|Sede|Gafete|"
        "Fecha de nacimiento|Fecha de ingreso|Idioma",
        "Identifiant|Nom et prénom|Adresse|Code postal|Téléphone|Courriel|Service|Horaire|Entrepôt|"
        "Matricule|Né le|Date d'embauche|Langue",
        "Idantifyan|Non konplè|Adrès|Kòd postal|Telefòn|Imèl|Depatman|Chif|Depo|Badj|Dat nesans|"
        "Dat li kòmanse|Lang",
        "معرف|الاسم الكامل|العنوان|الرمز البريدي|رقم الهاتف|البريد الإلكتروني|القسم|الوردية|الموقع|"
        "رقم الموظف|تاريخ الميلاد|تاريخ التعيين|اللغة",
        "আইডি|নাম|ঠিকানা|পোস্ট কোড|ফোন নম্বর|ইমেইল|বিভাগ|শিফট|সাইট|কর্মী নম্বর|জন্ম তারিখ|যোগদানের তারিখ|ভাষা",
        "编号|姓名|地址|邮编|手机号码|邮箱|部门|班次|地点|工号|出生日期|入职日期|语言",
        "Identyfikator rekordu|Imię i nazwisko|Adres|Kod pocztowy|Nr telefonu|E-mail|Dział|Zmiana|"
        "Zakład|Nr ewidencyjny|Data urodzenia|Data zatrudnienia|Język",
        "id|NAME (LAST, FIRST)|HOME ADDR.|ZIP CODE|CELL #|E-MAIL|DEPT.|SHIFT (D/N)|BLDG|EMP_ID|"
        "D.O.B. (mm/dd/yyyy)|DOH|LANG",
        "Record Id|Emploee Name|Adress|Zip/Postal|Telephnoe|Emial|Deparment|Shfit|Wharehouse|Bagde|"
        "Birthdate|Hire Dt|Langauge",
    ],
)
def test_a_whole_roster_in_every_language_and_in_haste(headers):
    found = guess(table(headers.split("|"), ALL))
    assert fields(found) == MEANT
    assert all(column.sure >= 0.5 for column in found.columns)


def test_the_employers_job_column_that_holds_departments_is_the_department():
    found = guess(table(["Name", "Job", "Shift"], ["name", "dept", "shift"]))
    assert fields(found) == ["name", "department", "shift"]
    assert found.columns[1].offered == ("job",)
    both = guess(table(["Name", "Department", "Job"], ["name", "dept", "dept"]))
    assert fields(both)[1] == "department"


@pytest.mark.parametrize(
    ("headers", "keys", "meant"),
    [
        (["Nombre", "Teléfono"], ["full", "phone"], ["name", "phone"]),
        (["Nombre", "Apellido"], ["first", "last"], ["first", "last"]),
        (["Nom", "Prénom"], ["last", "first"], ["last", "first"]),
        (["Nom", "Téléphone"], ["full", "phone"], ["name", "phone"]),
        (["Name", "Surname"], ["first", "last"], ["first", "last"]),
        (["Imię", "Nazwisko"], ["first", "last"], ["first", "last"]),
        (["Last name", "Phone"], ["full", "phone"], ["name", "phone"]),
        (["Name", "First name"], ["last", "first"], ["last", "first"]),
        (["Name", "First name", "Last name"], ["full", "first", "last"], ["name", "first", "last"]),
    ],
)
def test_a_name_column_means_what_its_neighbors_leave_it(headers, keys, meant):
    assert fields(guess(table(headers, keys))) == meant


def test_several_phones_are_all_kept():
    found = guess(table(["Name", "Home phone", "Cell", "Email"], ["name", "phone", "phone", "email"]))
    assert found.of("phone") == (1, 2)


def test_two_columns_for_one_field_the_better_wins_and_the_other_is_offered():
    found = guess(table(["Group", "Department", "Name"], ["shift", "dept", "name"]))
    assert fields(found)[1] == "department"
    assert fields(found)[0] != "department"
    double = guess(table(["Badge", "Employee ID"], ["badge", "badge"]))
    assert sorted(fields(double)) == ["badge", "ignore"]
    assert [column.why for column in double.columns if column.field == "ignore"] == ["taken"]
    assert [column.offered[0] for column in double.columns if column.field == "ignore"] == ["badge"]


def test_cells_that_contradict_the_header_win():
    found = guess(table(["Phone", "Email", "Name"], ["email", "phone", "name"]))
    assert fields(found) == ["email", "phone", "name"]


def test_an_empty_column_goes_by_its_header():
    text = "Name,Phone,Shift,\nRosa Diaz,917 555 0148,,\nWei Chen,347 555 0199,,\n"
    found = guess(read("a.csv", text.encode())[0])
    assert fields(found) == ["name", "phone", "shift"]


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ("SSN", "national_id"),
        ("Visa type", "immigration"),
        ("Religion", "religion"),
        ("种族", "race"),
        ("الحالة الصحية", "health"),
        ("PESEL", "national_id"),
    ],
)
def test_what_we_never_keep_is_refused_and_says_why(header, reason):
    found = guess(table(["Name", header], ["name", "dept"]))
    assert (found.columns[1].field, found.columns[1].why) == ("refused", reason)
    assert WHY[reason].startswith("We do not keep")


def test_social_security_numbers_are_refused_by_their_look_alone():
    found = guess(table([], ["name", "ssn", "phone"]))
    assert fields(found) == ["name", "refused", "phone"]
    masked = guess(table(["Name", "Number"], ["name", "ssn"]))
    assert fields(masked) == ["name", "refused"]


def test_a_refused_column_can_not_be_chosen_back():
    found = guess(table(["Name", "SSN"], ["name", "ssn"]))
    assert found.choose(1, "badge") == found


def test_a_column_about_somebody_else_is_left_out_but_can_be_chosen():
    found = guess(
        table(["Name", "Phone", "Emergency contact phone", "Manager"], ["name", "phone", "phone", "full"])
    )
    assert fields(found) == ["name", "phone", "ignore", "ignore"]
    assert found.columns[2].why == "someone_else"
    assert found.columns[2].offered == ("phone",)
    assert fields(found.choose(2, "phone")) == ["name", "phone", "phone", "ignore"]


def test_a_choice_puts_aside_the_column_that_held_the_field():
    found = guess(table(["Name", "Nickname"], ["full", "first"])).choose(1, "name")
    assert fields(found) == ["ignore", "name"]
    assert (found.columns[0].why, found.columns[0].offered[0], found.columns[1].why) == ("taken", "name", "chosen")


def test_a_choice_that_makes_no_sense_changes_nothing():
    found = guess(table(["Name"], ["full"]))
    assert found.choose(7, "name") == found.choose(0, "salary") == found.choose(-1, "name") == found


def test_ratings_are_never_guessed_from_numbers_alone():
    bare = guess(table([], ["full", "rating", "phone"]))
    assert fields(bare) == ["name", "ignore", "phone"]
    assert bare.columns[1].offered == ("rating",)
    assert fields(guess(table(["Name", "Assessment (1-5)"], ["full", "rating"]))) == ["name", "rating"]


def test_numbers_of_records_are_not_taken_for_shift_codes():
    lines = [f"wh{n}\t{person['full']}\t{person['phone']}" for n, person in enumerate(people(), 1000)]
    assert fields(guess(read("list", "\n".join(lines).encode())[0])) == ["record_id", "name", "phone"]
    codes = [f"{('DA5-0730', 'NB3-1830')[n % 2]}\t{person['full']}" for n, person in enumerate(people())]
    assert fields(guess(read("list", "\n".join(codes).encode())[0])) == ["shift", "name"]


def test_in_a_handful_of_rows_five_digits_are_rather_homes_than_badges():
    few = guess(table([], ["full", "zip", "phone"], count=4))
    assert fields(few) == ["name", "postcode", "phone"]
    lines = [f"{person['full']}\t{10100 + n * 7}" for n, person in enumerate(people())]
    assert fields(guess(read("list", "\n".join(lines).encode())[0])) == ["name", "badge"]


def test_yes_and_no_under_card_signed_are_no_date():
    text = "Name,Card signed?\n" + "".join(
        f"{p['full']},{'Y' if n % 3 else 'N'}\n" for n, p in enumerate(people())
    )
    found = guess(read("a.csv", text.encode())[0])
    assert fields(found) == ["name", "ignore"]
    assert found.columns[1].offered[0] == "signed_on"


def test_departments_that_stand_as_headings_fill_their_own_empty_column():
    text = "Dept,Name,Phone\nPACK,,\n,Rosa Diaz,917 555 0148\n,Wei Chen,347 555 0199\nPICK,,\n,Bo Li,646 555 0100"
    table = read("a.csv", text.encode())[0]
    assert [row.department for row in apply(table, guess(table)).rows] == ["PACK", "PACK", "PICK"]


def test_notes_are_long_and_row_numbers_are_nothing():
    text = ["#\tName\tPhone\tWhat was said"]
    text += [f"{n}\t{p['full']}\t{p['phone']}\t{p['note']}" for n, p in enumerate(people(), 1)]
    assert fields(guess(read("list", "\n".join(text).encode())[0])) == ["ignore", "name", "phone", "note"]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("employer.csv", ["badge", "name", "department", "shift", "start", "refused"]),
        ("signup.csv", ["first", "last", "phone", "email", "department", "shift", "signed_on"]),
        ("whatsapp_group.csv", ["ignore", "phone", "name", "nickname", "ignore", "ignore"]),
        ("printout.txt", ["badge", "name", "shift", "department"]),
        ("payroll_page.xls", ["department", "name", "phone"]),
        ("roster.xls", ["name", "phone", "refused", "start", "ignore", "postcode"]),
        ("telegram.json", ["first", "last", "phone"]),
        ("chat_iphone.txt", ["name", "phone"]),
    ],
)
def test_the_sample_lists_are_understood(name, meant):
    assert fields(guess(read(name, sample(name))[0])) == meant


def test_an_address_book_with_thirty_columns_is_sorted_out():
    found = guess(read("google.csv", sample("google.csv"))[0])
    kept = {column.header: column.field for column in found.columns if column.field != "ignore"}
    assert kept["Phone 1 - Value"] == kept["Phone 2 - Value"] == "phone"
    assert kept["Organization Department"] == "department"
    assert kept["Address 1 - Postal Code"] == "postcode"
    assert kept["Birthday"] == "birth"
    assert "Phone 1 - Label" not in kept
    outlook = guess(read("outlook.csv", sample("outlook.csv"))[0])
    assert {column.header: column.field for column in outlook.columns}["Manager's Name"] == "ignore"


@given(st.permutations(range(len(ALL))), st.integers(0, 50))
@settings(max_examples=25, deadline=None)
def test_the_order_of_columns_does_not_matter(order, seed):
    keys = [ALL[at] for at in order]
    assert fields(guess(table([], keys, seed=seed))) == [MEANT[at] for at in order]


CELLS = st.sampled_from(
    [
        "",
        "Rosa",
        "Diaz, Rosa",
        "917 555 0148",
        "a@b.example",
        "Days",
        "Pack",
        "1990-01-02",
        "3",
        "12 Main St",
        "078-05-1120",
        "SSN",
        "Name",
    ]
)


@given(st.lists(st.lists(CELLS, min_size=4, max_size=4), min_size=1, max_size=12))
@settings(max_examples=150, deadline=None)
def test_a_single_field_is_never_given_twice(rows):
    data = "\n".join("\t".join(row) for row in rows).encode()
    try:
        tables = read("list", data)
    except Wrong:
        return
    for found in map(guess, tables):
        single = [field for field in fields(found) if field in FIELDS and field not in MANY]
        assert len(single) == len(set(single))
        assert all(column.why in WHY for column in found.columns)


@pytest.mark.parametrize(
    "text",
    [
        "item,price\nsoap,2.50\nbread,1.20\n",
        "soap,2.50\nbread,1.20\nmilk,3.00\n",
        "Product,Qty,Unit price\nDish soap,3,$2.50\nWhite bread,1,$1.20\n",
        "producto;cantidad;precio\njabón;3;2,50\npan;1;1,20\n",
        "商品,数量,单价\n肥皂,3,2.50\n面包,1,1.20\n",
    ],
)
def test_a_price_list_names_nobody(text):
    [table] = read("prices.csv", text.encode())
    columns = guess(table)
    assert not columns.name_somebody()
    assert columns.why_aside() == "names_nobody"


@pytest.mark.parametrize(
    "text",
    [
        "Rosa,18.50\nKwame,19.00\nMei,18.50\n",  # names we know beside a wage
        "Name,Hourly\nYllka,18.50\nBesjana,19.00\n",  # the header says so
        "Yllka,18.50,917 555 0148\nBesjana,19.00,917 555 0149\n",  # they have phones
        "Yllka\nBesjana\nDrita\n",
    ],
)
def test_people_beside_their_wage_stay_people(text):
    [table] = read("list.csv", text.encode())
    assert guess(table).why_aside() == ""


def test_a_list_somebody_left_out_says_so():
    [table] = read("list.csv", b"Name,Phone\nRosa Diaz,917 555 0148\n")
    assert guess(table).why_aside(left_out=True) == "put_aside"
