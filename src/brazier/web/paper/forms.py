"""One line typed back from paper, and what is asked before an envelope is printed."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import ClassVar

from django import forms

from brazier.conversations.actions import Seen
from brazier.conversations.facts import ANSWERS, ASKS
from brazier.conversations.talk import Step, Talk
from brazier.people.forms import Careful
from brazier.people.redlines import NAME, NOTE

SOON = timedelta(days=3)


class Line(Careful):
    """One row of a charting, sign-up or petition sheet, by its code. A new person's row carries a name."""

    code = forms.CharField(max_length=12)
    name = forms.CharField(max_length=120, required=False)
    phone = forms.CharField(max_length=60, required=False)
    level = forms.IntegerField(min_value=0, max_value=5, required=False)
    issue = forms.IntegerField(required=False)
    ask = forms.ChoiceField(choices=[("", ""), *((a, a) for a in ASKS)], required=False)
    answer = forms.ChoiceField(choices=[("", ""), *((a, a) for a in ANSWERS)], required=False)
    step = forms.CharField(max_length=120, required=False)
    due = forms.DateField(required=False)
    had_on = forms.DateField(required=False)
    organizer = forms.CharField(max_length=40, required=False)
    left_out = forms.CharField(max_length=8, required=False)
    petition = forms.CharField(max_length=120, required=False)
    signed = forms.BooleanField(required=False)
    reads: ClassVar[Mapping[str, str]] = {"name": NAME, "step": NOTE, "petition": NOTE}

    def says_a_talk(self) -> bool:
        """Whether the row tells of a talk, and not only of a name."""
        c = self.cleaned_data
        return any(c[field] for field in ("level", "issue", "ask", "step"))

    def seen(self, today: date) -> tuple[Seen, ...]:
        """What the row of a petition shows: they signed it. Who they are, the code says."""
        c = self.cleaned_data
        return (Seen(0, "sign_petition", c["petition"], c["had_on"] or today),) if c["signed"] else ()

    def talk(self, worker: int, me: str, today: date) -> Talk:
        """The talk the row tells of."""
        c = self.cleaned_data
        had_on, who = c["had_on"] or today, c["organizer"] or me
        return Talk(
            worker=worker,
            had_on=had_on,
            organizer=who,
            issues=(c["issue"],) if c["issue"] else (),
            ask=c["ask"],
            answer=c["answer"] or ("not_yet" if c["ask"] else ""),
            level=c["level"] or 0,
            step=Step(c["step"], c["due"] or had_on + SOON, who) if c["step"] else None,
        )
