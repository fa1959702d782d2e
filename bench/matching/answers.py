"""What a thousand answers at the review are worth: the truth answers in the order the queue asks.

python -m bench.matching.answers DATA_DIR [ANSWERS]    prints one JSON line: the scores of evaluate.py.
"""

import csv
import json
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np

from brazier.lists import matched
from brazier.matching.asking import questions
from brazier.matching.clustering import Rules, gather
from brazier.matching.pairing import Opinion, weigh
from brazier.storage.jobs import nobody_listens

HERE = Path(__file__).parent
LISTS = ("employer_list", "paper_signup", "whatsapp", "auth_cards", "web_form")
ROUND = 100
BAR = 0.7  # as the first design was measured: above it the machine joins, below it somebody is asked


def main(data: str, answers: int = 1000) -> None:
    """Ask, answer, ask again; a hundred at a time."""
    sys.path.insert(0, str(HERE))
    from evaluate import evaluate  # noqa: PLC0415 - a script beside us, kept unchanged

    folder = Path(data)
    contents = [(f"{name}.csv", (folder / f"{name}.csv").read_bytes()) for name in LISTS]
    traits, names, officials = matched.described(
        contents, [name == "employer_list" for name in LISTS], nobody_listens
    )
    with (folder / "truth.csv").open() as told:
        truth = {row["record_id"]: row["worker_id"] for row in csv.DictReader(told)}
    who = [truth[names[row.key]] for row in traits]
    opinion = weigh(traits, np.full(len(traits), -1, np.int64), officials)
    head, asked = _answered(opinion, who, answers)
    person = {names[row.key]: str(at) for row, at in zip(traits, head.tolist(), strict=True)}
    print(json.dumps({"tool": "brazier answered", "answers": asked, **evaluate(person, data)}))


def _answered(opinion: Opinion, who: list[str], most: int) -> tuple[np.ndarray, int]:
    """The workers after so many answers, and how many were given."""
    fresh = np.ones(len(who), np.bool_)
    rules = Rules(opinion.alone, np.full(len(who), -1, np.int64), frozenset(), BAR)
    score, asked = opinion.score.copy(), 0
    while True:
        gathered = gather(opinion.rows, opinion.pairs, score, rules)
        left = questions(opinion.rows, opinion.pairs, score, gathered=gathered, rules=rules, fresh=fresh)
        batch = left[: min(ROUND, most - asked)]
        if not batch:
            return gathered.head, asked
        asked += len(batch)
        for question in batch:
            score[question.pair] = 1.0 if who[question.one] == who[question.other] else 0.0
        parted = {(q.one, q.other) for q in batch if who[q.one] != who[q.other]}
        rules = replace(rules, apart=rules.apart | parted)


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:3]))
