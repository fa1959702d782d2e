"""New rows against themselves and the roster: same, doubtful, new."""

from dataclasses import replace

import pytest
from tests.matching.rows import entry, traits

from brazier.matching.describe import describe
from brazier.matching.pairing import NEW, REVIEW, SAME, Paired, pair
from brazier.matching.refit import Refit
from brazier.terms import Wrong

ANA = {"phones": ("718 555 0148",), "emails": ("anazubizarreta@x.org",), "birth": "3/17/1985"}
ROSTER = [
    entry("k1", "ZUBIZARRETA, ANA", "roster", **ANA),
    entry("k2", "WEI, LI", "roster", phones=("347 555 0199",), birth="1990-01-02"),
    *(entry(f"k{at}", f"{family}, {given}", "roster") for at, (family, given) in enumerate(
        [("Okafor", "Chidi"), ("Haddad", "Samir"), ("Kowalski", "Jan"), ("Nguyen", "Thu")], 3
    )),
]  # fmt: skip


def paired(*new: object, **how: object) -> Paired:
    return pair(
        traits(*new),  # type: ignore[arg-type]
        traits(*ROSTER),
        workers=range(len(ROSTER)),
        one_row_each={"roster"},
        **how,  # type: ignore[arg-type]
    )


def test_the_same_person_on_a_new_list_is_found_and_a_stranger_is_new() -> None:
    found = paired(entry("n1", "Ana Zubizarreta", "cards", **ANA), entry("n2", "Ottoline Prescott", "cards"))
    assert found.decided == {"n1": SAME, "n2": NEW}
    assert found.person["n1"] == found.person["k1"]
    assert [(link.one, link.other) for link in found.links] == [("n1", "k1")]


def test_two_new_rows_of_one_new_person_are_one_new_and_one_same() -> None:
    found = pair(traits(entry("n1", "Ana Zubizarreta", "a", **ANA), entry("n2", "Ana Zubizarreta", "b", **ANA)))
    assert sorted(found.decided.values()) == [NEW, SAME]


def test_a_father_and_a_son_of_one_name_go_to_a_person() -> None:
    father = entry("k8", "SMITH, ZEBULON", "roster", address="12 Oak St", phones=("718 555 0111",))
    son = replace(father, key="k9")
    found = pair(
        traits(entry("n1", "Zebulon Smith", "cards", address="12 Oak St", phones=("718 555 0111",))),
        traits(*ROSTER, father, son),
        workers=range(len(ROSTER) + 2),
        one_row_each={"roster"},
    )
    assert found.decided == {"n1": REVIEW}
    assert {(doubt.one, doubt.other) for doubt in found.doubts} == {("n1", "k8"), ("n1", "k9")}


def test_a_junior_beside_a_plain_name_goes_to_a_person() -> None:
    rows = [entry("n1", "Ana Zubizarreta", "a", **ANA), entry("n2", "Ana Zubizarreta Jr", "b", **ANA)]
    assert REVIEW in pair(traits(*rows)).decided.values()
    assert REVIEW not in pair(traits(*rows), mode="balanced").decided.values()


def test_rows_a_person_parted_are_neither_joined_nor_asked_about() -> None:
    found = paired(entry("n1", "Ana Zubizarreta", "cards", **ANA), apart={("n1", "k1")})
    assert found.decided == {"n1": NEW}
    assert found.doubts == ()


def test_known_workers_are_never_joined_by_the_machine() -> None:
    twice = [*ROSTER, entry("k9", "Ana Zubizarreta", "form", **ANA)]
    found = pair(traits(entry("n1", "Ana Zubizarreta", "cards", **ANA)), traits(*twice), workers=range(len(twice)))
    assert found.person["k1"] != found.person["k9"]


def test_balanced_joins_at_least_what_automatic_joins() -> None:
    new = [entry("n1", "Ana Zubizareta", "cards"), entry("n2", "A Zubizarreta", "cards", phones=ANA["phones"])]
    assert len(paired(*new, mode="auto").links) <= len(paired(*new, mode="balanced").links)


def test_what_was_learned_moves_the_decision_but_not_the_score_that_is_kept() -> None:
    new = entry("n1", "A Zubizarreta", "cards", phones=ANA["phones"])
    eager, wary = paired(new, learned=Refit(1, 2), mode="auto"), paired(new, learned=Refit(1, -2), mode="auto")
    assert eager.score["n1"] != wary.score["n1"]
    kept = {doubt.score for found in (eager, wary, paired(new)) for doubt in found.doubts}
    assert len(kept) <= 1


def test_the_same_rows_give_the_same_answer() -> None:
    new = [entry(f"n{at}", name, "cards") for at, name in enumerate(["Ana Z", "Li Wei", "Wei Li", "", "Samir"])]
    assert paired(*new) == paired(*new)


def test_no_rows_at_all_are_no_trouble() -> None:
    assert pair([]).decided == {}
    assert paired().decided == {}


def test_rows_that_say_nothing_are_new() -> None:
    assert set(paired(*(entry(f"n{at}", "", "cards") for at in range(5))).decided.values()) == {NEW}


def test_hashes_of_two_secrets_are_refused() -> None:
    foreign = describe([entry("n1", "Ana")], secret=b"another secret, also long")
    with pytest.raises(Wrong):
        pair(foreign, traits(*ROSTER), workers=range(len(ROSTER)))


def two_alone(one: dict[str, object], other: dict[str, object], mode: str) -> Paired:
    """Two lists of one row each, names without one word in common: all that a first evening may have."""
    rows = [entry("n1", "Cleo Quarantine", "a", **one), entry("n2", "Rosa Diaz", "b", **other)]
    return pair(traits(*rows), mode=mode)


@pytest.mark.parametrize("mode", ["auto", "balanced"])
def test_two_strangers_whose_phones_differ_by_one_digit_are_two_people(mode: str) -> None:
    found = two_alone({"phones": ("917 555 0148",)}, {"phones": ("917 555 0149",)}, mode)
    assert (found.decided, found.doubts) == ({"n1": NEW, "n2": NEW}, ())


@pytest.mark.parametrize("mode", ["auto", "balanced"])
@pytest.mark.parametrize("shared", [{"phones": ("917 555 0148",)}, {"emails": ("the.home@x.org",)}])
def test_two_names_that_share_a_phone_or_a_mailbox_are_asked_about_and_never_joined(
    mode: str, shared: dict[str, object]
) -> None:
    found = two_alone(shared, shared, mode)
    assert sorted(found.decided.values()) == [NEW, REVIEW]
    assert found.links == ()


def test_whoever_has_another_name_and_the_same_birthday_and_phone_may_be_joined() -> None:
    married = {"phones": ("917 555 0148",), "birth": "3/17/1985"}
    found = two_alone(married, married, "balanced")
    assert found.person["n1"] == found.person["n2"]


def test_answers_do_not_teach_it_to_join_strangers() -> None:
    bold = Refit(1.0, 9.0)
    rows = [entry("n1", "Cleo Quarantine", "a", **ANA), entry("n2", "Rosa Diaz", "b", phones=ANA["phones"])]
    assert pair(traits(*rows), learned=bold).links == ()
