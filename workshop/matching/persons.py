"""Invented workers and their households: twins, father and son, spouses on one telephone, namesakes."""

import bisect
import itertools
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from unicodedata import combining, normalize

from brazier.matching.spellings import spellings
from workshop.matching.peoples import Name, Part, People, as_it_sounds, people

STREETS = [
    "Alder", "Ash", "Aspen", "Bay", "Beech", "Birch", "Bridge", "Canal", "Capitol", "Cherry", "Clay", "Clinton",
    "College", "Cypress", "Dogwood", "Eagle", "Elder", "Fern", "Fulton", "Garden", "Grand", "Grant", "Hawthorn",
    "Hickory", "Holly", "Irving", "Ivy", "Juniper", "Kings", "Laurel", "Liberty", "Lincoln", "Madison",
    "Magnolia", "Mulberry", "Myrtle", "Orchard", "Palmetto", "Pearl", "Plum", "Pleasant", "Poplar", "Prairie",
    "Quincy", "Railroad", "Rosewood", "Sherman", "Spruce", "State", "Summit", "Sycamore", "Taylor", "Valley",
    "Vine", "Warren", "Water", "Windsor", "Winter", "Martin_Luther_King", "Cesar_Chavez", "Old_Mill",
    "San_Pablo",
]  # fmt: skip
WAYS = (
    ("St", "Street", "St."), ("Ave", "Avenue", "Av."), ("Rd", "Road"), ("Dr", "Drive"), ("Ln", "Lane"),
    ("Blvd", "Boulevard"), ("Ct", "Court"), ("Way",), ("Pkwy", "Parkway"), ("Ter", "Terrace"),
)  # fmt: skip
HOSTS = (
    "gmail.com", "gmail.com", "gmail.com", "yahoo.com", "hotmail.com", "outlook.com", "icloud.com", "aol.com",
    "live.com", "proton.me",
)  # fmt: skip


@dataclass(slots=True)
class Person:
    """One invented worker: what is true, and the ways it is written."""

    number: int
    people: str
    woman: bool
    given: Name
    middle: Name | None
    family: Name
    family2: Name | None
    used_given: str
    used_family: str
    nicknames: tuple[str, ...]
    native: str
    english: str
    maiden: str
    generation: str
    born: date
    phones: list[str]
    old_phones: list[str]
    emails: list[str]
    home: "Home"
    old_home: "Home"
    site: int
    department: int
    shift: int
    badge: str
    kind: str = "solo"


@dataclass(frozen=True, slots=True)
class Home:
    """An address: number, street, way, unit, town, postcode."""

    house: str
    street: str
    way: tuple[str, ...]
    unit: str
    postcode: str


@dataclass(frozen=True, slots=True)
class Climate:
    """How one world is: who lives there and how often what happens. All shares from 0 to 1."""

    mix: dict[str, float]
    steep: dict[str, float]
    pool: dict[str, float]
    sites: int
    departments: int
    shifts: int
    areas: tuple[str, ...]
    households: float
    kinds: tuple[float, ...]
    share_phone: float
    share_email: float
    second_phone: float
    changed_phone: float
    moved: float
    renamed: float
    nicknamed: float
    streets: int
    postcodes: int
    exchanges: int
    twin_names: float
    marks: float


KINDS = ("spouse", "twin", "junior", "sibling", "parent", "roommate", "namesake")


class Drawer:
    """Draws names with some common and most rare, differently in each world."""

    def __init__(self, part: Part, steep: float, share: float, chance: Random) -> None:
        names = list(part)
        chance.shuffle(names)
        self.names = names[: max(8, int(len(names) * share))]
        self.sums = list(itertools.accumulate((rank + 1.5) ** -steep for rank in range(len(self.names))))

    def draw(self, chance: Random) -> Name:
        return self.names[bisect.bisect(self.sums, chance.random() * self.sums[-1])]


def plain(text: str) -> str:
    """The text without its accents."""
    return "".join(letter for letter in normalize("NFD", text) if not combining(letter))


