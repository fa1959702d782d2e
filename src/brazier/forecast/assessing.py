"""What our own ratings say of the vote, with the erosion they hide: many imagined votes from counts of ratings.

The model is section 2 of docs/forecast.md. Small units are drawn vote by vote, large ones from the mean and
scatter of their votes (`_large`); both give the same to within the noise of drawing. Chance comes from a seed
and is dealt out in separate streams, so that one more rating changes what it touches and nothing else.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from brazier.forecast.cells import Unit
from brazier.forecast.defaults import Defaults

Floats = NDArray[np.float64]
Small = NDArray[np.float32]
Counts = NDArray[np.int64]
EXACT_BELOW = 300
AT_ONCE = 150_000
"""So many draws times cells are held in memory together; larger pieces no longer fit the processor's cache."""
RATING = np.arange(1, 6)


@dataclass(frozen=True, slots=True)
class Votes:
    """One value a draw: votes cast for yes and no, challenged ones among them, and yes votes of who is rated 1
    or 2.

    counted_yes, counted_no: without the challenged.
    """

    yes: Counts
    no: Counts
    challenged: Counts
    counted_yes: Counts
    counted_no: Counts
    from_rated: Floats

    @property
    def share(self) -> Floats:
        """Yes among those who voted; half where nobody did."""
        cast = self.yes + self.no
        return np.where(cast > 0, self.yes / np.maximum(cast, 1), 0.5)

    @property
    def won(self) -> NDArray[np.bool_]:
        """More counted yes than no; a tie is lost."""
        more: NDArray[np.bool_] = self.counted_yes > self.counted_no
        return more

    @property
    def decided_by_challenges(self) -> NDArray[np.bool_]:
        """At least as many challenged ballots as the margin."""
        enough: NDArray[np.bool_] = self.challenged >= np.abs(self.counted_yes - self.counted_no)
        return (self.challenged > 0) & enough


@dataclass(frozen=True, slots=True)
class _Chance:
    """A stream of chance for each thing that is drawn."""

    common: np.random.Generator
    cells: np.random.Generator
    mix: np.random.Generator
    votes: np.random.Generator
    challenges: np.random.Generator


