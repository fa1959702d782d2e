"""The house rules that no library checks: each gives the places that break it.

Every rule takes the root of a checkout, so that a test can plant a fault in a copy and see the rule bite.
"""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import grimp

SHELL_NAMES = {"models", "actions", "queries", "forms", "views", "urls", "apps", "settings"}
DJANGO_FOLDERS = {"migrations", "management", "templatetags", "cli"}
FORBIDDEN_FILES = re.compile(r"utils|helpers|common|misc|base|services|managers|new_.*|.*_v2")
LONGEST_FILE = 500
LONGEST_FUNCTION = 60
WRITTEN = {".py", ".js", ".css", ".html", ".toml", ".typ", ".md"}
EXEMPT_FOLDERS = {"migrations", "vendor", "locale", "data", "fonts", "samples", "work"}

# Vendored unchanged, with their source: they measure us, we do not keep them.
MEASURING_TOOLS = {
    "bench/matching/generate.py",
    "bench/matching/evaluate.py",
    "bench/matching/splink_baseline.py",
}


def _listed(root: Path) -> dict[str, str]:
    """Modules beyond the shell names that may reach Django, each with its decision record."""
    table: dict[str, str] = tomllib.loads((root / "tests/shape/may_reach_django.toml").read_text())["modules"]
    return table


def _sources(root: Path) -> Iterator[Path]:
    return (p for p in sorted((root / "src/brazier").rglob("*.py")) if "migrations" not in p.parts)


def import_graph(root: Path) -> grimp.ImportGraph:
    """The imports of `brazier` as installed on sys.path from `root/src`."""
    return grimp.build_graph("brazier", include_external_packages=True, cache_dir=None)


def reaching_django(root: Path) -> list[str]:
    """Rule 5: a file without a shell name never reaches Django, not even through others."""
    listed = _listed(root)
    reach = import_graph(root).find_downstream_modules("django")
    return [
        f"{name} reaches Django"
        for name in sorted(reach)
        if name.split(".")[-1] not in SHELL_NAMES
        and not DJANGO_FOLDERS & set(name.split("."))
        and name not in listed
    ]


def stale_lines(root: Path) -> list[str]:
    """A line in may_reach_django.toml must name a living module and an existing decision record."""
    graph = import_graph(root)
    listed = _listed(root)
    dead = [f"{name} is listed but does not exist" for name in listed if name not in graph.modules]
    records = {path.name[:4] for path in (root / "docs/decisions").glob("*.md")}
    return dead + [f"{name}: no decision {why}" for name, why in listed.items() if why not in records]


def opening_foreign_tables(root: Path) -> list[str]:
    """Rule 6: only an area opens its own tables."""
    graph = import_graph(root)
    found = []
    for name in sorted(graph.modules):
        parts = name.split(".")
        if len(parts) != 3 or parts[2] != "models":
            continue
        found += [
            f"{importer} opens {name}"
            for importer in sorted(graph.find_modules_that_directly_import(name))
            if importer.split(".")[1] != parts[1]
        ]
    return found


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))


def without_actor(root: Path) -> list[str]:
    """Rule 7: public functions in queries and actions take `actor` first."""
    found = []
    for path in _sources(root):
        if path.stem not in {"queries", "actions"}:
            continue
        for node in ast.parse(path.read_text()).body:
            if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
                continue
            first = [a.arg for a in (node.args.posonlyargs + node.args.args)[:1]]
            if first != ["actor"]:
                found.append(f"{path.relative_to(root)}:{node.lineno} {node.name} does not take actor first")
    return found


def too_long(root: Path, folders: tuple[str, ...] = ("src", "tests", "bench", "workshop", "tools")) -> list[str]:
    """Rule 8: no file over 500 lines, no function over 60."""
    found = []
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            inside = set(path.relative_to(root).parts)  # the checkout itself may lie in a folder of any name
            if path.suffix not in WRITTEN or EXEMPT_FOLDERS & inside or not path.is_file():
                continue
            if str(path.relative_to(root)) in MEASURING_TOOLS:
                continue
            text = path.read_text()
            if text.count("\n") > LONGEST_FILE:
                found.append(f"{path.relative_to(root)} has {text.count(chr(10))} lines")
            if path.suffix == ".py":
                found += [
                    f"{path.relative_to(root)}:{f.lineno} {f.name} has {(f.end_lineno or 0) - f.lineno + 1} lines"
                    for f in _functions(ast.parse(text))
                    if (f.end_lineno or 0) - f.lineno + 1 > LONGEST_FUNCTION
                ]
    return found


def badly_named(root: Path) -> list[str]:
    """No file whose name says nothing."""
    listed = {name.removeprefix("brazier.").replace(".", "/") for name in _listed(root)}  # Django's own names
    return [
        f"{path.relative_to(root)} has a name that says nothing"
        for path in _sources(root)
        if FORBIDDEN_FILES.fullmatch(path.stem)
        and str(path.relative_to(root / "src/brazier").with_suffix("")) not in listed
    ]


