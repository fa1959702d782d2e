"""Take pictures of every page as people see it, to be looked at: `look.py <folder> [word...]`.

Four hubs are served for real: an empty one, one with ten names and a messy list, Harbor with its 8,325 people,
and Harbor on the first day of its vote (made once and kept in <folder>/harbor and <folder>/vote). Every page is
taken as a phone, a tablet and a desk show it, by day and by night, in English and in Arabic; the wall chart also
as it prints. Words narrow it down: a picture is taken only if its name holds each of them, as in
`look.py /tmp/looks ten phone light en person`.
Names: <hub>-<page>-<size>-<color>-<language>.png; contact sheets are made of all that were taken.
`look.py docs/pictures readme` takes the three pictures of the README anew, of a new Harbor.
"""

import base64
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.journeys.conftest import Served, chromium
from tools.paletted import paletted

SIZES = {"phone": (360, 740), "tablet": (768, 1024), "desk": (1280, 800)}
COLORS = ("light", "dark")
LANGUAGES = ("en", "ar")
TALLEST, SHEET_TALLEST = 2600, 1500
"""Longer pages are cut here: nobody judges the 300th row."""
NAMES = (
    "Rosa Diaz", "Kwame Asante", "Mei-Lin", "Abdoulaye Ndiaye-Fernández de la Concepción", "Marie-Thérèse",
    "Hamid", "José P.", "王小明", "محمد الحسيني", "Bo",
)  # fmt: skip
MESSY = (
    "Sign-up 12 Nov;;;\nLAST, FIRST;Cell #;Dept.;Turno\nDIAZ, ROSA;917.555.0148;STOW;noche\n"
    "asante kwame;(917) 555 0149;stow;Noche\nDiaz R.;917-555-0148;Stow;noche\n;;;\n"
    "=HYPERLINK(1);917 555 0150;Pick;día\nTotal: 3;;;\nOliver, Denise;917 555 0151;Pack;día\n"
)
README = (
    ("wall-chart-phone", "phone", "chart/"),
    ("wall-chart", "desk", "chart/"),
    ("review", "phone", "review"),
)
BEFORE = {"start": "/start"}
EVERYDAY = {
    "today": "/today", "today-open": "/today", "leaders": "/leaders", "leaders-open": "/leaders",
    "calibration": "/calibration", "strength": "/strength/", "ladder": "/strength/ladder",
    "planned": "/strength/plan",
    "concerns": "/concerns", "packets": "/packets/",
    "chart": "/chart/", "holes": "/chart/holes", "mirror": "/chart/mirror", "fresh": "/chart/freshness",
    "people": "/people/", "found": "/people/?q=rosa", "unfound": "/people/?q=zzzz", "talk": "/talks",
    "steps": "/steps?whose=all",
    "lists": "/lists/", "review": "/review", "building": "/building/", "more": "/more/", "copies": "/more/copies",
    "verify": "/more/verify", "kept": "/more/kept", "export": "/more/export",
    "whose": "/more/whose",
    "voters": "/count/voters", "challenges": "/count/voters/challenges", "plans": "/count/plans",
    "polls": "/count/polls", "ballots": "/count/polls/ballots",
    "cards": "/cards/", "card-take": "/cards/take", "card-sign": "/cards/sign", "card-words": "/cards/words",
    "paper": "/paper/", "type-back": "/paper/type-back", "envelope": "/paper/envelope",
    "nothing": "/people/XX-99",
}  # fmt: skip


@contextmanager
def served(folder: Path, *args: str) -> Iterator[Served]:
    """A hub that runs for as long as it is looked at."""
    hub = Served(folder, *args)
    try:
        yield hub
    finally:
        hub.stop()


def begin(page: Page, address: str, names: tuple[str, ...]) -> str:
    """The first evening; gives the six words."""
    page.goto(address)
    page.locator("#name").fill("Juniper")
    page.locator("#people").fill("300")
    page.locator("#trusted").fill("\n".join(names))
    page.locator("main form button.main").click()
    page.wait_for_url("**/start/words")
    words = page.locator(".six .code-word").all_inner_texts()
    page.locator("#words").fill(" ".join(words))
    page.locator("main button.main").click()
    page.wait_for_url("**/chart/")
    return " ".join(words)


