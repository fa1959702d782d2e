"""Between phones and a hub: whatever can happen to a request, the hub and the browsers, drawn by a seed; and what
must be true afterwards, whatever happened."""

import json
import shutil
from collections import Counter
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection, Listener
from pathlib import Path
from random import Random
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, derive_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.faults.hubs import Born, Zygote
from tests.faults.outbox import Away, Phone

NOW = datetime(2026, 11, 20, 3, 12, tzinfo=UTC)
NAMES = ["Rosa Diaz", "Kwame Asante", "Mei-Lin", "Hamid", "Tahmina"]
NEWCOMERS = ["Olga Petrova", "Ines Duarte", "Kofi Mensah"]
PHONES = 3
SIGNERS = {4711 + n: derive_private_key(4711 + n, SECP256R1()) for n in range(PHONES)}
JUMPS = [timedelta(hours=1), timedelta(hours=-1), timedelta(hours=-11), timedelta(days=3), timedelta(days=-2),
         timedelta(days=-400)]  # fmt: skip
PATIENCE = 60.0
ROUNDS = 20
"""So often every phone may send at the end until nothing waits."""


def keys() -> list[tuple[int, str]]:
    """Numbers and public halves of the phones, as a hub lets them in."""
    shape = (Encoding.X962, PublicFormat.UncompressedPoint)
    return [(number, key.public_key().public_bytes(*shape).hex()) for number, key in SIGNERS.items()]


class Gone(Exception):
    """The hub ended before it answered."""


@dataclass
class Hub:
    """The hub of one run, from outside: dead, sealed or open. wrong: a control, as `lives.WRONG` has it."""

    zygote: Zygote
    folder: Path
    wrong: str = ""
    state: str = "dead"
    is_full: bool = False
    _line: Connection | None = None
    _born: Born | None = None
    lives: int = 0

    def ask(self, do: str, **more: Any) -> Any:
        """One order. Errors: Gone if it was killed at that."""
        assert self._line is not None
        try:
            self._line.send({"do": do, **more})
            if not self._line.poll(PATIENCE):
                raise AssertionError(f"the hub does not answer to {do}")
            return self._line.recv()
        except (EOFError, ConnectionError) as error:
            self.bury()
            raise Gone from error

    def start(self) -> None:
        """The program starts; it is sealed."""
        socket = self.folder.parent / f"line{self.lives}"
        self.lives += 1
        with Listener(str(socket), family="AF_UNIX") as listener:
            listener._listener._socket.settimeout(PATIENCE)  # type: ignore[attr-defined]
            self._born = self.zygote.begin("live", str(self.folder), str(socket), self.wrong)
            self._line = listener.accept()
        self.state, self.is_full = "sealed", False

    def bury(self) -> None:
        """It is gone."""
        line, born, self._line, self._born, self.state = self._line, self._born, None, None, "dead"
        if line is not None and born is not None:
            born.kill()
            line.close()
            if born.complained or born.code not in (0, -9):
                raise AssertionError(f"{born.code} {born.complained}")

    def end(self) -> None:
        """It ends as it should."""
        if self._line is not None:
            self._line.send(None)
            assert self._born is not None
            self._born.wait()
        self.bury()


@dataclass
class Weather:
    """What the network does to one request, in hundredths."""

    lost: int = 0
    answer_lost: int = 0
    twice: int = 0
    late: int = 0
    garbled: int = 0

    @classmethod
    def drawn(cls, chance: Random) -> "Weather":
        """Fine, bad, or away."""
        kind = chance.choice(["fine", "bad", "bad", "bad", "away"])
        if kind == "bad":
            return cls(*(chance.choice([0, 10, 30, 60]) for _ in range(4)), garbled=chance.choice([0, 20]))
        return cls(lost=100 if kind == "away" else 0)


FINE = Weather()
GARBLED = [(502, "<html>Bad gateway</html>"), (200, "<html>Sign in to the café</html>"), (200, "null"), (204, "")]


@dataclass
class Told:
    """One thing that was told. mark: its own words; box: its number, once the phone said that it has it."""

    mark: str
    box: str = ""
    work: "Coroutine[None, None, Any] | None" = None