@dataclass(slots=True)
class Town:
    """Makes the workers of one world."""

    climate: Climate
    chance: Random
    drawers: dict[tuple[str, str], Drawer] = field(default_factory=dict)

    def workers(self, many: int) -> list[Person]:
        """So many workers, some of them in households."""
        found: list[Person] = []
        groups, weights = zip(*self.climate.mix.items(), strict=True)
        while len(found) < many:
            person = self.person(len(found), self.chance.choices(groups, weights)[0])
            found.append(person)
            if len(found) < many and self.chance.random() < self.climate.households:
                found.append(self.relative(person, len(found)))
                if len(found) < many and self.chance.random() < 0.15:
                    found.append(self.relative(person, len(found)))
        return found

    def name(self, group: str, part: str) -> Name:
        key = (group, part)
        if key not in self.drawers:
            names: Part = getattr(people(group), part)
            steep = self.climate.steep.get(group, 0.8)
            self.drawers[key] = Drawer(names, steep, self.climate.pool.get(group, 1.0), self.chance)
        return self.drawers[key].draw(self.chance)

    def respelled(self, name: Name, custom: People) -> str:
        """How this person writes that name; mostly one of its known spellings."""
        if self.chance.random() < custom.fluid:
            return as_it_sounds(name.spellings[0], self.chance)
        return self.chance.choice(name.spellings) if self.chance.random() < 0.5 else name.spellings[0]

    def person(self, number: int, group: str) -> Person:
        chance, climate, custom = self.chance, self.climate, people(group)
        woman = chance.random() < 0.45
        own = "female" if woman else "male"
        given, family = self.name(group, own), self.name(group, "family")
        middle, family2, native, english = self.by_custom(group, custom, own, given, family)
        born = date(1955, 1, 1) + timedelta(days=int(chance.triangular(0, 18600, 12500)))
        home = self.home()
        person = Person(
            number, group, woman, given, middle, family, family2, "", "", (), native, english, "", "", born, [],
            [], [],
            home, self.home() if chance.random() < climate.moved else home,
            chance.randrange(climate.sites), chance.randrange(climate.departments),
            chance.randrange(climate.shifts), "",
        )  # fmt: skip
        self.settle(person, custom)
        return person

    def settle(self, person: Person, custom: People) -> None:
        """Give a person how they spell themselves, and their telephone, mail and badge."""
        chance, climate = self.chance, self.climate
        person.used_given = self.respelled(person.given, custom)
        person.used_family = self.respelled(person.family, custom)
        person.nicknames = self.nicknames(person)
        if person.woman and chance.random() < climate.renamed:
            person.maiden = self.respelled(self.name(person.people, "family"), custom)
        person.phones = [self.phone() for _ in range(1 + (chance.random() < climate.second_phone))]
        person.old_phones = [self.phone()] if chance.random() < climate.changed_phone else []
        person.emails = [self.email(person) for _ in range(1 + (chance.random() < 0.1))]
        person.badge = f"{10000 + person.number * 13 % 89989 + 100000 * (person.number // 89989)}"

    def by_custom(
        self, group: str, custom: People, own: str, given: Name, family: Name
    ) -> tuple[Name | None, Name | None, str, str]:
        chance = self.chance
        middle: Name | None = None
        family2: Name | None = None
        native, english = f"{given.native} {family.native}" if given.native and family.native else "", ""
        shape = custom.shape
        if shape == "us":
            middle = self.name(group, own) if chance.random() < 0.65 else None
        elif shape == "double":
            middle = self.name(group, own) if chance.random() < 0.5 else None
            family2 = self.name(group, "family") if chance.random() < 0.8 else None
        elif shape == "patronymic":
            middle = self.name(group, "male") if chance.random() < 0.6 else None
        elif shape in ("english", "chinese"):
            english = self.name("us", own).spellings[0] if chance.random() < 0.45 else ""
            native = family.native + given.native if shape == "chinese" else native
        elif shape == "bengali":
            middle = _before_bengali(own, chance)
        elif shape == "vietnamese":
            middle = self.name(group, "middle")
        elif shape == "maiden":
            middle = self.name(group, own) if chance.random() < 0.3 else None
            family2 = self.name(group, "family") if chance.random() < 0.7 else None
        elif shape == "punjabi":
            middle = Name(("Kaur",) if own == "female" else ("Singh",)) if chance.random() < 0.7 else None
        elif shape == "string":
            middle = self.name(group, own) if chance.random() < 0.7 else None
        return middle, family2, native, english

    def nicknames(self, person: Person) -> tuple[str, ...]:
        chance = self.chance
        if person.english and chance.random() < 0.7:
            return (person.english,)
        if chance.random() > self.climate.nicknamed:
            return ()
        plain_given = plain(person.given.spellings[0]).lower()
        table = spellings()
        known = [pet for pet, sets in table.pet.items() if set(sets) & set(table.root.get(plain_given, ()))]
        if known and chance.random() < 0.8:
            return tuple(
                word.title() for word in chance.sample(sorted(known), min(len(known), chance.choice((1, 1, 2))))
            )
        return (_shortened(plain_given, chance).title(),)

    def phone(self) -> str:
        chance = self.chance
        area = self.climate.areas[min(int(chance.expovariate(1.2)), len(self.climate.areas) - 1)]
        exchange = 200 + (chance.randrange(self.climate.exchanges) * 37) % 790
        return f"{area}{exchange:03d}{chance.randrange(10000):04d}"

    def home(self) -> Home:
        chance = self.chance
        street = STREETS[chance.randrange(self.climate.streets) % len(STREETS)].replace("_", " ")
        if self.climate.streets > len(STREETS) and chance.random() < 0.3:
            street = f"{chance.randrange(1, 140)}{'th'}"
        unit = (
            f"{chance.randrange(1, 60)}{chance.choice(('', 'A', 'B', 'C', 'F'))}" if chance.random() < 0.35 else ""
        )
        code = f"{30100 + chance.randrange(self.climate.postcodes) * 7 % 60000:05d}"
        return Home(
            str(chance.randrange(1, 9500) // chance.choice((1, 1, 10, 40)) + 1),
            street,
            chance.choice(WAYS),
            unit,
            code,
        )

    def email(self, person: Person) -> str:
        chance = self.chance
        first = "".join(c for c in plain(person.used_given).lower() if c.isalpha()) or "user"
        last = "".join(c for c in plain(person.used_family).lower() if c.isalpha()) or "x"
        nick = "".join(c for c in plain((*person.nicknames, first)[0]).lower() if c.isalpha()) or first
        year, lucky = person.born.year, chance.randrange(1000)
        word = chance.choice(
            [
                "king",
                "star",
                "angel",
                "tiger",
                "rosa",
                "luna",
                "blue",
                "soccer",
                "money",
                "chef",
                "dj",
                "lil",
                "mama",
                "papa",
                "big",
                "real",
                "la",
            ]
        )
        patterns = (
            f"{first}{last}", f"{first}.{last}", f"{first}_{last}{lucky % 100}", f"{first[0]}{last}{lucky % 100}",
            f"{first}{year % 100:02d}", f"{last}.{first}", f"{nick}{lucky}", f"{nick}{last[:1]}{year}",
            f"{last}{lucky}",
            f"{word}{nick}{lucky % 100}", f"{word}{chance.choice(('', '_'))}{lucky}",
            f"{first}{last[0]}{lucky % 100}",
        )  # fmt: skip
        return f"{chance.choice(patterns)}@{chance.choice(HOSTS)}"

    def relative(self, one: Person, number: int) -> Person:
        """Somebody of the same household, or a namesake from elsewhere, who works here too."""
        chance, climate = self.chance, self.climate
        kind = chance.choices(KINDS, climate.kinds)[0]
        other = self.person(number, one.people)
        other.kind = kind
        one.kind = kind if one.kind == "solo" else one.kind
        if kind == "namesake":
            return self.alike(one, other)
        other.home = one.home
        other.old_home = one.old_home if chance.random() < 0.5 else other.old_home
        other.site = one.site if chance.random() < 0.8 else other.site
        if kind == "spouse":
            other.woman = not one.woman
            other.given = self.name(one.people, "female" if other.woman else "male")
            other = self.kin(one, other) if chance.random() < 0.6 else other
        elif kind in ("twin", "sibling", "parent"):
            other = self.kin(one, other)
        elif kind == "junior":
            other = self.junior(one, other)
        if kind == "twin":
            other.born = one.born
            if chance.random() < climate.twin_names:
                other.given = self.twin_name(one, other.woman)
        self.settle(other, people(one.people))
        if kind == "junior":
            other.used_given, other.used_family, other.maiden = one.used_given, one.used_family, ""
        if chance.random() < climate.share_phone:
            other.phones = [one.phones[0], *other.phones[1:]]
        if chance.random() < climate.share_email:
            other.emails = list(one.emails)
        return other

    def kin(self, one: Person, other: Person) -> Person:
        custom = people(one.people)
        one.maiden = other.maiden = ""
        if custom.shape == "patronymic" and one.people != "arabic":
            return replace(other, middle=one.middle, family=one.family)
        kin = replace(other, family=one.family, family2=one.family2)
        if custom.shape == "chinese" and kin.native and one.native:
            kin.native = one.family.native + kin.given.native
        elif kin.native:
            kin.native = f"{kin.given.native} {one.family.native}"
        return kin

    def twin_name(self, one: Person, woman: bool) -> Name:
        """Parents like names that begin alike."""
        letter = one.given.spellings[0][:1]
        part = getattr(people(one.people), "female" if woman else "male")
        alike = [name for name in part if name.spellings[0].startswith(letter) and name is not one.given]
        return self.chance.choice(alike) if alike else one.given

    def junior(self, one: Person, other: Person) -> Person:
        chance = self.chance
        years = timedelta(days=chance.randrange(18 * 365, 34 * 365))
        born = one.born + years
        if born > date(2007, 1, 1):
            one.born, born = one.born - timedelta(days=15 * 365), born - timedelta(days=15 * 365)
        son = replace(
            other, given=one.given, middle=one.middle if chance.random() < 0.7 else other.middle,
            family=one.family,
            family2=one.family2, native=one.native, english=one.english, woman=one.woman, born=min(born,
            date(2007, 6, 1)),
        )  # fmt: skip
        if chance.random() < self.climate.marks:
            one.generation, son.generation = chance.choice(
                (("Sr", "Jr"), ("", "Jr"), ("Sr", "Jr"), ("", "II"), ("", "III"))
            )
        return son

    def alike(self, one: Person, other: Person) -> Person:
        twin = replace(other, given=one.given, family=one.family, woman=one.woman, native=one.native)
        if self.chance.random() < 0.5:
            twin.middle, twin.family2 = one.middle, one.family2
        self.settle(twin, people(one.people))
        return twin


def _before_bengali(own: str, chance: Random) -> Name | None:
    if own == "male":
        return (
            Name((chance.choice(("Md", "Md.", "Mohammad", "Mohammed", "Mohd", "MD")),))
            if chance.random() < 0.55
            else None
        )
    return Name((chance.choice(("Mst", "Mst.", "Mosammat", "Most")),)) if chance.random() < 0.3 else None


def _shortened(name: str, chance: Random) -> str:
    kind = chance.randrange(5)
    if len(name) < 5 or kind == 0:
        return name[:3] if len(name) > 4 else name
    if kind == 1:
        return name[: chance.choice((3, 4))]
    if kind == 2:
        return name[-chance.choice((3, 4, 5)) :]
    if kind == 3:
        return name[:3] + chance.choice(("y", "i", "ie", "o", "a"))
    return (name[:2] * 2) if name[1] in "aeiou" else name[:4]