def imagine(unit: Unit, seed: int, *, draws: int = 10_000, assumed: Defaults | None = None, mail: bool = False,
            exact: bool | None = None) -> Votes:  # fmt: skip
    """So many votes of this unit as the ratings let one expect.

    exact: vote by vote, or by mean and scatter; None chooses by the size of the unit.
    The same seed gives the same votes.
    """
    assumed = assumed or Defaults()
    chance = _Chance(*(np.random.Generator(np.random.PCG64(s)) for s in np.random.SeedSequence(seed).spawn(5)))
    by_hand = unit.eligible < EXACT_BELOW if exact is None else exact
    piece = max(1, min(draws, AT_ONCE // max(1, len(unit.cells))))
    common = _common(chance, draws, assumed)
    found = []
    for start in range(0, draws, piece):
        these = common[:, start : min(start + piece, draws)]
        found.append((_small if by_hand else _large)(unit, chance, these, assumed, mail))
    yes, no, from_rated = (np.concatenate(part) for part in zip(*found, strict=True))
    return counted(yes, no, from_rated, chance.challenges, assumed)


def _common(chance: _Chance, draws: int, assumed: Defaults) -> Floats:
    """What is one for the whole campaign, a row each: shift of opinion, of turnout, tilt of the unrated, and more
    tilt of departments nobody hears."""
    drawn = chance.common.standard_normal((4, draws))
    middle = np.array([[assumed.shift], [0.0], [assumed.tilt], [assumed.silence]])
    spread = np.array(
        [[assumed.shift_spread], [assumed.turnout_spread], [assumed.tilt_spread], [assumed.silence_spread]]
    )
    return middle + spread * drawn


def counted(yes: Counts, no: Counts, from_rated: Floats, chance: np.random.Generator, assumed: Defaults) -> Votes:
    """Votes with the challenged ones set aside, as they are on the night."""
    spread = assumed.challenge_spread
    rate = assumed.challenge_rate * np.exp(spread * chance.standard_normal(len(yes)) - spread**2 / 2)
    challenged = chance.binomial(yes + no, np.minimum(assumed.challenge_most, rate))
    of_yes = chance.hypergeometric(yes, no, challenged)
    return Votes(yes, no, challenged, yes - of_yes, no - (challenged - of_yes), from_rated)


def odds_of(shares: tuple[float, ...]) -> Floats:
    """Log odds of shares."""
    held = np.clip(np.array(shares), 1e-6, 1 - 1e-6)
    found: Floats = np.log(held / (1 - held))
    return found


def _turnout_odds(assumed: Defaults, mail: bool) -> Floats:
    """By rating; for a vote by mail all are moved so that the usual turnout becomes that of mail."""
    usual, by_mail = odds_of((assumed.usual_turnout, assumed.mail_turnout))
    return odds_of(assumed.turnout_by_rating) + (by_mail - usual if mail else 0.0)


def _tilt(unit: Unit, common: Floats, assumed: Defaults) -> Floats:
    """By how much the unrated of each cell are colder than its rated, draws x cells.

    We are let in where people are friendly, so departments are silent for one reason: it is the same for all of
    them in a draw, and does not average out over nineteen. With `half_heard` rated people one is half silent.
    """
    silent = assumed.half_heard / (assumed.half_heard + unit.rated.sum(axis=1))
    found: Floats = common[2][:, None] + common[3][:, None] * silent
    return found


def _overall(unit: Unit, chance: _Chance, draws: int, assumed: Defaults) -> Floats:
    """How everybody would be rated, a row a draw, each row adding up to one.

    What a cell says of the others is worth at most `neighbors` people, so that one friendly department can not
    vouch for a silent one.
    """
    near, rated = assumed.neighbors, unit.rated
    worth = (rated * (near / (near + rated.sum(axis=1, keepdims=True)))).sum(axis=0)
    overall = chance.mix.standard_gamma(np.array(assumed.first_look) + worth, (draws, 5))
    overall /= overall.sum(axis=1, keepdims=True)
    return overall


def _small(
    unit: Unit, chance: _Chance, common: Floats, assumed: Defaults, mail: bool
) -> tuple[Counts, Counts, Floats]:
    """Vote by vote. Arrays are draws x cells x ratings."""
    draws, cells = common.shape[1], len(unit.cells)
    overall = _overall(unit, chance, draws, assumed)
    mixed = chance.mix.standard_gamma(assumed.neighbors * overall[:, None, :] + unit.rated)
    mixed = mixed * np.exp(_tilt(unit, common, assumed)[..., None] * (RATING - 3) / 2) + 1e-300
    mixed /= mixed.sum(axis=2, keepdims=True)
    wobble = chance.cells.standard_normal((draws, 2, cells))
    opinion = wobble[:, 0] * assumed.department_spread - common[0][:, None]
    turnout = wobble[:, 1] * assumed.department_turnout_spread + common[1][:, None]
    yes = 1 / (1 + np.exp(-opinion[..., None] - odds_of(assumed.yes_by_rating)))
    vote = 1 / (1 + np.exp(-turnout[..., None] - _turnout_odds(assumed, mail)))
    unknown = chance.votes.multinomial(np.broadcast_to(unit.unrated, (draws, cells)), mixed)
    cast, cast_unknown = chance.votes.binomial(unit.rated, vote), chance.votes.binomial(unknown, vote)
    for_it = chance.votes.binomial(cast, yes)
    total_yes = (for_it + chance.votes.binomial(cast_unknown, yes)).sum(axis=(1, 2))
    total = (cast + cast_unknown).sum(axis=(1, 2))
    return total_yes, total - total_yes, for_it[:, :, :2].sum(axis=(1, 2)).astype(np.float64)


def _large(
    unit: Unit, chance: _Chance, common: Floats, assumed: Defaults, mail: bool
) -> tuple[Counts, Counts, Floats]:
    """One pair of Normals a draw, with the mean and scatter that the single votes would have.

    Works rating by rating on draws x cells in 32 bits: arrays that fit the cache, and no short inner loops.
    """
    draws = common.shape[1]
    wobble = chance.cells.standard_normal((2, draws, len(unit.cells)), dtype=np.float32)
    against = np.exp(common[0].astype(np.float32)[:, None] - wobble[0] * np.float32(assumed.department_spread))
    away = np.exp(
        -common[1].astype(np.float32)[:, None] - wobble[1] * np.float32(assumed.department_turnout_spread)
    )
    no_odds = np.exp(-odds_of(assumed.yes_by_rating)).astype(np.float32)
    away_odds = np.exp(-_turnout_odds(assumed, mail)).astype(np.float32)
    overall = (assumed.neighbors * _overall(unit, chance, draws, assumed)).astype(np.float32)
    rated, unrated = unit.rated.astype(np.float32), unit.unrated.astype(np.float32)
    step = np.exp(_tilt(unit, common, assumed).astype(np.float32) / 2)
    colder = (1 / (step * step), 1 / step, np.float32(1), step, step * step)
    sums = np.zeros((5, draws))  # mean yes, mean no, scatter of yes, of no, of both together
    weight, each_yes, each_no = (np.zeros_like(against) for _ in range(3))
    supporters = np.zeros(draws)
    for r in range(5):
        vote = np.reciprocal(away * away_odds[r] + 1)
        yes = vote / (against * no_odds[r] + 1)
        vote -= yes  # from here on the chance of a no vote
        mean = yes @ rated[:, r]
        sums += [
            mean,
            vote @ rated[:, r],
            (yes * yes) @ -rated[:, r],
            (vote * vote) @ -rated[:, r],
            (yes * vote) @ -rated[:, r],
        ]
        supporters += mean if r < 2 else 0.0
        mixed = _gammas(overall[:, r, None] + rated[:, r], chance.mix)
        mixed *= colder[r]
        weight += mixed
        each_yes += mixed * yes
        each_no += mixed * vote
    each_yes /= weight
    each_no /= weight
    sums += [
        each_yes @ unrated,
        each_no @ unrated,
        each_yes**2 @ -unrated,
        each_no**2 @ -unrated,
        (each_yes * each_no) @ -unrated,
    ]
    return *_pair_of_normals(sums, chance.votes, unit.eligible), supporters


def _gammas(shape: Small, chance: np.random.Generator) -> Small:
    """Gamma draws by the cube of a Normal (Wilson and Hilferty): good where shapes are 1 and more, as nearly all
    are."""
    third = np.reciprocal(3 * np.sqrt(shape))
    drawn: Small = chance.standard_normal(shape.shape, dtype=np.float32)
    drawn *= third
    drawn -= third * third
    drawn += 1
    np.maximum(drawn, np.float32(1e-3), out=drawn)
    return shape * drawn * drawn * drawn


def _pair_of_normals(sums: Floats, chance: np.random.Generator, eligible: int) -> tuple[Counts, Counts]:
    mean_yes, mean_no, scatter_yes, scatter_no, both = sums
    drawn = chance.standard_normal((2, len(mean_yes)))
    one = np.sqrt(np.maximum(mean_yes + scatter_yes, 1e-9))
    pull = both / one
    other = np.sqrt(np.maximum(mean_no + scatter_no - pull**2, 0.0))
    yes = np.clip(np.rint(mean_yes + one * drawn[0]), 0, eligible).astype(np.int64)
    no = np.maximum(np.rint(mean_no + pull * drawn[0] + other * drawn[1]), 0).astype(np.int64)
    return yes, np.minimum(no, eligible - yes)


def share_of_supporters(votes: Votes, unit: Unit) -> tuple[float, float, float] | None:
    """Yes votes for each person rated 1 or 2: mean, and the range of nine in ten. None if nobody is."""
    supporters = int(unit.rated[:, :2].sum())
    if not supporters:
        return None
    low, high = np.quantile(votes.from_rated, [0.05, 0.95]) / supporters
    return float(votes.from_rated.mean()) / supporters, float(low), float(high)


def spread_of_odds(votes: Votes) -> tuple[float, float]:
    """Mean and standard deviation of the log odds of the yes share."""
    odds = np.log((votes.yes + 0.5) / (votes.no + 0.5))
    return float(odds.mean()), max(float(odds.std()), 1e-6)