def bring(page: Page, address: str, *, take: bool) -> str:
    """Paste the messy list; gives the address of the import."""
    page.goto(f"{address}lists/")
    page.locator("#pasted").fill(MESSY)
    page.locator("main button.main").click()
    page.wait_for_url("**/lists/*")
    at = page.url
    if take:
        page.goto(f"{at}/take")
        page.locator("form button.main").click()
        page.wait_for_url(at)
    return at.replace(address, "/")


def first_link(page: Page, address: str, path: str, selector: str) -> str:
    """Where the first link of a page leads."""
    page.goto(address + path.lstrip("/"))
    found = page.locator(selector).first
    return (found.get_attribute("href") or "") if found.count() else ""


def grown(page: Page, address: str) -> dict[str, str]:
    """What a campaign with people has besides: a person, a cell, a talk with somebody known."""
    cell = first_link(page, address, "/chart/", "a.cell")
    person = first_link(page, address, cell or "/people/", "ol.rows a.row")
    pages = {
        "person": person,
        "person-open": person,
        "talk-with": f"/talks?who={person.rsplit('/', 1)[-1]}",
        "cell": cell,
    }
    same = f"{person}/same"
    sheet = f"/paper/?cell={cell.rsplit('/', 1)[-1]}" if cell else ""
    return {name: path for name, path in (pages | {"same": same, "paper-cell": sheet}).items() if path}


def signed(page: Page, address: str) -> dict[str, str]:
    """Words of a card, one signed on the screen and two on paper; gives their pages."""
    for language, text in (("en", "I want the union to bargain for me."), ("ar", "أريد أن تفاوض النقابة باسمي.")):
        page.goto(f"{address}cards/words")
        page.locator("#language").select_option(language)
        page.locator("#employer").fill("Harbor Logistics Incorporated")
        page.locator("#text").fill(text)
        page.locator("main button.main").click()
    for who, day in (("Kwame Asante", "2025-10-02"), ("Hamid", "2026-02-01")):
        page.goto(f"{address}cards/take")
        page.locator("#who").fill(who)
        page.locator("#signed_on").fill(day)
        page.locator("[name=is_read]").check()
        page.locator("main button.main").click()
    page.goto(f"{address}cards/sign")
    for field, text in (
        ("who", "Mei-Lin"),
        ("name", "Mei-Lin Wu"),
        ("phone", "917 555 0142"),
        ("contact", "m@x.org"),
    ):
        page.locator(f"#{field}").fill(text)
    box = page.locator("svg.pad").bounding_box() or {"x": 0, "y": 0, "width": 1, "height": 1}
    page.mouse.move(box["x"] + 30, box["y"] + 60)
    page.mouse.down()
    for step in range(1, 30):
        page.mouse.move(box["x"] + 30 + 7 * step, box["y"] + 60 + (step % 5 - 2) * 9)
    page.mouse.up()
    page.locator("[name=agrees]").check()
    page.locator("main button.main").click()
    page.wait_for_url("**/receipt")
    receipt = page.url.replace(address, "/")
    return {"receipt": receipt, "card": receipt.removesuffix("/receipt")}


def tested(page: Page, address: str) -> dict[str, str]:
    """The board of the test that goes round at Harbor, one of its cells, and the debrief of the test before."""
    page.goto(f"{address}strength/")
    last, first = page.locator("article h2 a").all()[:2]
    board, before = last.get_attribute("href") or "", first.get_attribute("href") or ""
    cell = first_link(page, address, board, ".strength-row .strength-tile")
    return {"board": board, "tested-cell": cell, "goals": f"{board}/goals", "debriefed": f"{before}/debrief"}


