"""The talk form: who, what she cares about, ask and answer, 0 to 5, next step."""

from datetime import date, timedelta

from django import forms
from django.utils.datastructures import MultiValueDict

from brazier.conversations.facts import ANSWERS, ASKS, KINDS
from brazier.conversations.talk import Step, Talk

WHEN = {"tomorrow": 1, "three_days": 3, "next_week": 7}


class TalkForm(forms.Form):
    """One talk. An answer needs an ask; a next step needs a day, or `none` chosen on purpose."""

    had_on = forms.DateField(required=False)
    kind = forms.ChoiceField(choices=[(k, k) for k in KINDS], required=False)
    issues = forms.TypedMultipleChoiceField(coerce=int, required=False)
    other_issue = forms.CharField(max_length=60, required=False)
    quote = forms.CharField(max_length=400, required=False)
    ask = forms.ChoiceField(choices=[("", ""), *((a, a) for a in ASKS)], required=False)
    ask_text = forms.CharField(max_length=120, required=False)
    answer = forms.ChoiceField(choices=[("", ""), *((a, a) for a in ANSWERS)], required=False)
    level = forms.IntegerField(min_value=0, max_value=5, required=False)
    basis = forms.ChoiceField(choices=[(b, b) for b in ("said", "reported", "guess")], required=False)
    step = forms.CharField(max_length=120, required=False)
    when = forms.ChoiceField(choices=[(w, w) for w in (*WHEN, "day", "none")], required=False)
    due = forms.DateField(required=False)
    organizer = forms.CharField(max_length=40, required=False)
    owed = forms.CharField(max_length=120, required=False)
    owed_by = forms.DateField(required=False)
    keep_note = forms.BooleanField(required=False)

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
            step=self._step(who, today),
            owed=Step(c["owed"], c["owed_by"] or today + timedelta(days=3), who) if c["owed"] else None,
        )

    def _step(self, who: str, today: date) -> Step | None:
        c = self.cleaned_data
        if c["when"] == "none" or not (c["step"] or c["when"]):
            return None
        due = c["due"] if c["when"] == "day" and c["due"] else today + timedelta(days=WHEN.get(c["when"], 7))
        return Step(c["step"], due, who)


class ActForm(forms.Form):
    """Something she did. level: where it shows her to stand, if the organizer says so."""

    kind = forms.ChoiceField(choices=[(a, a) for a in ASKS])
    text = forms.CharField(max_length=120, required=False)
    day = forms.DateField(required=False)
    is_public = forms.BooleanField(required=False)
    level = forms.IntegerField(min_value=0, max_value=5, required=False)
