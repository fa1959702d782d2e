"""What speaks for and against two rows being one worker, as numbers; one line a pair, one column a kind."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from brazier.matching.alignment import NAMES as NAME_COLUMNS
from brazier.matching.alignment import align
from brazier.matching.census import Census
from brazier.matching.columns import Columns, Hashes, Ints, Wide
from brazier.matching.lexicon import Flags, Floats
from brazier.matching.likeness import Words

CONTACT_COLUMNS = (
    "phone_same", "phone_rows", "phone_names", "phone_near", "phone_clash", "phones_given", "mail_same",
    "mail_rows", "mail_near", "mail_clash", "mails_given", "mail_fits",
)  # fmt: skip
HOME_COLUMNS = (
    "birth_same", "birth_near", "birth_year", "birth_clash", "births_given", "house_same", "house_clash",
    "street_same", "unit_same", "unit_clash", "door_rows", "code_same", "code_clash",
)  # fmt: skip
WORK_COLUMNS = (
    "department_same", "department_clash", "shift_same", "shift_clash", "site_same", "site_clash", "badge_same",
    "badge_clash", "aside_fits", "generation_same", "generation_clash", "generation_one",
)  # fmt: skip
CROWD_COLUMNS = (
    "namesakes_low", "namesakes_high", "listed_low", "listed_high", "people", "same_source", "name_surplus",
)  # fmt: skip
COLUMNS = (*NAME_COLUMNS, *CONTACT_COLUMNS, *HOME_COLUMNS, *WORK_COLUMNS, *CROWD_COLUMNS)

Steps = NDArray[np.uint8]
Lines = tuple[NDArray[Any], ...]
_SCALES: dict[str, tuple[float, float]] = {
    "order": (5.0, 128.0), "slip_gap": (8.0, 0.0), "weakest": (100.0, 0.0), "people": (10.0, 0.0),
    "name_surplus": (4.0, 100.0), "mail_near": (10.0, 0.0), "street_same": (20.0, 20.0),
    "mail_fits": (6.0, 0.0),
}  # fmt: skip
_BITS, _LOGS, _PLAIN = (6.0, 0.0), (12.0, 0.0), (1.0, 0.0)


def _scale(column: str) -> tuple[float, float]:
    if column in _SCALES:
        return _SCALES[column]
    if column.startswith(("name_", "rest_")):
        return _BITS
    if column.endswith(("_rows", "_names")) or column.startswith(("namesakes", "listed")):
        return _LOGS
    return _LOGS if column in ("code_same", "department_same", "shift_same", "site_same") else _PLAIN


SCALES = tuple(_scale(column) for column in COLUMNS)


def evidence(rows: Columns, table: Words, counts: Census, left: Ints, right: Ints) -> Steps:
    """The evidence of each pair of rows in steps of 0 to 255; one line a kind as in `COLUMNS`, one column a pair.

    The order of the two rows does not matter.
    """
    names = align(rows, table, counts.aside, left, right)
    parts = [
        *names.T,
        *_contacts(rows, table, counts, left, right),
        *_homes(rows, counts, left, right),
        *_work(rows, counts, left, right),
        *_crowd(rows, counts, names, left, right),
    ]
    return steps(parts, SCALES)


def steps(parts: Sequence[NDArray[Any]], scales: Sequence[tuple[float, float]]) -> Steps:
    """Measured values as steps of 0 to 255, one line each: value * scale + zero."""
    found = np.empty((len(parts), len(parts[0])), np.uint8)
    for line, part, (scale, zero) in zip(found, parts, scales, strict=True):
        if scale == 1.0 and not zero:
            line[:] = part
        else:
            line[:] = np.clip(part * np.float32(scale) + np.float32(zero + 0.5), 0, 255)
    return found


def _contacts(rows: Columns, table: Words, counts: Census, left: Ints, right: Ints) -> Lines:
    same, shared_rows, shared_names, near, given = _phones(rows, counts, left, right)
    mail_same, mail_rows, mail_near, mails = _mails(rows, counts, left, right)
    fits = np.maximum(_fits(rows, table, counts, left, right), _fits(rows, table, counts, right, left))
    return (
        same, shared_rows, shared_names, near, (given == 2) & ~same & (near == 0), given,
        mail_same, mail_rows, mail_near, (mails == 2) & ~mail_same & (mail_near == 0), mails, fits,
    )  # fmt: skip


def _phones(rows: Columns, counts: Census, left: Ints, right: Ints) -> tuple[Flags, Floats, Floats, Floats, Ints]:
    width = max(int((rows.phones > 0).any(axis=0).sum()), 1) if len(rows) else 1
    one, two = rows.phones[left][:, :width], rows.phones[right][:, :width]
    same = np.zeros(len(left), np.bool_)
    near = np.zeros(len(left), np.float32)
    shared_rows = np.full(len(left), 99, np.float32)
    shared_names = shared_rows.copy()
    for a in range(width):
        for b in range(width):
            met = (one[:, a] == two[:, b]) & (one[:, a] > 0)
            same |= met
            shared_rows[met] = np.minimum(shared_rows[met], counts.phone_rows[left[met], a])
            shared_names[met] = np.minimum(shared_names[met], counts.phone_names[left[met], a])
            near = np.maximum(near, _near_numbers(one[:, a], two[:, b], met))
    given = (one[:, 0] > 0).astype(np.int32) + (two[:, 0] > 0)
    return same, np.where(same, shared_rows, 0), np.where(same, shared_names, 0), np.where(same, 0, near), given


def _near_numbers(one: Wide, two: Wide, same: Flags) -> Floats:
    """1 for a slip of one digit, two swapped, or a missing area code."""
    half, tail = np.int64(10**5), np.int64(10**7)
    maybe = (
        (one // half == two // half)
        | (one % half == two % half)
        | (one // tail == two // tail)
        | ((one // half) % 10 == two // half % 10)
    )
    maybe &= (one > 0) & (two > 0) & ~same
    near = np.zeros(len(one), np.float32)
    some = np.flatnonzero(maybe)
    if len(some):
        texts = [np.char.mod("%d", side[some]).tolist() for side in (one, two)]
        slips = cpdist(*texts, scorer=OSA.distance, dtype=np.int32, score_cutoff=1)
        local = (one[some] % tail == two[some] % tail) & (np.minimum(one[some], two[some]) < 2 * 10**7)
        near[some] = (slips == 1) | local
    return near


def _mails(rows: Columns, counts: Census, left: Ints, right: Ints) -> tuple[Flags, Floats, Floats, Ints]:
    width = max(int((rows.emails >= 0).any(axis=0).sum()), 1) if len(rows) else 1
    same = np.zeros(len(left), np.bool_)
    shared = np.full(len(left), 99, np.float32)
    for a in range(width):
        for b in range(width):
            met = (rows.emails[left, a] == rows.emails[right, b]) & (rows.emails[left, a] >= 0)
            same |= met
            shared[met] = np.minimum(shared[met], counts.mail_rows[left[met], a])
    given = (rows.emails[left, 0] >= 0).astype(np.int32) + (rows.emails[right, 0] >= 0)
    near = np.zeros(len(left), np.float32)
    both = np.flatnonzero((given == 2) & ~same)
    near[both] = _near_mails(rows, rows.emails[left[both], 0], rows.emails[right[both], 0])
    return same, np.where(same, shared, 0), near, given


def _near_mails(rows: Columns, one: Ints, two: Ints) -> Floats:
    """1 for the same name at another host, .8 for a slip in it, .6 for two slips in a long one."""
    locals_ = [mailbox.partition("@")[0] for mailbox in rows.mailboxes]
    code = one.astype(np.int64) * len(locals_) + two
    unique, back = np.unique(code, return_inverse=True)
    left = [locals_[number] for number in (unique // max(len(locals_), 1)).tolist()]
    right = [locals_[number] for number in (unique % max(len(locals_), 1)).tolist()]
    if not left:
        return np.zeros(0, np.float32)
    slips = cpdist(left, right, scorer=OSA.distance, dtype=np.int32, score_cutoff=2)
    short = np.array([min(len(a), len(b)) for a, b in zip(left, right, strict=True)], np.int32)
    near = np.where(
        slips == 0,
        1.0,
        np.where((slips == 1) & (short >= 5), 0.8, np.where((slips == 2) & (short >= 9), 0.6, 0.0)),
    )
    return near[back].astype(np.float32)


def _fits(rows: Columns, table: Words, counts: Census, left: Ints, right: Ints) -> Floats:
    """Bits of the right row's name that the left row's mailbox spells out."""
    found = np.zeros(len(left), np.float32)
    some = np.flatnonzero(counts.mail_words[left, 0] >= 0)
    words = rows.words[right[some]]
    met = np.zeros(words.shape, np.bool_)
    for place in range(counts.mail_words.shape[1]):
        held = counts.mail_words[left[some], place]
        met |= (words == held[:, None]) & (held >= 0)[:, None]
    found[some] = np.where(met, table.bits[words], 0).sum(axis=1)
    return found


def _any_same(one: Hashes, two: Hashes) -> Flags:
    met = np.zeros(len(one), np.bool_)
    for a in range(one.shape[1]):
        for b in range(two.shape[1]):
            met |= (one[:, a] == two[:, b]) & (one[:, a] > 0)
    return met


def _homes(rows: Columns, counts: Census, left: Ints, right: Ints) -> Lines:
    born_left, born_right = rows.days[left], rows.days[right]
    births = (born_left[:, 0] > 0).astype(np.int32) + (born_right[:, 0] > 0)
    same = near = np.zeros(len(left), np.bool_)
    both = np.flatnonzero(births == 2)
    if len(both):
        same, near = same.copy(), near.copy()
        same[both] = _any_same(born_left[both], born_right[both])
        near[both] = _any_same(rows.parts[left[both]], rows.parts[right[both]]) & ~same[both]
    house_left, house_right = rows.house[left], rows.house[right]
    unit_left, unit_right = rows.unit[left], rows.unit[right]
    code_left, code_right = rows.postcode[left], rows.postcode[right]
    year_left, year_right = rows.year[left], rows.year[right]
    house = (house_left == house_right) & (house_left > 0)
    code = (code_left == code_right) & (code_left > 0)
    street = _streets(rows, left, right)
    door = np.where(house & (street > 0), np.minimum(counts.door_rows[left], counts.door_rows[right]), 0)
    return (
        same, near, (year_left == year_right) & (year_left > 0), (births == 2) & ~same & ~near, births,
        house, (house_left > 0) & (house_right > 0) & ~house, street,
        (unit_left == unit_right) & (unit_left > 0),
        (unit_left > 0) & (unit_right > 0) & (unit_left != unit_right), door,
        np.where(code, counts.code_bits[left], 0), (code_left > 0) & (code_right > 0) & ~code,
    )  # fmt: skip


def _streets(rows: Columns, left: Ints, right: Ints) -> Floats:
    """Share of the shorter street name that stands in the longer; -1 if both speak and nothing meets."""
    found = np.zeros(len(left), np.float32)
    both = np.flatnonzero((rows.street[left, 0] > 0) & (rows.street[right, 0] > 0))
    one, two = rows.street[left[both]], rows.street[right[both]]
    met = np.zeros(len(both), np.int32)
    for a in range(one.shape[1]):
        met += ((two == one[:, a][:, None]) & (one[:, a] > 0)[:, None]).any(axis=1)
    least = np.minimum((one > 0).sum(axis=1), (two > 0).sum(axis=1))
    found[both] = np.where(met > 0, met / np.maximum(least, 1), -1)
    return found


def _work(rows: Columns, counts: Census, left: Ints, right: Ints) -> Lines:
    found = []
    for values, bits in (
        (rows.department, counts.department_bits),
        (rows.shift, counts.shift_bits),
        (rows.site, counts.site_bits),
        (rows.badge, None),
    ):
        one, two = values[left], values[right]
        same, both = (one == two) & (one >= 0), (one >= 0) & (two >= 0)
        found += [same if bits is None else np.where(same, bits[left] + 0.5, 0), both & ~same]
    fits = (counts.aside_shape[left] & counts.place_shape[right]) | (
        counts.aside_shape[right] & counts.place_shape[left]
    )
    elder, younger = rows.generation[left], rows.generation[right]
    said = (elder > 0).astype(np.int8) + (younger > 0)
    return (*found, fits > 0, (said == 2) & (elder == younger), (said == 2) & (elder != younger), said == 1)


def _crowd(rows: Columns, counts: Census, names: Floats, left: Ints, right: Ints) -> Lines:
    met = names[:, :9].sum(axis=1)
    return (
        np.minimum(counts.namesakes[left], counts.namesakes[right]), np.maximum(counts.namesakes[left],
        counts.namesakes[right]),
        np.minimum(counts.listed[left], counts.listed[right]), np.maximum(counts.listed[left],
        counts.listed[right]),
        np.full(len(left), counts.people), rows.source[left] == rows.source[right], met - counts.people,
    )  # fmt: skip
