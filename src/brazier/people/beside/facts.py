"""What is told of everybody beside one list: the values that go up from here. Pure."""

from dataclasses import dataclass

HERE = "here"
FOR_IT = (1, 2)


@dataclass(frozen=True, slots=True)
class Beside:
    """One worker. state: here, left or out_of_unit; is_on: stands on the list; is_known: we know them from more
    than the list; theirs, ours: the department as the list says it, and as we say it without the list, empty where
    either says nothing; is_for: rated 1 or 2, whenever that was."""

    worker: int
    cell: int
    state: str
    is_on: bool
    is_known: bool
    is_for: bool
    theirs: str = ""
    ours: str = ""
