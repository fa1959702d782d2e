"""Which public functions pass the gate, and with which verb; read from the source, so that none is forgotten."""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src/brazier"


def modules(*stems: str) -> Iterator[tuple[str, ast.Module]]:
    """The dotted name and the tree of each file of these names."""
    for path in sorted(SOURCE.rglob("*.py")):
        if path.stem in stems:
            yield ".".join(path.relative_to(SOURCE).with_suffix("").parts), ast.parse(path.read_text("utf-8"))


GATES = {"allow", "within", "require", "in_reach"}
"""What lets through, or stops: the gate itself, and the reach of people, which asks it."""


def verbs_of(function: ast.FunctionDef, private: Mapping[str, ast.FunctionDef]) -> set[str]:
    """The verbs a function is let through with, itself or by private functions of its file."""
    found: set[str] = set()
    for call in ast.walk(function):
        if isinstance(call, ast.Call):
            name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
            if name in GATES:
                verbs = [a.value for a in call.args[1:] if isinstance(a, ast.Constant)]
                found |= {str(v) for v in verbs if re.fullmatch(r"[a-z_]+\.[a-z]+", str(v))}
                found |= {"people.look"} if name in {"within", "in_reach"} and not found else set()
            elif name in private and private[name] is not function:
                found |= verbs_of(private[name], {n: f for n, f in private.items() if n != name})
    return found


def gated() -> dict[str, set[str]]:
    """Every public read and write by its full name, with the verbs it asks for; none if it asks for none."""
    found = {}
    for name, tree in modules("queries", "actions"):
        functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
        private = {node.name: node for node in functions if node.name.startswith("_")}
        found |= {f"{name}.{node.name}": verbs_of(node, private) for node in functions if node.name not in private}
    return found


def commands() -> dict[str, set[str]]:
    """Every command of `brazier` by the name of its function, with the public reads and writes it calls, also
    through functions of the same file or of `cli.desk`."""
    functions: dict[str, dict[str, ast.FunctionDef]] = {}
    aliases: dict[str, dict[str, str]] = {}
    for path in sorted((SOURCE / "cli").glob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        functions[path.stem] = {n.name: n for n in tree.body if isinstance(n, ast.FunctionDef)}
        aliases[path.stem] = {
            alias.asname or alias.name: f"{node.module}.{alias.name}".removeprefix("brazier.")
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("brazier")
            for alias in node.names
        }
    found = {}
    for file, known in functions.items():
        for name, function in known.items():
            if any(re.search(r"\bcommand\(", ast.unparse(d)) for d in function.decorator_list):
                found[name] = _called(file, name, functions, aliases, set())
    return found


def _called(
    file: str,
    name: str,
    functions: dict[str, dict[str, ast.FunctionDef]],
    aliases: dict[str, dict[str, str]],
    seen: set[tuple[str, str]],
) -> set[str]:
    """Full names of reads and writes that are called from here on."""
    if (file, name) in seen:
        return set()
    seen.add((file, name))
    found: set[str] = set()
    body = (node for line in functions[file][name].body for node in ast.walk(line))  # not what stands around it
    for node in body:
        if isinstance(node, ast.Name) and node.id in functions[file]:
            found |= _called(file, node.id, functions, aliases, seen)
        elif isinstance(node, ast.Name) and node.id in aliases[file]:
            full = aliases[file][node.id]
            other, _, called = full.removeprefix("cli.").rpartition(".")
            if full.startswith("cli.") and called in functions.get(other, {}):
                found |= _called(other, called, functions, aliases, seen)
            found.add(full)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            module = aliases[file].get(node.value.id, "")
            if module.startswith("cli.") and node.attr in functions.get(module.removeprefix("cli."), {}):
                found |= _called(module.removeprefix("cli."), node.attr, functions, aliases, seen)
            found.add(f"{module}.{node.attr}")
    return found
