"""A header is understood in eight languages, shortened, misspelled, or in two languages at once."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brazier.lists.columns import WHY
from brazier.lists.header_words import FIELDS, HEADERS, MANY
from brazier.lists.headers import is_known, meanings
from brazier.lists.unwanted_words import REFUSED
from brazier.lists.wording import plain

EXPECTED = {
    "name": "NAME|Full Name|Employee_Name|Name (Last, First)|Worker's name|Nombre y apellidos|"
    "Nombre completo|Nom complet"
    "|Nom et prénom|Non konplè|الاسم الكامل|الاسم|পুরো নাম|নাম|姓名|员工姓名|Imię i nazwisko|"
    "Name / Nombre|Printed name:",
    "first": "First|FirstName|first_name|Given Name|Employee First Name|Prénom|Prenon|Nombre(s)|"
    "الاسم الأول|প্রথম নাম|Imię|1st name",
    "last": "Last|LAST NAME|Surname|Family name|Apellido(s)|Apellido paterno|Nom de famille|Siyati|"
    "اسم العائلة|পদবি|姓|Nazwisko",
    "middle": "MI|Middle Initial|Segundo nombre|Drugie imię|中间名|اسم الأب",
    "phone": "Phone|PHONE #|Cell #|Cell phone number|Tel.|Ph.|Mob. No.|Mobile|Telefono|Teléfono (celular)|"
    "Núm. de teléfono|Cel."
    "|N° de téléphone|Portable|Telefòn|Nimewo telefòn|رقم الهاتف|الجوال|ফোন নম্বর|মোবাইল|电话|手机号码|"
    "员工手机|Nr tel.|Telefon"
    "|Numer telefonu|Phone 2|phone1|Home Phone|Telephnoe|WhatsApp|Your phone (optional)",
    "email": "Email|E-Mail|E-mail address|EMAIL_ADDRESS|Correo electrónico|Courriel|Adresse e-mail|Imèl|"
    "البريد الإلكتروني|ইমেইল|邮箱"
    "|电子邮件|Adres e-mail|Emial address",
    "address": "Address|Street address|Home Addr|Dirección|Domicilio|Adresse|Adrès|العنوان|ঠিকানা|地址|住址|"
    "Adres zamieszkania|Apt #",
    "postcode": "Zip|ZIP Code|Postcode|Postal code|Código postal|Code postal|Kòd postal|الرمز البريدي|"
    "পোস্ট কোড|邮编|Kod pocztowy",
    "city": "City|Ciudad|Ville|Vil|المدينة|শহর|城市|Miasto|Town",
    "birth": "DOB|D.O.B.|Date of Birth|Birth date (mm/dd/yyyy)|Fecha de nacimiento|Date de naissance|"
    "Dat nesans|تاريخ الميلاد"
    "|জন্ম তারিখ|出生日期|Data urodzenia|B-day|Born",
    "department": "Dept|Dept.|Department|DEPT CODE|Work area|Departamento|Depto.|Département|Service|Depatman|"
    "القسم|বিভাগ|部门|车间"
    "|Dział|Deparment|Home Dept",
    "shift": "Shift|SHIFT_NAME|Schedule|Turno|Horario|Équipe de travail|Horaire|Chif|Orè|الوردية|শিফট|班次|"
    "Zmiana|Shift (day/night)",
    "site": "Site|Building|FC|Work Location|Warehouse|Sede|Almacén|Entrepôt|Depo|الموقع|المستودع|সাইট|地点|"
    "仓库|Zakład|Magazyn",
    "badge": "Badge|Badge #|Employee ID|EMP_ID|Emp. No.|EID|Payroll number|Gafete|Número de empleado|"
    "Matricule|Nimewo badj|رقم الموظف"
    "|ব্যাজ নম্বর|工号|Nr ewidencyjny|Clock #",
    "job": "Job title|Position|Puesto|Cargo|Poste|Fonction|Djòb|الوظيفة|المسمى الوظيفي|পদ|职位|岗位|"
    "Stanowisko|Job",
    "language": "Language|Preferred language|Idioma|Langue|Lang|اللغة|ভাষা|语言|Język|Languages spoken",
    "start": "Start date|Hire Date|Date hired|DOH|Seniority date|Fecha de ingreso|Date d'embauche|"
    "Dat li kòmanse|تاريخ التعيين"
    "|যোগদানের তারিখ|入职日期|Data zatrudnienia|Orientation date|Start month",
    "signed_on": "Date signed|Signed on|Card date|Fecha de firma|Date de signature|Dat li siyen|تاريخ التوقيع|"
    "স্বাক্ষরের তারিখ"
    "|签名日期|Data podpisu|Card signed?",
    "rating": "Rating|Assessment|Support level|Calificación|Évaluation|Evalyasyon|التقييم|মূল্যায়ন|评分|"
    "Ocena|Rating (1-5)",
    "note": "Notes|Comments|Comentarios|Notas|Remarques|Remak|ملاحظات|মন্তব্য|备注|Uwagi|Notes:",
    "record_id": "record_id|External ID|ID|Member ID|VANID|Identificador|Identifiant|معرف|আইডি|编号|"
    "Nr członkowski",
    "suffix": "Suffix|Jr/Sr|Sufijo",
    "nickname": "Nickname|Goes by|Preferred name|Apodo|Surnom|昵称|ডাকনাম|Przezwisko|Known as",
}

NEVER = {
    "immigration": "Immigration status|Visa|Visa type|Work permit exp.|I-9|Green card #|Estatus migratorio|"
    "Permiso de trabajo|Titre de séjour"
    "|Papye imigrasyon|تأشيرة|الإقامة|الجنسية|ভিসা|পাসপোর্ট নম্বর|签证类型|护照号码|Wiza|Karta pobytu|Citizenship",
    "health": "Health|Medical notes|Disability|Pregnant?|Vaccinated (Y/N)|Salud|Discapacidad|État de santé|"
    "Maladi|الحالة الصحية|মেডিকেল ও রোগ"
    "|健康状况|残疾|Stan zdrowia|Niepełnosprawność|FMLA",
    "religion": "Religion|Religion?|Church|Religión|Confession religieuse|Relijyon|الديانة|ধর্ম|宗教信仰|Wyznanie",
    "politics": "Political party|Party affiliation|Partido político|Parti politique|Pati politik|الحزب|"
    "রাজনৈতিক দল|政治面貌|Poglądy polityczne",
    "sexuality": "Sexual orientation|LGBTQ?|Orientación sexual|Orientation sexuelle|الميول الجنسية|"
    "যৌন অভিমুখিতা|性取向|Orientacja seksualna",
    "criminal": "Criminal record|Felony (Y/N)|Background check|Antecedentes penales|Casier judiciaire|"
    "سجل جنائي|অপরাধের রেকর্ড|犯罪记录|Karalność",
    "race": "Race|Ethnicity|Race/Ethnicity|Country of birth|Raza|Nationalité|العرق|জাতীয়তা|民族|"
    "Narodowość|Lugar de nacimiento",
    "national_id": "SSN|SSN#|Soc. Sec. No.|Social Security Number|Last 4 of SSN|NI number|CURP|DNI|Cédula|"
    "N° de sécurité sociale|Nimewo sekirite sosyal"
    "|رقم الهوية|الرقم القومي|জাতীয় পরিচয়পত্র|NID|身份证号码|PESEL|Nr dowodu|Driver's license #",
}

CASES = [(field, header) for field, text in EXPECTED.items() for header in text.split("|")]
REFUSALS = [(reason, header) for reason, text in NEVER.items() for header in text.split("|")]


@pytest.mark.parametrize(("field", "header"), CASES)
def test_a_header_names_its_field(field, header):
    assert field in [meaning.field for meaning in meanings(header)[:2]]
    assert meanings(header)[0].field not in ("refused", "ignore")


@pytest.mark.parametrize(("reason", "header"), REFUSALS)
def test_what_we_never_keep_is_refused_in_every_language(reason, header):
    assert (meanings(header)[0].field, meanings(header)[0].reason) == ("refused", reason)


@pytest.mark.parametrize(
    "header",
    [
        *(
            "Emergency contact",
            "Emergency Contact Phone",
            "Manager",
            "Supervisor email",
            "Spouse name",
            "Reports to",
        ),
        *(
            "Contacto de emergencia",
            "Teléfono de emergencia",
            "Contact d'urgence",
            "Kontak ijans",
            "جهة اتصال الطوارئ",
        ),
        *(
            "紧急联系人电话",
            "জরুরি যোগাযোগ",
            "Osoba kontaktowa",
            "Referred by",
            "Organizer",
            "Witness initials",
            "主管姓名",
        ),
    ],
)
def test_a_column_about_somebody_else_is_not_the_workers(header):
    assert (meanings(header)[0].field, meanings(header)[0].reason) == ("ignore", "someone_else")


@pytest.mark.parametrize(
    "header",
    [
        "#",
        "No.",
        "Lp.",
        "序号",
        "Gender",
        "M/F",
        "Sexo",
        "Age",
        "Country",
        "State",
        "Hourly rate",
        "Phone 1 - Type",
        "Phone Type",
        "Email opt in",
        "Fax",
        "Photo",
        "Status",
        "Salario",
        "Płeć",
        "性别",
        "الجنس",
        "Last contacted",
        "Home State",
    ],
)
def test_what_nobody_needs_is_left_out(header):
    assert (meanings(header)[0].field, meanings(header)[0].reason) == ("ignore", "not_needed")


@pytest.mark.parametrize(
    "header",
    ["Health & Safety rep", "Health and safety committee", "Social group", "Holiday party", "Salud y seguridad"],
)
def test_harmless_phrases_are_not_refused(header):
    assert not meanings(header) or meanings(header)[0].field != "refused"


@pytest.mark.parametrize("header", ["", "   ", "?!", "Kagawaran", "Xyzzy", "7", "🌙"])
def test_words_we_do_not_know_say_nothing(header):
    assert meanings(header) == ()


def test_a_refused_word_wins_over_everything_beside_it():
    assert meanings("Phone / visa status")[0].field == "refused"
    assert meanings("员工身份证号码和电话")[0].field == "refused"


def test_ambiguous_words_are_surer_when_the_contents_agree():
    assert meanings("Group")[0].score < meanings("Department")[0].score
    assert meanings("Date")[0].score < meanings("Date signed")[0].score


@pytest.mark.parametrize("header", ["Worker Category Description", "Employee group", "Associate development plan"])
def test_a_word_for_people_inside_a_longer_header_is_no_name(header):
    assert all(meaning.score < 0.35 for meaning in meanings(header) if meaning.field == "name")


def test_a_short_form_of_each_word_is_understood():
    assert meanings("Data zatr.")[0].field == "start"
    assert meanings("Num empl")[0].field == "badge"
    assert meanings("Da ta") == ()


def test_whole_words_only():
    assert meanings("Embrace")[:1] == () or meanings("Embrace")[0].field != "refused"
    assert meanings("Grace Fe")[:1] == () or meanings("Grace Fe")[0].field != "refused"


def test_known_words_are_known_whole():
    assert is_known("Teléfono:")
    assert not is_known("Teléfono de Rosa Diaz en la casa")


def test_every_field_and_every_refusal_is_spoken_in_all_eight_languages():
    for field in set(FIELDS) - {"suffix"}:
        assert HEADERS[field].count("\n") >= 7, field
    assert set(HEADERS) == set(FIELDS)
    assert set(MANY) <= set(FIELDS)
    assert set(REFUSED) <= set(WHY)
    for text in REFUSED.values():
        assert text.count("\n") >= 8


def test_no_phrase_is_lost_by_its_spelling():
    for text in (*HEADERS.values(), *REFUSED.values()):
        for phrase in text.split("|"):
            assert plain(phrase.strip().rstrip("~"))


@given(st.text(max_size=120))
@settings(max_examples=150, deadline=None)
def test_any_header_gets_an_answer(header):
    for meaning in meanings(header):
        assert 0 < meaning.score <= 1
        assert meaning.field in (*FIELDS, "ignore", "refused")