def loose_ends(root: Path) -> list[str]:
    """A TODO needs a name and an issue number; commented marks of unfinished work are counted here."""
    mark = re.compile(r"\b(TODO|FIXME|XXX)\b(?!\(\w+, #\d+\))")
    return [
        f"{path.relative_to(root)}:{number} {line.strip()}"
        for path in _sources(root)
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if mark.search(line)
    ]


def days_by_hand(root: Path) -> list[str]:
    """No template says in which order a day is written: that stands in the catalog of each language. Figures for a
    machine (Y-m-d) and hours are the same for all."""
    form = re.compile(r"""\|date:["'](?!Y-m-d["']|Y-m["']|H:i["'])""")
    return [
        f"{path.relative_to(root)}:{number} {found[0]}: take a filter of shown.py"
        for path in sorted((root / "src").rglob("*.html"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if (found := form.search(line))
    ]


def words_for_two_things(root: Path) -> list[str]:
    """No two libraries of templates give a filter or tag of the same name: which one a page gets would hang on the
    order in which it loads them."""
    found: dict[str, list[str]] = {}
    for path in sorted((root / "src").rglob("templatetags/*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            for name in _given_to_templates(node):
                found.setdefault(name, []).append(path.stem)
    return [f"{name} means something in {' and in '.join(places)}" for name, places in found.items() if places[1:]]


def _given_to_templates(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef) and any("register." in ast.unparse(one) for one in node.decorator_list):
        yield node.name
    if (
        isinstance(node, ast.AnnAssign)
        and ast.unparse(node.target) == "TABLES"
        and isinstance(node.value, ast.Dict)
    ):
        yield from (key.value for key in node.value.keys if isinstance(key, ast.Constant))


def silent_packages(root: Path) -> list[str]:
    """Each area opens with a paragraph from the work and imports nothing."""
    found = []
    for path in _sources(root):
        if path.name != "__init__.py":
            continue
        body = ast.parse(path.read_text()).body
        said = bool(body) and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant)
        if not said or len(body) != 1:
            found.append(f"{path.relative_to(root)} must hold one paragraph and nothing else")
    return found


def _tables(root: Path) -> Iterator[tuple[Path, ast.ClassDef]]:
    for path in _sources(root):
        if path.name == "models.py":
            for node in ast.parse(path.read_text()).body:
                if isinstance(node, ast.ClassDef):
                    yield path, node


def spans(root: Path) -> set[str]:
    """What `keeps_for` may say: the keys of `keeping.spans.SPANS`."""
    tree = ast.parse((root / "src/brazier/keeping/spans.py").read_text())
    for node in tree.body:
        if isinstance(node, ast.AnnAssign) and getattr(node.target, "id", "") == "SPANS":
            assert isinstance(node.value, ast.Dict)
            return {key.value for key in node.value.keys if isinstance(key, ast.Constant)}  # type: ignore[misc]
    return set()


def tables_without_an_end(root: Path) -> list[str]:
    """Every table says how long it keeps what it keeps, in words that mean something."""
    known, found = spans(root), []
    for path, table in _tables(root):
        said = [
            n.value.value  # type: ignore[attr-defined]
            for n in table.body
            if isinstance(n, ast.Assign) and n.targets[0].id == "keeps_for"  # type: ignore[attr-defined]
        ]
        where = f"{path.relative_to(root)}:{table.lineno} {table.name}"
        if not said:
            found.append(f"{where} has no keeps_for")
        elif said[0] not in known:
            found.append(f"{where} keeps for {said[0]!r}, which nobody knows")
    return found


def foreign_tables_without_an_end(root: Path) -> list[str]:
    """A table that a library makes stands in foreign_tables.toml, with how it gets an actor, a ledger line, and an
    end."""
    listed = tomllib.loads((root / "tests/shape/foreign_tables.toml").read_text())["tables"]
    known = spans(root)
    return [
        f"{name}: {missing}"
        for name, told in sorted(listed.items())
        for missing in ("hook", "line", "keeps_for")
        if not told.get(missing) or (missing == "keeps_for" and told[missing] not in known)
    ]


NEVER = re.compile(
    "immigra|visa|passport|health|disab|religio|faith|politic|party|sexual|orient|crimin|convict|ssn|race|ethnic"
)


def forbidden_fields(root: Path) -> list[str]:
    """Columns that must never exist: what is not kept can not be taken."""
    return [
        f"{path.relative_to(root)}:{node.lineno} {node.targets[0].id}"  # type: ignore[attr-defined]
        for path, table in _tables(root)
        for node in table.body
        if isinstance(node, ast.Assign) and NEVER.search(node.targets[0].id)  # type: ignore[attr-defined]
    ]
