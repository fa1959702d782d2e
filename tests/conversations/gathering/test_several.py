"""One talk with several people, taken apart."""

from brazier.conversations.gathering.several import places, several

BODY = {
    "who": ["Cleo"], "level": ["2"], "answer": ["yes"], "ask": ["attend"], "ask_text": ["18:00"],
    "issues": ["1", "2"], "other_issue": ["parking"], "quote": ["I sign."],
    "when": ["tomorrow"], "goes_to": ["Rosa"],
    "who_2": ["Fatou"], "level_2": ["3"], "basis_2": ["guess"], "answer_2": ["no"],
    "who_3": [" "], "level_3": ["1"], "who_5": ["Moussa"],
}  # fmt: skip


def test_each_has_her_own_and_what_is_of_all() -> None:
    first, second, third = several(BODY)
    assert (first["who"], first["quote"], first["other_issue"]) == (["Cleo"], ["I sign."], ["parking"])
    assert not any("_2" in name or "_3" in name for name in first)
    assert second == {
        "who": ["Fatou"], "level": ["3"], "basis": ["guess"], "answer": ["no"], "ask": ["attend"],
        "ask_text": ["18:00"], "issues": ["1", "2"], "when": ["tomorrow"],
    }  # fmt: skip
    assert third == {"who": ["Moussa"], "issues": ["1", "2"], "when": ["tomorrow"]}


def test_what_was_said_of_one_is_never_said_of_another() -> None:
    for other in several(BODY)[1:]:
        assert not {"quote", "goes_to", "other_issue"} & set(other)


def test_whoever_has_no_name_was_not_there() -> None:
    assert len(several({"who": ["Cleo"], "level_2": ["1"]})) == 1


def test_whom_somebody_tapped_is_her_own_and_never_anothers() -> None:
    first, second = several(
        {"who": ["Cleo"], "worker": ["new"], "left_out": ["other"], "who_2": ["Rosa"], "worker_2": ["7QK"]}
    )
    assert (first["worker"], second) == (["new"], {"who": ["Rosa"], "worker": ["7QK"]})


def test_an_empty_answer_is_none_and_a_seventh_is_not_dropped_unseen() -> None:
    body = {
        "who": ["Cleo"],
        "ask": ["wear"],
        "answer": ["yes"],
        "who_2": ["Rosa"],
        "answer_2": [""],
        "who_7": ["Bo"],
    }
    assert [("ask" in one, one["who"]) for one in several(body)] == [
        (True, ["Cleo"]),
        (False, ["Rosa"]),
        (False, ["Bo"]),
    ]
    assert places(body) == [2, 7]


def test_fields_that_only_look_like_places_are_nobody() -> None:
    assert len(several({"who": ["Cleo"], "who_": ["A"], "who_0": ["B"], "who_1000": ["C"], "whom_2": ["D"]})) == 1