class Album:
    """Takes the pictures whose names hold every wanted word."""

    def __init__(self, browser: Browser, folder: Path, wanted: list[str]) -> None:
        self.browser, self.folder, self.wanted = browser, folder, wanted
        self.taken: list[Path] = []

    def wants(self, hub: str) -> bool:
        """Whether any picture of this hub is asked for; words that are no hub's name say nothing."""
        named = [word for word in self.wanted if word in {"new", "empty", "ten", "harbor", "vote", "sealed"}]
        return not named or hub in named

    def take(self, hub: str, address: str, pages: dict[str, str], known: BrowserContext | None = None) -> None:
        """Every page in every way; known: a browser that sits at the desk."""
        state = known.storage_state() if known else None
        for size, color, language in product(SIZES, COLORS, LANGUAGES):
            way = f"{size}-{color}-{language}"
            mine = {f"{hub}-{name}-{way}": path for name, path in pages.items()}
            mine = {
                name: path
                for name, path in mine.items()
                if all(w in name.split("-") or w == name for w in self.wanted)
            }
            if not mine:
                continue
            width, height = SIZES[size]
            context = self.browser.new_context(
                viewport=ViewportSize(width=width, height=height), color_scheme=color, storage_state=state
            )
            context.add_cookies([{"name": "language", "value": language, "url": address}])
            page = context.new_page()
            for name, path in mine.items():
                page.goto(address + path.lstrip("/"))
                if "-open" in name:
                    page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
                if name.startswith(f"{hub}-preview"):
                    page.wait_for_selector("table", timeout=60_000)
                self.keep(page, name)
            context.close()

    def keep(self, page: Page, name: str) -> None:
        """One picture, as high as the page but not endless."""
        size = page.viewport_size or ViewportSize(width=1280, height=800)
        whole = page.evaluate("document.documentElement.scrollHeight")
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > size["width"]:
            print(f"{name}: scrolls sideways ({wide} px)")
        high = max(size["height"], min(whole, TALLEST))
        page.set_viewport_size(ViewportSize(width=size["width"], height=high))
        path = self.folder / f"{name}.png"
        page.screenshot(path=path)
        page.set_viewport_size(size)
        self.taken.append(path)

    def printed(self, hub: str, address: str, known: BrowserContext) -> None:
        """The wall chart as the browser prints it."""
        name = f"{hub}-chart-print"
        if not all(w in name.split("-") for w in self.wanted):
            return
        page = known.new_page()
        page.emulate_media(media="print")
        page.set_viewport_size(ViewportSize(width=1280, height=800))
        page.goto(f"{address}chart/")
        self.keep(page, name)
        page.close()

    def sheets(self) -> None:
        """Contact sheets of what was taken, four phones or two desks to a sheet."""
        for size, many in (("phone", 4), ("tablet", 2), ("desk", 2)):
            mine = [path for path in self.taken if f"-{size}-" in path.name]
            for start in range(0, len(mine), many):
                self._sheet(mine[start : start + many], self.folder / f"sheet-{size}-{start // many:02}.png")

    def _sheet(self, pictures: list[Path], at: Path) -> None:
        page = self.browser.new_page(viewport=ViewportSize(width=2600, height=SHEET_TALLEST + 20))
        shown = "".join(
            f"<figure><figcaption>{p.stem}</figcaption>"
            f'<img src="data:image/png;base64,{base64.b64encode(p.read_bytes()).decode()}"></figure>'
            for p in pictures
        )
        page.set_content(
            "<style>body{display:flex;align-items:start;gap:8px;margin:0;background:#888;width:max-content}"
            f"figure{{margin:0;max-height:{SHEET_TALLEST}px;overflow:hidden}}img{{display:block}}"
            f"figcaption{{font:14px sans-serif}}</style>{shown}"
        )
        page.locator("body").screenshot(path=at)
        page.close()


def look_new(album: Album, folder: Path) -> None:
    """Before the first evening."""
    with served(folder / "new") as hub:
        album.take("new", hub.address, BEFORE)
        context = album.browser.new_context()
        page = context.new_page()
        page.goto(f"{hub.address}start")
        page.locator("#people").fill("300")
        page.locator("main form button.main").click()
        album.take("new", hub.address, {"words": "/start/words"}, context)


