"""What of a talk can be corrected: its day and time, the level, and what happens next. Pure."""

from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from brazier.conversations.talk import Step, Talk
from brazier.terms import Wrong


@dataclass(frozen=True, slots=True)
class Changed:
    """A talk as it should have been. step: what and by when, None for nothing."""

    had_on: date
    had_at: time | None
    level: int
    step: tuple[str, date] | None


@dataclass(frozen=True, slots=True)
class Parts:
    """What of a talk was otherwise, as far as it is said; None or empty: as it was. by: the day of the next step;
    drops_step: nothing happens next."""

    had_on: date | None = None
    had_at: time | None = None
    level: int | None = None
    step: str = ""
    by: date | None = None
    drops_step: bool = False


def with_parts(was: Changed, parts: Parts) -> Changed:
    """The talk with what was otherwise. A step that is new and has no day is due after a week.

    Errors: Wrong for the day of a step that nobody agreed on.
    """
    what = parts.step.strip() or (was.step[0] if was.step else "")
    if parts.by and not what:
        raise Wrong("conversations.step", "Say what happens next, or choose “nothing”. Nothing was lost.")
    had_on = parts.had_on or was.had_on
    by = parts.by or (was.step[1] if was.step else had_on + timedelta(days=7))
    return Changed(
        had_on=had_on,
        had_at=parts.had_at or was.had_at,
        level=was.level if parts.level is None else parts.level,
        step=None if parts.drops_step or not what else (what, by),
    )


def upon(newest: Changed, *, base: Changed, mine: Changed) -> tuple[Changed, bool]:
    """A talk that two put right without knowing of each other: what I changed counts, what I left is as the other
    made it. True: both said something else of what happens next, so the other's step stands beside mine.

    newest: as the other made it; base: as both had it before them. Nothing at all never drops a step unseen.
    """
    both = mine.step != base.step and newest.step not in (base.step, mine.step)
    step = newest.step if mine.step == base.step or (both and mine.step is None) else mine.step
    return Changed(
        had_on=newest.had_on if mine.had_on == base.had_on else mine.had_on,
        had_at=newest.had_at if mine.had_at == base.had_at else mine.had_at,
        level=newest.level if mine.level == base.level else mine.level,
        step=step,
    ), both and None not in (mine.step, newest.step)


def corrected(was: Talk, changed: Changed, *, may_rate: bool) -> Talk:
    """The talk with what is different; the owner of the next step stays. may_rate: whether it is hers to say where
    somebody stands.

    Errors: Wrong if nothing is different, or the level is not hers to correct.
    """
    owner = was.step.owner if was.step else was.organizer
    step = Step(changed.step[0], changed.step[1], owner) if changed.step else None
    new = replace(was, had_on=changed.had_on, had_at=changed.had_at, level=changed.level, step=step)
    if new == was:
        raise Wrong("conversations.same", "Nothing is different. Nothing was changed.")
    if new.level != was.level and not may_rate:
        raise Wrong(
            "conversations.not_yours",
            "Only who had this talk can say that the number was wrong. If you see it otherwise, log a talk of "
            "your own. Nothing was changed.",
        )
    return new


def as_changed(talk: Talk) -> Changed:
    """What would make a talk as this one is; to take a correction back."""
    step = (talk.step.what, talk.step.due) if talk.step else None
    return Changed(talk.had_on, talk.had_at, talk.level, step)
