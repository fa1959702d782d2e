"""Every small slip that could be made in a Python file: another sign, another number, a word, a line left out."""

import ast
import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import CodeType

SIGNS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.Add: ast.Sub, ast.Sub: ast.Add,
    ast.Mult: ast.Add, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult, ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr, ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip. name: where it is and what it does, the same as long as the file is. place: function, class (its
    body) or module: where a running program must be changed for it."""

    name: str
    place: str
    tree: ast.Module
    node: ast.AST
    change: Callable[[ast.AST], None]

    def code(self, file: str) -> CodeType:
        """The whole file with this slip, compiled; the tree is as before afterwards."""
        kind, before = self.node.__class__, {k: copy.copy(v) for k, v in vars(self.node).items()}
        self.change(self.node)
        code = compile(ast.fix_missing_locations(self.tree), file, "exec")
        self.node.__class__ = kind  # type: ignore[assignment]
        vars(self.node).update(before)
        return code


def slips(source: str) -> Iterator[Slip]:
    """All slips of a file, in their order."""
    tree = ast.parse(source)
    for number, (node, place) in enumerate(list(_walk(tree, "module"))):
        for what, change in list(_changes(node)):
            at = f"{getattr(node, 'lineno', 0)}:{getattr(node, 'col_offset', 0)}"
            yield Slip(f"{at} {what} ({number})", place, tree, node, change)


def _walk(node: ast.AST, place: str) -> Iterator[tuple[ast.AST, str]]:
    """Every node that may be changed. Docstrings, types, decorators and the names of imports are not."""
    yield node, place
    inner = place
    if isinstance(node, ast.ClassDef):
        inner = "class"
    elif isinstance(node, ast.FunctionDef | ast.Lambda):
        inner = "function"
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns", "decorator_list", "bases", "type_comment"):
            continue
        outside = isinstance(node, ast.FunctionDef) and field == "args"  # defaults belong to where it is defined
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _is_doc(child) and not _is_alias(child, inner):
                yield from _walk(child, place if outside else inner)


def _is_doc(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    )


def _is_alias(node: ast.AST, place: str) -> bool:
    """A name for a type, which nobody runs."""
    return place == "module" and isinstance(node, ast.Assign) and isinstance(node.value, ast.Subscript)


def _changes(node: ast.AST) -> Iterator[tuple[str, Callable[[ast.AST], None]]]:
    if isinstance(node, ast.Compare):
        for at, sign in enumerate(node.ops):
            yield f"sign {at + 1}: {_named(sign)} -> {_named(SIGNS[type(sign)]())}", _sign(at)
    if isinstance(node, ast.BinOp | ast.AugAssign | ast.BoolOp) and type(node.op) in SIGNS:
        yield f"{_named(node.op)} -> {_named(SIGNS[type(node.op)]())}", _operator
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
        yield f"{_named(node.op)} dropped", _drop_sign
    if isinstance(node, ast.Constant):
        yield from _constants(node)
    if isinstance(node, ast.IfExp):
        yield "branches exchanged", _exchange
    if isinstance(node, ast.Return) and node.value is not None and not _is_none(node.value):
        yield "returns nothing", _return_nothing
    if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None and not _is_none(node.value):
        yield "set to nothing", _set_nothing
    if isinstance(node, ast.Raise) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)):
        yield "left out", _leave_out
    if isinstance(node, ast.Continue):
        yield "continue -> break", _break
    if isinstance(node, ast.Call):
        for at in range(len(node.keywords)):
            yield f"without {node.keywords[at].arg}", _drop_keyword(at)


def _constants(node: ast.Constant) -> Iterator[tuple[str, Callable[[ast.AST], None]]]:
    value = node.value
    if isinstance(value, bool):
        yield f"{value} -> {not value}", _constant(not value)
    elif isinstance(value, int):
        yield f"{value} -> {value + 1}", _constant(value + 1)
    elif isinstance(value, str):
        yield f"{value[:24]!r} -> other words", _constant(f"XX{value}XX")


def _named(node: ast.AST) -> str:
    return type(node).__name__


def _is_none(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _sign(at: int) -> Callable[[ast.AST], None]:
    def change(node: ast.AST) -> None:
        assert isinstance(node, ast.Compare)
        node.ops[at] = SIGNS[type(node.ops[at])]()  # type: ignore[assignment]

    return change


def _constant(value: object) -> Callable[[ast.AST], None]:
    def change(node: ast.AST) -> None:
        assert isinstance(node, ast.Constant)
        node.value = value  # type: ignore[assignment]

    return change


def _drop_keyword(at: int) -> Callable[[ast.AST], None]:
    def change(node: ast.AST) -> None:
        assert isinstance(node, ast.Call)
        del node.keywords[at]

    return change


def _operator(node: ast.AST) -> None:
    node.op = SIGNS[type(node.op)]()  # type: ignore[attr-defined]


def _drop_sign(node: ast.AST) -> None:
    assert isinstance(node, ast.UnaryOp)
    if isinstance(node.op, ast.Not):
        node.operand = ast.UnaryOp(ast.Not(), node.operand)
    else:
        node.op = ast.UAdd()


def _exchange(node: ast.AST) -> None:
    assert isinstance(node, ast.IfExp)
    node.body, node.orelse = node.orelse, node.body


def _return_nothing(node: ast.AST) -> None:
    assert isinstance(node, ast.Return)
    node.value = ast.Constant(None)


def _set_nothing(node: ast.AST) -> None:
    node.value = ast.Constant(None)  # type: ignore[attr-defined]


def _leave_out(node: ast.AST) -> None:
    """Nothing is done in its place."""
    for field in list(node._fields):
        setattr(node, field, None)
    node.__class__ = ast.Pass


def _break(node: ast.AST) -> None:
    node.__class__ = ast.Break
