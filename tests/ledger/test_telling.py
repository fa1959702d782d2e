"""What is said when the ledger is another one."""

import pytest

from brazier.ledger import telling
from brazier.ledger.chain import ACCEPTED, RESTORED
from brazier.ledger.remembered import CHANGED, LOST, SHORTER, Astray, Turn


def turn(verb: str) -> Turn:
    return Turn(651, "cd" * 32, verb, "2026-11-20T03:00Z")


@pytest.mark.parametrize(
    ("kind", "why", "said"),
    [
        (SHORTER, None, "900 lines then, 700 now"),
        (SHORTER, turn(RESTORED), "A copy was restored on 2026-11-20"),
        (SHORTER, turn(ACCEPTED), "somebody at the desk wrote down that they know why"),
        (CHANGED, None, "line 900 is another one now"),
        (CHANGED, turn(RESTORED), "A copy was restored on 2026-11-20"),
        (CHANGED, turn(ACCEPTED), "somebody at the desk wrote down that they know why"),
        (LOST, None, "gone or damaged"),
    ],
)
def test_each_case_has_its_sentence_with_an_honest_reason(kind: str, why: Turn | None, said: str) -> None:
    error = telling.sentence(Astray(kind, 900, 700, why))
    assert said in str(error)
    assert (error.code in telling.EXPLAINED) == (why is not None)
    assert ("that is why" in str(error)) or why == turn(ACCEPTED)
