"""What is typed of talks, acts and next steps."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import ClassVar

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext

from brazier.conversations.actions import Seen
from brazier.conversations.attempting.attempt import WAYS, Attempt
from brazier.conversations.correcting.changed import Changed, Parts
from brazier.conversations.facts import ABOUT, ANSWERS, ASKS, KINDS
from brazier.conversations.outcomes import NO_TALK
from brazier.conversations.talk import Step, Talk
from brazier.people.forms import Careful
from brazier.people.redlines import NAME, NOTE

WHEN = {"tomorrow": 1, "three_days": 3, "next_week": 7}


class TalkForm(Careful):
    """One talk. An answer needs an ask; a next step needs a day, or `none` chosen on purpose. ready: a next step
    in words that stood there to be chosen; what somebody typed comes first."""

    who = forms.CharField(max_length=120, required=False)
    had_on = forms.DateField(required=False)
    had_at = forms.TimeField(required=False)
    kind = forms.ChoiceField(choices=[(k, k) for k in KINDS], required=False)
    issues = forms.TypedMultipleChoiceField(coerce=int, required=False)
    other_issue = forms.CharField(max_length=60, required=False)
    quote = forms.CharField(max_length=400, required=False)
    ask = forms.ChoiceField(choices=[("", ""), *((a, a) for a in ASKS)], required=False)
    ask_text = forms.CharField(max_length=120, required=False)
    answer = forms.ChoiceField(choices=[("", ""), *((a, a) for a in ANSWERS)], required=False)
    level = forms.IntegerField(min_value=0, max_value=5, required=False)
    basis = forms.ChoiceField(choices=[(b, b) for b in ("said", "reported", "guess")], required=False)
    about = forms.ChoiceField(choices=[(a, a) for a in ABOUT], required=False)
    step = forms.CharField(max_length=120, required=False)
    ready = forms.CharField(max_length=120, required=False)
    when = forms.ChoiceField(choices=[(w, w) for w in (*WHEN, "day", "none")], required=False)
    due = forms.DateField(required=False)
    organizer = forms.CharField(max_length=40, required=False)
    owed = forms.CharField(max_length=120, required=False)
    owed_by = forms.DateField(required=False)
    goes_to = forms.CharField(max_length=120, required=False)
    left_out = forms.CharField(max_length=8, required=False)
    reads: ClassVar[Mapping[str, str]] = {
        "who": NAME, "quote": NOTE, "other_issue": NOTE, "ask_text": NOTE, "step": NOTE, "ready": NOTE,
        "owed": NOTE, "goes_to": NAME,
    }  # fmt: skip

    def __init__(self, data: MultiValueDict[str, str] | None, *, issues: list[int]) -> None:
        super().__init__(data)
        self.fields["issues"].choices = [(str(i), i) for i in issues]  # type: ignore[attr-defined]

    def talk(self, worker: int, me: str, today: date) -> Talk:
        """The talk that was typed. me: the organizer at the desk."""
        c = self.cleaned_data
        who = c["organizer"] or me
        return Talk(
            worker=worker,
            had_on=c["had_on"] or today,
            organizer=who,
            kind=c["kind"] or "one_on_one",
            issues=tuple(c["issues"]),
            quote=c["quote"],
            ask=c["ask"],
            ask_text=c["ask_text"],
            answer=c["answer"],
            level=c["level"] or 0,
            basis=c["basis"] or "said",
            about=c["about"] or ABOUT[0],
            step=self._step(who, today),
            had_at=c["had_at"],
            owed=Step(c["owed"], c["owed_by"] or today + timedelta(days=3), who) if c["owed"] else None,
        )

    def _step(self, who: str, today: date) -> Step | None:
        c = self.cleaned_data
        what = c["step"] or c["ready"]
        if c["when"] == "none" or not (what or c["when"]):
            return None
        what = what or gettext("talk again")  # a day and nothing else, as a thumb chooses it that can not type
        due = c["due"] if c["when"] == "day" and c["due"] else today + timedelta(days=WHEN.get(c["when"], 7))
        return Step(what, due, who)


class AttemptForm(Careful):
    """An attempt that came to no talk. way: how it was tried, as kinds of talks are; again_on, again_at: when to
    call back; tongue: the language she speaks."""

    who = forms.CharField(max_length=120, required=False)
    outcome = forms.ChoiceField(choices=[(o, o) for o in NO_TALK])
    had_on = forms.DateField(required=False)
    way = forms.ChoiceField(choices=[(w, w) for w in WAYS], required=False)
    organizer = forms.CharField(max_length=40, required=False)
    again_on = forms.DateField(required=False)
    again_at = forms.TimeField(required=False)
    tongue = forms.CharField(max_length=60, required=False)
    left_out = forms.CharField(max_length=8, required=False)
    reads: ClassVar[Mapping[str, str]] = {"who": NAME, "tongue": NOTE}

    def attempt(self, worker: int, me: str, today: date) -> Attempt:
        """The attempt that was typed. me: the organizer at the desk."""
        c = self.cleaned_data
        return Attempt(
            worker=worker,
            outcome=c["outcome"],
            tried_on=c["had_on"] or today,
            organizer=c["organizer"] or me,
            kind=c["way"] or WAYS[0],
            again_on=c["again_on"],
            again_at=c["again_at"],
            tongue=c["tongue"],
        )


class PartsForm(Careful):
    """What of a talk was otherwise, for whoever can not read it any more: what is empty stays as it was."""

    had_on = forms.DateField(required=False)
    had_at = forms.TimeField(required=False)
    level = forms.IntegerField(min_value=0, max_value=5, required=False)
    step = forms.CharField(max_length=120, required=False)
    ready = forms.CharField(max_length=120, required=False)
    when = forms.ChoiceField(choices=[(w, w) for w in (*WHEN, "day", "none")], required=False)
    due = forms.DateField(required=False)
    reads: ClassVar[Mapping[str, str]] = {"step": NOTE, "ready": NOTE}

    def parts(self, today: date) -> Parts:
        """The parts that were otherwise."""
        c = self.cleaned_data
        by = (
            c["due"]
            if c["when"] == "day"
            else today + timedelta(days=WHEN[c["when"]])
            if c["when"] in WHEN
            else None
        )
        return Parts(c["had_on"], c["had_at"], c["level"], c["step"] or c["ready"], by, c["when"] == "none")


class CorrectForm(Careful):
    """What of a talk was written down wrongly. step: what happens next; without any, nothing does."""

    had_on = forms.DateField()
    had_at = forms.TimeField(required=False)
    level = forms.IntegerField(min_value=0, max_value=5)
    step = forms.CharField(max_length=120, required=False)
    due = forms.DateField(required=False)
    reads: ClassVar[Mapping[str, str]] = {"step": NOTE}

    def clean(self) -> None:
        """A next step has a day."""
        if self.cleaned_data.get("step", "").strip() and not self.cleaned_data.get("due"):
            self.add_error("due", "")

    def changed(self) -> Changed:
        """The talk as it should have been."""
        c = self.cleaned_data
        step = (c["step"].strip(), c["due"]) if c["step"].strip() and c["due"] else None
        return Changed(c["had_on"], c["had_at"], c["level"], step)


class ActForm(Careful):
    """Something she did. level: where it shows her to stand, if the organizer says so; asked_by: name or code of
    whoever moved her to it."""

    kind = forms.ChoiceField(choices=[(a, a) for a in ASKS])
    text = forms.CharField(max_length=120, required=False)
    day = forms.DateField(required=False)
    is_public = forms.BooleanField(required=False)
    asked_by = forms.CharField(max_length=120, required=False)
    level = forms.IntegerField(min_value=0, max_value=5, required=False)
    reads: ClassVar[Mapping[str, str]] = {"text": NOTE, "asked_by": NAME}

    def seen(self, worker: int, today: date) -> Seen:
        """The act that was typed."""
        c = self.cleaned_data
        return Seen(worker, c["kind"], c["text"], c["day"] or today, c["is_public"], c["level"] or 0)


class NameForm(Careful):
    """Whom she says people go to, by name or code."""

    goes_to = forms.CharField(max_length=120)
    reads: ClassVar[Mapping[str, str]] = {"goes_to": NAME}


class MoveStep(forms.Form):
    """Another day for a next step, another owner, or both. owner: empty for the same."""

    due = forms.DateField()
    owner = forms.CharField(max_length=40, required=False)
