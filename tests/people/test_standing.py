"""Where somebody stands."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from tests.harbor.cast import TODAY, days_ago

from brazier.people import standing
from brazier.people.standing import Rating, Standing, current, merged, rated

ratings = st.lists(
    st.tuples(
        st.sampled_from(["amara", "bo", "rosa"]),
        st.builds(
            Rating,
            level=st.integers(1, 5),
            day=st.integers(0, 90).map(days_ago),
            basis=st.sampled_from(["did", "said", "reported", "guess"]),
            number=st.integers(1, 1000),
        ),
    ),
    max_size=8,
    unique_by=lambda pair: pair[1].number,
)


def of(*pairs: tuple[str, Rating]) -> Standing:
    found = Standing()
    for author, rating in pairs:
        found = rated(found, author, rating)
    return found


def test_of_one_day_the_rating_that_was_told_last_counts_however_late_an_earlier_one_comes() -> None:
    late, soon = Rating(1, TODAY, "said", number=9, at=1000, nth=4), Rating(4, TODAY, "said", 7, 1000, 5)
    assert of(("amara", soon), ("amara", late)) == of(("amara", late), ("amara", soon))
    assert current(of(("amara", soon), ("amara", late))).level == 4


def test_a_standing_an_older_hub_kept_is_read_as_it_was() -> None:
    plain = {"ratings": {"amara": [2, TODAY.isoformat(), "said", 7]}, "did": None, "acted": None}
    assert standing.from_plain(plain) == Standing({"amara": Rating(2, TODAY, "said", 7)})


def said(level: int, ago: int, number: int = 1) -> Rating:
    return Rating(level, days_ago(ago), "said", number)


def did(level: int, ago: int, number: int = 1) -> Rating:
    return Rating(level, days_ago(ago), "did", number)


def test_nobody_asked_is_not_assessed_and_never_undecided() -> None:
    assert current(Standing()).level == 0
    assert of(("amara", Rating(0, TODAY, "said"))) == Standing()


def test_of_two_opinions_the_more_doubtful_counts() -> None:
    assert current(of(("rosa", said(2, 9)), ("hamid", said(3, 12)))).level == 3


def test_what_she_did_counts_before_what_others_say() -> None:
    assert current(of(("rosa", said(3, 9)), ("hamid", did(2, 6)))).level == 2


def test_somebody_more_doubtful_since_the_act_is_heard() -> None:
    assert current(of(("rosa", said(4, 1)), ("hamid", did(2, 6)))).level == 4


def test_somebody_more_hopeful_since_the_act_is_not() -> None:
    assert current(of(("rosa", said(1, 1)), ("hamid", did(3, 6)))).level == 3


def test_an_organizer_who_changed_their_mind_is_counted_once() -> None:
    told = of(("rosa", said(4, 20, 1)), ("rosa", said(2, 3, 2)))
    assert (current(told).level, current(told).spread) == (2, (2,))


def test_a_correction_on_the_same_day_counts_whichever_way_it_goes() -> None:
    assert current(of(("rosa", said(3, 5, 1)), ("rosa", said(2, 5, 2)))).level == 2


def test_an_opinion_over_30_days_older_than_the_newest_is_not_weighed() -> None:
    assert current(of(("rosa", said(5, 60)), ("hamid", said(2, 3)))).level == 2


def test_a_one_is_sure_only_with_a_public_act_in_the_last_60_days() -> None:
    assert standing.is_unsure(1, None, TODAY)
    assert standing.is_unsure(1, TODAY - timedelta(days=61), TODAY)
    assert not standing.is_unsure(1, TODAY - timedelta(days=60), TODAY)
    assert not standing.is_unsure(2, None, TODAY)


@given(ratings, st.randoms(use_true_random=False))
def test_the_order_in_which_ratings_arrive_does_not_matter(pairs: list[object], chance: object) -> None:
    mixed = list(pairs)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert of(*pairs) == of(*mixed)  # type: ignore[arg-type]


@given(ratings, st.integers(0, 8))
def test_two_records_merged_stand_where_all_that_was_said_of_both_puts_them(pairs: list[object], cut: int) -> None:
    whole, one, other = of(*pairs), of(*pairs[:cut]), of(*pairs[cut:])  # type: ignore[arg-type]
    assert merged([one, other]) == merged([other, one]) == whole


@given(ratings)
def test_the_counted_level_is_one_that_somebody_gave(pairs: list[tuple[str, Rating]]) -> None:
    level = current(of(*pairs)).level
    assert level in {r.level for _, r in pairs} | ({0} if not pairs else set())


@given(ratings, st.one_of(st.none(), st.integers(0, 90).map(days_ago)))
def test_it_is_stored_and_read_back_the_same(pairs: list[object], acted: object) -> None:
    told = merged([of(*pairs), Standing(acted=acted)])  # type: ignore[arg-type]
    assert standing.from_plain(standing.to_plain(told)) == told
    assert standing.from_plain(None) == Standing()
