"""Addresses of the polls: where votes are cast, who watches, and what nobody may do with a ballot."""

from django.urls import path

from brazier.election.polls import views

urlpatterns = [
    path("polls", views.board, name="polls"),
    path("polls/ballots", views.ballots, name="mail-ballots"),
    path("polls/observers.pdf", views.sheet, name="observers-sheet"),
    path("polls/open", views.open_polls, name="open-polls"),
    path("polls/<int:polls>/close", views.close, name="close-polls"),
    path("polls/<int:polls>/observer", views.post_observer, name="post-observer"),
    path("polls/<int:polls>/challenge", views.challenge, name="challenge-at-polls"),
    path("polls/observer/<int:observer>/check", views.check, name="check-observer"),
    path("polls/observer/<int:observer>/release", views.release, name="release-observer"),
    path("polls/challenge/<int:challenge>/strike", views.strike, name="strike-challenge"),
]
