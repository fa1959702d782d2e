"""Forecasts of rows: whole, ordered, the same wherever a row stands, with nothing known and with everything."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.forecast.units import HEAD, learned, public

from brazier.forecast.elections import read
from brazier.forecast.model import shipped
from brazier.forecast.predicting import Predicted, counts, predict

ROW = st.tuples(
    st.sampled_from(["RC", "RD", "RM", "", "XX"]),
    st.sampled_from(["", "2014-01-02"]),
    st.sampled_from(["", "2014-03-02", "1950-01-01", "2099-12-31"]),
    st.sampled_from(["", "MI", "ZZ"]),
    st.sampled_from(["", "62", "999999"]),
    st.sampled_from(["", "Acme Hospital", "é"]),
    st.sampled_from(["", "Teamsters Local 1", "Nobody"]),
    st.sampled_from(["", "0", "1", "2", "7", "25", "800", "10000000"]),
    st.sampled_from(["", "Mail", "Manual", "Mixed: Mail and Manual", "Owl"]),
    st.sampled_from(["", "True", "False"]),
)


def said(rows: list[tuple[str, ...]]) -> Predicted:
    lines = [HEAD]
    for place, (kind, filed, held, state, naics, employer, union, eligible, method, rerun) in enumerate(rows):
        cells = (f"C{place}", kind, filed, held, state, naics, employer, union, eligible, "", "", method, rerun)
        lines.append(",".join(cells))
    return predict(learned(), read("\n".join(lines).encode(), outcome=False))


@given(st.lists(ROW, min_size=1, max_size=4))
@settings(max_examples=40, deadline=None)
def test_every_row_gets_a_forecast_that_can_be(rows: list[tuple[str, ...]]) -> None:
    found = said(rows)
    for values in (found.p_win, found.share_mean, found.turnout_mean, found.share_at, found.turnout_at):
        assert np.isfinite(values).all()
        assert ((values >= 0) & (values <= 1)).all()
    for at in (found.share_at, found.turnout_at):
        assert (np.diff(at, axis=1) >= 0).all()
        assert len(at) == len(rows)


@given(st.lists(ROW, min_size=2, max_size=4))
@settings(max_examples=20, deadline=None)
def test_a_row_says_the_same_wherever_it_stands(rows: list[tuple[str, ...]]) -> None:
    together, alone = said(rows), said(rows[-1:])
    assert np.isclose(together.p_win[-1], alone.p_win[0], atol=1e-12)
    assert np.allclose(together.share_at[-1], alone.share_at[0], atol=1e-12)


def test_what_was_learned_is_used() -> None:
    row = ("RC", "", "2017-01-02", "", "", "Acme {}", "", "25", "Manual", "False")
    hospital, trucks = (tuple(c.format(t) for c in row) for t in ("Hospital", "Trucking"))
    found = said([hospital, trucks])
    assert found.p_win[0] > found.p_win[1] + 0.05


def test_mail_keeps_people_at_home() -> None:
    row = ("RC", "", "2017-01-02", "", "", "", "", "25", "{}", "False")
    mail, manual = (tuple(c.format(m) for c in row) for m in ("Mail", "Manual"))
    found = said([mail, manual])
    assert found.turnout_mean[0] < found.turnout_mean[1] - 0.05


def test_nine_in_ten_of_elections_it_never_saw_lie_within() -> None:
    rows = read(public(600, seed=99).encode(), outcome=True)
    found = predict(learned(), rows)
    share = rows.yes / np.maximum(rows.yes + rows.no, 1)
    held = (share >= found.share_at[:, 0] - 1e-9) & (share <= found.share_at[:, 3] + 1e-9)
    assert 0.86 < held.mean() < 0.97
    won = rows.yes > rows.no
    assert ((found.p_win - won) ** 2).mean() < won.mean() * (1 - won.mean())


def test_chances_of_counts_add_up_and_stop_at_the_tries() -> None:
    found = counts(np.array([[3.0]]), np.array([[2.0]]), np.array([[1.0]]), 5)[0]
    assert np.isclose(found.sum(), 1)
    assert np.allclose(found[4:], 0)
    assert np.allclose(found[:4], [0.1, 0.2, 0.3, 0.4])


def test_the_parameters_that_come_with_brazier_are_there() -> None:
    model = shipped()
    assert model.until.isoformat() == "2019-01-01"
    assert model.rows > 20_000


def test_no_unit_is_promised_more_because_it_is_larger_than_any_that_was_seen() -> None:
    text = "case,eligible\n" + "".join(f"{n},{n}\n" for n in (1000, 3000, 8325, 100_000, 10_000_000))
    found = predict(shipped(), read(text.encode(), outcome=False))
    assert np.ptp(found.p_win) < 0.001
    assert np.ptp(found.share_mean) < 0.001
