"""What is typed when somebody is brought in, and before a step up."""

from django import forms

from brazier.access.facts import GIVEN_ROLES


class Invite(forms.Form):
    """Who is brought in: a name for them, or an organizer who works on paper; perhaps the code of their record."""

    handle = forms.CharField(max_length=80, required=False)
    organizer = forms.CharField(max_length=12, required=False)
    person = forms.CharField(max_length=12, required=False)


class Key(forms.Form):
    """The public half of a browser's key."""

    key = forms.CharField(max_length=200)


class Pin(forms.Form):
    """Six digits, typed twice."""

    pin = forms.RegexField(r"^[0-9]{6}$")
    again = forms.CharField(max_length=6)
    key = forms.CharField(max_length=200, required=False)

    def is_same(self) -> bool:
        """Whether both are the same six digits."""
        return self.is_valid() and self.cleaned_data["pin"] == self.cleaned_data["again"]


class Answer(forms.Form):
    """What the inviter says of the four words, or that it is over."""

    how = forms.ChoiceField(choices=[("same", ""), ("other", ""), ("withdraw", "")])


class Agree(forms.Form):
    """What the second person says."""

    how = forms.ChoiceField(choices=[("agree", ""), ("decline", "")])


class Down(forms.Form):
    """The level to step down to."""

    level = forms.ChoiceField(choices=[("table", ""), ("committee", "")])


class Step(forms.Form):
    """Who is what after a step up, and which cell is in whose care. The fields are `role_<organizer>` and
    `cell_<cell>`."""

    anyway = forms.BooleanField(required=False)

    def roles(self) -> dict[str, str]:
        """By organizer; what is no role is passed over."""
        typed = {
            name.removeprefix("role_"): value for name, value in self.data.items() if name.startswith("role_")
        }
        return {who: role for who, role in typed.items() if who.isdecimal() and role in GIVEN_ROLES}

    def care(self) -> dict[int, str]:
        """Organizer by cell."""
        typed = {
            name.removeprefix("cell_"): value for name, value in self.data.items() if name.startswith("cell_")
        }
        return {int(cell): who for cell, who in typed.items() if cell.isdecimal() and who.isdecimal()}
