"""Put a slip into the program that runs, without importing anything anew."""

import gc
import sys
from types import CodeType, FunctionType, ModuleType
from typing import Any

from bench.mutating.slips import Slip

WATCHED = ("brazier.rules", "tests.rules", "tests.spec", "test_")


class CanNot(Exception):
    """This slip changes what only a fresh start reads."""


def put(slip: Slip, module: ModuleType) -> None:
    """Change the module as if the slip stood in its file. Errors: CanNot for the body of a class."""
    code = slip.code(str(module.__file__))
    if slip.place == "function":
        _functions(module, code)
    elif slip.place == "module":
        _names(module, code)
    else:
        raise CanNot


def _functions(module: ModuleType, code: CodeType) -> None:
    changed = {(c.co_qualname, c.co_firstlineno): c for c in _codes(code)}
    try:
        for function in _all_of(module):
            function.__code__ = changed.get(
                (function.__code__.co_qualname, function.__code__.co_firstlineno), function.__code__
            )
    except ValueError:  # another set of names from outside
        raise CanNot from None


def _codes(code: CodeType) -> list[CodeType]:
    inner = [const for const in code.co_consts if isinstance(const, CodeType)]
    return [*inner, *(found for one in inner for found in _codes(one))]


def _all_of(module: ModuleType) -> list[FunctionType]:
    return [o for o in gc.get_objects() if isinstance(o, FunctionType) and o.__module__ == module.__name__]


def _names(module: ModuleType, code: CodeType) -> None:
    """Values of the module, wherever they were imported to; of functions their defaults alone."""
    fresh: dict[str, Any] = {"__name__": module.__name__, "__file__": module.__file__}
    exec(code, fresh)
    for name, value in fresh.items():
        old = vars(module).get(name)
        if name.startswith("__") or isinstance(old, type | ModuleType) or value is old:
            continue
        if isinstance(old, FunctionType):
            old.__defaults__, old.__kwdefaults__ = value.__defaults__, value.__kwdefaults__
            continue
        for other in list(sys.modules.values()):
            if getattr(other, "__name__", "").startswith(WATCHED) and vars(other).get(name) is old:
                setattr(other, name, value)
