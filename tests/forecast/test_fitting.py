"""Learning from past elections: only from before the day, the same each time, nothing from what is to come."""

from datetime import date

import pytest
from tests.forecast.units import HEAD, learned, public

from brazier.forecast.elections import read
from brazier.forecast.fitting import learn, usable
from brazier.forecast.model import as_json, from_json
from brazier.forecast.predicting import predict
from brazier.terms import Wrong

UNTIL = date(2015, 1, 1)


def test_the_same_file_gives_the_same_bytes() -> None:
    rows = read(public(300).encode(), outcome=True)
    assert as_json(learn(rows, UNTIL)) == as_json(learn(rows, UNTIL))


def test_what_is_tallied_on_the_day_or_later_changes_nothing() -> None:
    text = public(300)
    lines = text.splitlines()
    early = [line for line in lines[1:] if line.split(",")[3] < UNTIL.isoformat()]
    reversed_later = [
        ",".join([*(cells := line.split(","))[:9], cells[10], cells[9], *cells[11:]])
        for line in lines[1:]
        if line.split(",")[3] >= UNTIL.isoformat()
    ]
    models = [
        as_json(learn(read("\n".join([HEAD, *rows, ""]).encode(), outcome=True), UNTIL))
        for rows in (early, early + reversed_later)
    ]
    assert models[0] == models[1]
    last = read("\n".join([HEAD, *lines[1:]]).replace(lines[5].split(",")[3], "2015-01-01").encode(), outcome=True)
    assert (usable(last, UNTIL).held < UNTIL.toordinal()).all()


def test_rows_without_day_or_votes_are_left_out_and_others_kept() -> None:
    odd = ["A,RC,,,MI,,X,Y,20,10,5,,False", "B,RC,,2014-05-05,MI,,X,Y,20,,,,", "C,RC,,2014-05-05,,,,,,7,3,,"]
    rows = read((public(100) + "\n".join(odd) + "\n").encode(), outcome=True)
    kept = usable(rows, UNTIL)
    assert "C" in kept.case
    assert not {"A", "B"} & set(kept.case)
    learn(rows, UNTIL)


def test_too_few_elections_are_refused() -> None:
    with pytest.raises(Wrong, match="Only 0 elections before 2015-01-01"):
        learn(read(f"{HEAD}\nC,RC,,2016-05-05,,,,,,7,3,,\n".encode(), outcome=True), UNTIL)


def test_a_model_written_and_read_is_the_same_model() -> None:
    text = as_json(learned())
    assert as_json(from_json(text)) == text


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"format": "brazier base rate 1"}', "nan", "[" * 5_000])
def test_what_is_no_model_is_refused(text: str) -> None:
    with pytest.raises(Wrong):
        from_json(text)


def test_a_model_with_a_number_that_is_none_is_refused() -> None:
    with pytest.raises(Wrong):
        from_json(as_json(learned()).replace('"sizes":[', '"sizes":["x",'))
    with pytest.raises(Wrong):
        from_json(as_json(learned()).replace('"sizes":[', '"sizes":[Infinity,'))


def without_eligible(text: str, every: int) -> str:
    """The same elections, of which only each so many-th says how many could vote."""
    head, *lines = text.splitlines()
    rows = [line.split(",") for line in lines]
    blank = [[*row[:8], row[8] if place % every == 0 else "", *row[9:]] for place, row in enumerate(rows)]
    return "\n".join([head, *(",".join(row) for row in blank), ""])


def test_an_election_that_does_not_say_how_many_could_vote_tells_nothing_of_turnout() -> None:
    """Those who voted stood in for them, so that everybody seemed to vote everywhere."""
    whole = public(900)
    [asked] = [
        read((HEAD + "\nX,RC,,2014-05-05,MI,62,Foods 1 Inc,SEIU,80,,,Manual,False\n").encode(), outcome=False)
    ]
    turnout = [
        float(predict(learn(read(text.encode(), outcome=True), UNTIL), asked).turnout_mean[0])
        for text in (whole, without_eligible(whole, 3))
    ]
    assert abs(turnout[0] - turnout[1]) < 0.05
    with pytest.raises(Wrong, match="say how many could vote"):
        learn(read(without_eligible(whole, 1000).encode(), outcome=True), UNTIL)
