"""Tools that attack a served hub with a seat: sqlmap on every form and query, wapiti on every page it finds.

Both attack the holed page first. One that finds nothing there did not run. Only this machine is spoken to.
"""

import json
import re
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from tools.security.holed import holed
from tools.security.served import ENDS_THE_VISIT, Seated, Target, seated
from tools.security.source import TOOLS, call
from tools.security.verdict import Accepted, Finding, Verdict, judged, not_run

SKIPPED = "csrfmiddlewaretoken"
INJECTED = re.compile(r"^Parameter: (\S+)", re.MULTILINE)
TRIED = re.compile(r"parameter '([^']+)' does not seem to be injectable")
CRASHED = re.compile(r"500 \(Internal Server Error\) - (\d+) times")
LONGEST = 600.0
"""Seconds for one address; with all its fields."""
LONGEST_ATTACK = 60
MODULES = "sql,timesql,xss,permanentxss,file,exec,redirect,crlf,csrf,csp,cookieflags,http_headers,methods"
"""Without those that call a server of wapiti's makers (ssrf, xxe, log4shell) or guess names of other programs."""


def sqlmap(known: Sequence[Accepted], work: Path) -> Verdict:
    """Level 3 on every field of every form, every query and every id in an address, and on headers and cookies."""
    with holed() as address:
        control = _sqlmap(address, "", Target("GET", "/find?name=rosa"), work / "control")
    if not control[0] or not control[2]:
        return not_run("sqlmap", "it did not break into the page with a planted hole")
    with seated(work) as seat:
        targets = seat.targets()
        with ThreadPoolExecutor(2) as pool:
            asked = [
                pool.submit(_sqlmap, seat.address, seat.cookies, t, work / str(n)) for n, t in enumerate(targets)
            ]
            asked.append(pool.submit(_headers, seat, work / "headers"))
            told = [one.result() for one in asked]
        still_in = seat.browser.get("/people/").status == 200
    findings = [finding for one in told for finding in one[0]]
    unfinished = [target.kind for target, one in zip(targets, told, strict=False) if not one[1]]
    if unfinished or not still_in:
        why = "the seat was lost on the way" if not still_in else f"no parameter was tried of {unfinished}"
        return not_run("sqlmap", why)
    fields = sum(one[1] for one in told)
    return judged("sqlmap", findings, known, f"{len(targets)} addresses, {fields} parameters, level 3")


def _sqlmap(address: str, cookies: str, target: Target, work: Path) -> tuple[list[Finding], int, int]:
    """Attack one address. Gives findings, how many parameters were tried, how often it answered 500."""
    typed = [(name, value or "1") for name, value in target.fields]
    where = address + re.sub(r"/(\d+)(?=/|\.|$)", r"/\1*", target.address)
    where = re.sub(r"/([0-9A-Z]{3}-[0-9A-Z]{3,4})(?=/|\?|$)", r"/\1*", where)
    if target.method == "GET" and typed:
        where += ("&" if urlsplit(where).query else "?") + urlencode(typed)
    options: list[object] = [
        "-u",
        where,
        "--cookie",
        cookies,
        "--skip",
        f"{SKIPPED},cookie,user-agent,referer,host",
    ]
    if target.method == "POST":
        options += ["--method", "POST", "--data", urlencode(typed)]
    return _run(options, target.kind, work)


def _headers(seat: Seated, work: Path) -> tuple[list[Finding], int, int]:
    options: list[object] = ["-u", seat.address + "/people/", "--cookie", seat.cookies]
    return _run([*options, "-p", "user-agent,referer,language,form"], "headers and cookies", work)


def _run(options: Sequence[object], kind: str, work: Path) -> tuple[list[Finding], int, int]:
    quiet = ["--batch", "--disable-coloring", "--ignore-redirects", "--flush-session", "--output-dir", work]
    # 4xx is our answer to most of this, and no reason to stop; the token is one for the whole visit
    how = ["--level", "3", "--risk", "2", "--dbms", "SQLite", "--technique", "BEUST", "--time-sec", "3"]
    how += ["--ignore-code", "400,403,404,405,413", "--threads", "1"]
    try:
        told = call([TOOLS / "sqlmap", *options, *quiet, *how], seconds=LONGEST).stdout
    except subprocess.TimeoutExpired:
        return [], 0, 0
    found = [Finding("sqlmap", "injection", kind, name) for name in INJECTED.findall(told)]
    crashed = sum(int(times) for times in CRASHED.findall(told))
    if crashed:
        found.append(Finding("sqlmap", "answer 500", kind, f"{crashed} times"))
    return found, len(set(TRIED.findall(told))) + len(found), crashed


def wapiti(known: Sequence[Accepted], work: Path) -> Verdict:
    """A crawl with a seat, and what wapiti knows of injection, scripts, files, redirects, headers and cookies."""
    with holed() as address:
        control = _wapiti(address, "", work / "control", ["-m", "sql,xss"])[0]
    if {f.what for f in control} < {"SQL Injection", "Reflected Cross Site Scripting"}:
        return not_run("wapiti", "it did not find both planted holes")
    with seated(work) as seat:
        starts, people = seat.pages(), seat.people()
        aside = [seat.address + path + ending for path in ENDS_THE_VISIT for ending in ("", "?*", "/*")]
        options = ["-m", MODULES, "-d", "1", "--max-files-per-dir", "12", "--max-attack-time", LONGEST_ATTACK]
        options += [part for start in starts for part in ("-s", seat.address + start)]
        options += [part for path in aside for part in ("-x", path)]
        findings, pages = _wapiti(seat.address, seat.cookies, work / "hub", options)
        if seat.browser.get("/people/").status != 200 or seat.people() <= people:
            return not_run("wapiti", "it had no seat: it neither came in nor wrote anybody down")
    if pages < len(starts):
        return not_run("wapiti", f"it saw {pages} pages only, where {len(starts)} were named")
    return judged("wapiti", findings, known, f"{pages} pages and forms, at most {LONGEST_ATTACK} s a module")


def _wapiti(address: str, cookies: str, work: Path, options: Sequence[object]) -> tuple[list[Finding], int]:
    work.mkdir(parents=True)
    here = ["--store-session", work / "session", "--store-config", work / "config", "-f", "json"]
    quiet = ["--no-bugreport", "--flush-session", "--dns-endpoint", "localhost", "--endpoint", f"{address}/"]
    seat = ["-H", f"Cookie: {cookies}"] if cookies else []  # its own ways to set a cookie lose it after a page
    told = call(
        [TOOLS / "wapiti", "-u", f"{address}/", *seat, *here, *quiet, *options, "-o", work / "told.json"],
        seconds=1800,
    )
    if not (work / "told.json").exists():
        raise RuntimeError(f"wapiti wrote no report: {told.stdout[-500:]} {told.stderr[-500:]}")
    report = json.loads((work / "told.json").read_text())
    kinds = {**report["vulnerabilities"], **report["anomalies"]}
    found = [
        Finding("wapiti", kind, f"{one['method']} {one['path']}", f"{one['parameter']}: {one['info'][:160]}")
        for kind, ones in kinds.items()
        for one in ones
    ]
    return found, int(report["infos"].get("crawled_pages_nbr", 0))
