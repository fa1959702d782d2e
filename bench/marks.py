"""200 lists of 80 invented people, marked as one of 20 copies and mutilated in nine ways until 40 rows are
left; and 200 that carry no mark, 200 with the mark of another hub, 200 of a copy that is not among those asked."""

import json
import random
import time
from collections import Counter
from pathlib import Path

from tests.press.mutilated import KEY, KINDS, KINDS_OF_HARM, people

from brazier.press import watermark

SAMPLES = 200
NOBODYS = ("unmarked", "another hub's", "a copy not asked for")
OTHER = b"the secret of another hub, 32 by"


def main() -> None:
    tried, right, wrong, weakest = Counter[str](), Counter[str](), Counter[str](), dict[str, float]()
    false = Counter[str]()
    began = time.process_time()
    for n in range(SAMPLES):
        r = random.Random(n)
        copies = r.sample(range(watermark.COPIES), 21)
        copy, asked = copies[0], copies[:20]
        harm = list(KINDS_OF_HARM)[n % len(KINDS_OF_HARM)]
        rows = people(r, 80)
        marked = watermark.mark(rows, KINDS, copy=copy, key=KEY)
        found = watermark.whose(KINDS_OF_HARM[harm](r, marked), asked, key=KEY)
        tried[harm] += 1
        right[harm] += found.copy == copy
        wrong[harm] += found.copy not in (copy, None)
        weakest[harm] = min(weakest.get(harm, 1e9), round(found.strength, 1))
        other = watermark.mark(rows, KINDS, copy=copy, key=OTHER)
        unknown = watermark.mark(rows, KINDS, copy=copies[20], key=KEY)
        for name, sheet in zip(NOBODYS, (rows, other, unknown), strict=True):
            told = [[str(c) for c in row] for row in sheet]
            false[name] += watermark.whose(told, asked, key=KEY).copy is not None
    whole = {
        "samples": SAMPLES,
        "recovered": sum(right.values()),
        "attributed to somebody else": sum(wrong.values()),
        "by harm: recovered, of, weakest": {h: [right[h], tried[h], weakest[h]] for h in tried},
        "false, of 200 each": {name: false[name] for name in NOBODYS},
        "seconds of processor": round(time.process_time() - began, 1),
    }
    Path("bench/results/watermark.json").write_text(json.dumps(whole, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(whole, indent=1))


main()