def look_begun(album: Album, folder: Path, name: str, names: tuple[str, ...]) -> None:
    """A hub that has just begun, with or without people; and what it shows when it is locked or sealed."""
    with served(folder / name) as hub:
        context = album.browser.new_context(locale="en-US")
        page = context.new_page()
        begin(page, hub.address, names)
        pages = EVERYDAY
        if names:
            taken = bring(page, hub.address, take=True)
            waiting = bring(page, hub.address, take=False)
            pages = EVERYDAY | {"taken": taken, "columns": waiting, "preview": f"{waiting}/take"}
            pages |= signed(page, hub.address)
        pages = pages | (grown(page, hub.address) if names else {})
        album.take(name, hub.address, pages, context)
        album.printed(name, hub.address, context)
        album.take(f"{name}-locked", hub.address, {"cover": "/", "unseal": "/unseal"})
        page.goto(f"{hub.address}more/")
        page.get_by_role("button", name="Seal everything now").click()
        album.take(f"{name}-sealed", hub.address, {"cover": "/", "unseal": "/unseal"})


def look_harbor(album: Album, folder: Path) -> None:
    """The sample union, made once and kept."""
    with served(folder / "harbor", "demo") as hub:
        context = album.browser.new_context(locale="en-US")
        page = context.new_page()
        page.goto(hub.first_page)
        album.take("harbor", hub.address, EVERYDAY | grown(page, hub.address) | tested(page, hub.address), context)
        album.printed("harbor", hub.address, context)


def voting(page: Page, address: str) -> dict[str, str]:
    """The pages of the vote, with the newest list of voters, one of its groups, and somebody's plan."""
    voters = first_link(page, address, "/count/voters", "main li a.row")
    plan = first_link(page, address, "/count/plans", "ol.rows a.row")
    groups = {group: f"{voters}/{group}" for group in ("unknown", "missing", "moved", "gone", "for_missing")}
    return groups | {
        "count": "/count/", "days": "/count/days", "voters": "/count/voters", "list": voters,
        "challenges": "/count/voters/challenges", "plans": "/count/plans", "plan": plan, "polls": "/count/polls",
        "polls-open": "/count/polls", "ballots": "/count/polls/ballots", "nights": "/count/night",
        "readiness": "/count/ready", "forecast": "/count/forecast",
    }  # fmt: skip


def look_vote(album: Album, folder: Path) -> None:
    """The sample union on the first day of its vote, made once and kept."""
    with served(folder / "vote", "demo", "--stage", "vote") as hub:
        context = album.browser.new_context(locale="en-US")
        page = context.new_page()
        page.goto(hub.first_page)
        album.take("vote", hub.address, voting(page, hub.address), context)


def for_readme(browser: Browser, folder: Path, hubs: Path) -> None:
    """The wall chart in the hand and at the desk, and a doubtful pair, as the sample union shows them."""
    with served(hubs / "harbor", "demo") as hub:
        context = browser.new_context(locale="en-US", color_scheme="light")
        page = context.new_page()
        page.goto(hub.first_page)
        for name, size, path in README:
            page.set_viewport_size(ViewportSize(width=SIZES[size][0], height=SIZES[size][1]))
            page.goto(hub.address + path)
            while path == "review" and not page.locator(".differs mark").count():
                page.get_by_role("button", name="Not sure").click()
            (folder / f"{name}.png").write_bytes(paletted(page.screenshot()))
        context.close()


def main() -> None:
    """Look at everything that was asked for."""
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    if sys.argv[2:] == ["readme"]:
        with TemporaryDirectory() as hubs, chromium(Path(hubs)) as browser:
            for_readme(browser, folder, Path(hubs))
        return
    with TemporaryDirectory() as hubs, chromium(Path(hubs)) as browser:
        album = Album(browser, folder, sys.argv[2:])
        if album.wants("new"):
            look_new(album, Path(hubs))
        if album.wants("empty"):
            look_begun(album, Path(hubs), "empty", ())
        if album.wants("ten"):
            look_begun(album, Path(hubs), "ten", NAMES)
        if album.wants("harbor"):
            look_harbor(album, folder)
        if album.wants("vote"):
            look_vote(album, folder)
        album.sheets()
    print(f"{len(album.taken)} pictures in {folder}")


if __name__ == "__main__":
    main()
