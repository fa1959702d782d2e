"""The peer many begin with: names by rapidfuzz token_sort_ratio at 92 and over, joined in chains.

python rapidfuzz_peer.py DATA_DIR    prints one JSON line: the scores of evaluate.py.
"""

import json
import sys

import numpy as np
from evaluate import evaluate
from rapidfuzz.fuzz import token_sort_ratio
from rapidfuzz.process import cdist
from splink_baseline import load

ALIKE = 92
ROWS = 512


def main(data: str) -> None:
    """Compare every name with every other and join what is alike."""
    rows = load(data)
    names = (rows.first_name + " " + rows.last_name).str.strip().tolist()
    head = list(range(len(names)))
    for at in range(0, len(names), ROWS):
        alike = cdist(
            names[at : at + ROWS], names, scorer=token_sort_ratio, score_cutoff=ALIKE, dtype=np.uint8, workers=-1
        )
        for one, other in np.argwhere(alike >= ALIKE).tolist():
            if one + at < other and names[other]:
                _join(head, one + at, other)
    person = {record: str(_top(head, row)) for row, record in enumerate(rows.record_id)}
    print(json.dumps({"tool": "rapidfuzz", **evaluate(person, data)}))


def _top(head: list[int], row: int) -> int:
    while head[row] != row:
        head[row] = head[head[row]]
        row = head[row]
    return row


def _join(head: list[int], one: int, other: int) -> None:
    one, other = sorted((_top(head, one), _top(head, other)))
    head[other] = one


if __name__ == "__main__":
    main(sys.argv[1])
