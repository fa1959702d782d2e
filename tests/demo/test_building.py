"""Harbor's building."""

from brazier.demo.building import DEPARTMENTS, REACH, SHIFTS, WARMTH, WORKERS


def test_fourteen_departments_on_six_shifts_hold_everybody() -> None:
    assert (len(DEPARTMENTS), len(SHIFTS)) == (14, 6)
    assert {len(sizes) for sizes in DEPARTMENTS.values()} == {6}
    assert sum(map(sum, DEPARTMENTS.values())) == WORKERS == 8325


def test_somebody_works_there_at_every_hour_of_the_week() -> None:
    said = " ".join(hours for _, hours in SHIFTS)
    assert all(word in said for word in ("Sun to Wed, 07:00", "Wed to Sat, 07:00", "18:30", "Fri to Sun"))


def test_every_department_leans_and_every_shift_is_reached_somehow() -> None:
    assert WARMTH.keys() == DEPARTMENTS.keys()
    assert all(0 < share <= 1 for share in (*WARMTH.values(), *REACH))