@dataclass
class Run:
    """One seeded run: phones, the network between, a hub. codes: of people the hub knows.
    kind: what a phone is made by."""

    hub: Hub
    seed: str
    codes: list[str]
    believes_all: bool = False
    kind: Callable[..., Phone] = Phone
    most_phones: int = PHONES
    now: datetime = NOW
    phones: list[Phone] = field(default_factory=list)
    told: dict[int, list[Told]] = field(default_factory=dict)
    going: list[tuple[Phone, "Coroutine[None, None, Any]"]] = field(default_factory=list)
    late: list[bytes] = field(default_factory=list)
    events: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.chance = Random(self.seed)
        self.skew = dict.fromkeys(SIGNERS, timedelta())
        self.hub_skew = timedelta()
        self.most_skew = timedelta()
        self.weather = dict.fromkeys(SIGNERS, FINE)
        self.copied = ""
        for number in list(SIGNERS)[: self.chance.randint(1, self.most_phones)]:
            self.weather[number] = Weather.drawn(self.chance)
            self.phones.append(self.phone(number))
            self.told[number] = []

    def phone(self, number: int) -> Phone:
        """One that was let in."""
        box_key = bytes.fromhex(json.loads((self.hub.folder / "hub.keyring").read_text())["box"])
        made = self.kind(
            number, SIGNERS[number], box_key, self.chance,
            clock=lambda: self.now + self.skew[number],
            fetch=lambda raw: self.fetch(number, raw),
            believes_all=self.believes_all,
        )  # fmt: skip
        made.paired()
        return made

    # the network

    def fetch(self, number: int, raw: bytes) -> tuple[int, str]:
        """One request of a phone, and what comes back."""
        weather, draw = self.weather[number], self.chance.randrange
        if draw(100) < weather.lost or self.hub.state == "dead":
            self.events["lost"] += 1
            raise Away
        if draw(100) < weather.late:
            self.events["late"] += 1
            self.late.append(raw)
            raise Away
        if draw(100) < weather.garbled:
            self.events["garbled"] += 1
            return self.chance.choice(GARBLED)
        is_twice = draw(100) < weather.twice
        self.events["twice"] += is_twice
        answer = self.carry(raw, twice=is_twice)
        if draw(100) < weather.answer_lost:
            self.events["answer lost"] += 1
            raise Away
        return answer

    def carry(self, raw: bytes, *, twice: bool = False) -> tuple[int, str]:
        """Hand it to the hub that is there. Errors: Away if it ends at that."""
        if self.hub.state == "dead":
            raise Away
        try:
            status, text = self.hub.ask("drop", raw=raw.hex(), twice=twice, now=self.hub_now())
        except Gone:
            self.events["killed at a box"] += 1
            raise Away from None
        return status, text

    def hub_now(self) -> str:
        return (self.now + self.hub_skew).isoformat()

    # what happens

    def go(self) -> list[str]:
        """Let it happen, then let everything be well, and say what is wrong with what the hub has."""
        self.hub.start()
        self.unseal()
        for _ in range(self.chance.randint(25, 70)):
            self.now += timedelta(seconds=self.chance.choice([1, 7, 60, 60, 900]))
            getattr(self, self.chance.choices(list(HAPPENS), list(HAPPENS.values()))[0])()
        self.be_well()
        return self.faults()

    def tell(self) -> None:
        """Somebody types into a phone, and keeps it."""
        phone = self.chance.choice(self.phones)
        mine = self.told[phone.number]
        while mine and (phone, mine[-1].work) in self.going:  # what was typed before is sealed first
            self.step(self.going.index((phone, mine[-1].work)))
        mark = f"told {len(mine) + 1} at {phone.number}"
        kind, body = self.typed(mark)
        told = Told(mark)
        told.work = self.kept(phone, told, kind, body)
        mine.append(told)
        self.begin(phone, told.work)

    async def kept(self, phone: Phone, told: Told, kind: str, body: dict[str, list[str]]) -> None:
        told.box = await phone.keep(kind, body)
        self.events["told"] += 1

    def typed(self, mark: str) -> tuple[str, dict[str, list[str]]]:
        """What stands in the form."""
        if self.chance.random() < 0.2:
            return "act", {
                "who": [self.chance.choice(self.codes)],
                "kind": ["wear"],
                "text": [mark],
                "is_public": ["on"],
            }
        who = self.chance.choice(NAMES + NEWCOMERS)
        body = {
            "who": [who], "quote": [mark], "other_issue": [""], "ask": [""], "kind": ["one_on_one"],
            "about": ["union"], "basis": ["said"], "when": ["none"], "level": [str(self.chance.randint(1, 5))],
        }  # fmt: skip
        if self.chance.random() < 0.4:
            body |= {"step": [f"step of {mark}"], "when": ["tomorrow"]}
        return "talk", body

    def begin(self, phone: Phone, work: "Coroutine[None, None, Any]") -> None:
        self.going.append((phone, work))
        self.move()

    def send(self) -> None:
        """A page opens, the network comes back, a minute is over: the phone sends. In two windows at once, too."""
        phone = self.chance.choice(self.phones)
        self.begin(phone, phone.send())

    def move(self) -> None:
        """Some of what goes on goes on a little."""
        for _ in range(self.chance.randint(1, 40)):
            if not self.going:
                return
            self.step(self.chance.randrange(len(self.going)))

    def step(self, at: int) -> None:
        try:
            self.going[at][1].send(None)
        except StopIteration:
            del self.going[at]

    def kill_browser(self) -> None:
        """The browser is gone in the middle of all it does; what it had stored is there when it opens again."""
        phone = self.chance.choice(self.phones)
        for _, work in [(p, w) for p, w in self.going if p is phone]:
            work.close()
        self.going = [(p, w) for p, w in self.going if p is not phone]
        phone.kill()
        self.events["browser killed"] += 1

    def turn_weather(self) -> None:
        """Another cell, another bus."""
        self.weather[self.chance.choice(self.phones).number] = Weather.drawn(self.chance)

    def bring_late(self) -> None:
        """What was under way for long comes to the door, after what was sent later."""
        self.chance.shuffle(self.late)
        while self.late:
            try:
                self.carry(self.late.pop())
            except Away:
                return

    def turn_clock(self) -> None:
        """A phone or the hub shows another time."""
        jump = self.chance.choice([timedelta(), *JUMPS])
        if self.chance.random() < 0.2:
            self.hub_skew = max(jump, timedelta(days=-2))
        else:
            self.skew[self.chance.choice(self.phones).number] = jump
        self.most_skew = max(self.most_skew, abs(jump))
        self.events["clock turned"] += 1

    def kill_hub(self) -> None:
        """The hub will be killed at one of its next writes, or is dead and starts again."""
        if self.hub.state == "dead":
            self.hub.start()
            self.unseal() if self.chance.random() < 0.7 else None
        else:
            self.ask("die", after=self.chance.choice([1, 2, 3, 5, 8, 13, 21, 34]))

    def turn_seal(self) -> None:
        """Somebody seals the hub, or opens it."""
        if self.hub.state == "open":
            self.hub.state = "sealed"
            self.ask("seal")
            self.events["sealed"] += 1
        elif self.hub.state == "sealed":
            self.unseal()

    def copy(self) -> None:
        """A copy is made on the stick."""
        if self.hub.state == "open" and not self.hub.is_full:
            self.copied = self.ask("copy", to=str(self.hub.folder.parent)) or self.copied

    def restore(self) -> None:
        """The machine is gone; on another one the newest copy becomes the hub."""
        if not self.copied:
            return
        self.hub.bury()
        shutil.rmtree(self.hub.folder)
        self.hub.start()
        self.hub.state = self.ask("restore", source=self.copied, now=self.hub_now()) or "dead"
        self.events["restored"] += 1

    def turn_disk(self) -> None:
        """The disk is full in a few writes, or somebody makes room."""
        if self.hub.state == "dead":
            return
        room = None if self.hub.is_full else self.chance.choice([0, 0, 1, 2, 4, 8, 16])
        self.hub.is_full = room is not None
        self.events["disk full"] += self.hub.is_full
        self.ask("disk", room=room)

    def unseal(self) -> None:
        """The six words."""
        self.hub.state = self.ask("unseal", now=self.hub_now()) or "dead"

    def ask(self, do: str, **more: Any) -> Any:
        """An order; None if the hub was killed at it, which may be."""
        if self.hub.state == "dead":
            return None
        try:
            return self.hub.ask(do, **more)
        except Gone:
            self.events[f"killed at {do}"] += 1
            return None

    def be_well(self) -> None:
        """The network is there, the disk has room, the clocks are right, the hub is open: all is sent."""
        self.weather = dict.fromkeys(SIGNERS, FINE)
        self.skew, self.hub_skew = dict.fromkeys(SIGNERS, timedelta()), timedelta()
        self.hub.bury()
        self.hub.start()
        self.unseal()
        self.bring_late()
        while self.going:
            self.step(self.chance.randrange(len(self.going)))
        for _ in range(ROUNDS):
            self.now += timedelta(minutes=1)
            for phone in self.phones:
                self.begin(phone, phone.send())
            while self.going:
                self.step(self.chance.randrange(len(self.going)))
            if not any(phone.waiting() for phone in self.phones):
                break
        self.turn_seal()
        self.unseal()

    # what must be true

    def faults(self) -> list[str]:
        """All that is not as it must be."""
        seen = self.hub.ask("seen", now=self.hub_now())
        found = [f"{phone.number} still has {phone.waiting()}" for phone in self.phones if phone.waiting()]
        found += [f"the hub is not whole: {fault}" for fault in seen["faults"]]
        found += [f"{seen['waiting']} wait in the mailbox"] * bool(seen["waiting"])
        found += [f"{name} is there {n} times" for name, n in Counter(seen["people"]).items() if n > 1]
        known = {told.mark for mine in self.told.values() for told in mine}
        marks = Counter(seen["talks"]) + Counter(seen["acts"]) + Counter(self.aside(seen, found))
        found += [f"{mark} was never told" for mark in marks.keys() - known]
        for mine in self.told.values():
            found += [f"{told.mark} is there {marks[told.mark]} times" for told in mine
                      if marks[told.mark] > 1 or (told.box and not marks[told.mark])]  # fmt: skip
            found += self.out_of_order(mine, seen["as_told"])
        return found + [f"{step} is there {n} times" for step, n in Counter(seen["steps"]).items() if n > 1]

    def aside(self, seen: dict[str, Any], found: list[str]) -> list[str]:
        """The words of what was put aside; only a clock that was wrong by days may do that."""
        aside = [(reason, _mark(text)) for _, state, reason, text in seen["boxes"] if state == "aside"]
        for reason, mark in aside:
            if reason != "phone.time" or self.most_skew < timedelta(days=1):
                found.append(f"{mark} is aside: {reason}")
        return [mark for _, mark in aside]

    def out_of_order(self, mine: list[Told], kept: list[str]) -> list[str]:
        """What one phone told that stands before what it was told earlier, however it came."""
        marks = {told.mark for told in mine}
        there = [mark for mark in dict.fromkeys(kept) if mark in marks]
        as_told = [told.mark for told in mine if told.mark in there]
        wrong = [f"{told}, there {found}" for told, found in zip(as_told, there, strict=True) if told != found]
        return [f"not in order: {'; '.join(wrong)}"] if wrong else []


def begin(
    zygote: Zygote, let_in: tuple[Path, list[str]], at: Path, seed: str, *, hub: str = "", **named: Any
) -> Run:
    """A run in a folder of its own. let_in: a campaign to copy, and codes of people in it."""
    base, codes = let_in
    at.mkdir(parents=True)
    shutil.copytree(base, at / "hub")
    return Run(Hub(zygote, at / "hub", hub), seed, codes, **named)


def _mark(text: str) -> str:
    body = json.loads(text)["body"]
    return str((body.get("quote") or body["text"])[0])


HAPPENS = {
    "tell": 30, "send": 24, "move": 10, "kill_browser": 6, "turn_weather": 15, "bring_late": 6, "turn_clock": 5,
    "kill_hub": 6, "turn_seal": 5, "turn_disk": 5, "copy": 5, "restore": 5,
}  # fmt: skip
