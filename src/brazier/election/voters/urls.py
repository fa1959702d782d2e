"""Addresses of lists of voters and challenged names."""

from django.urls import path

from brazier.election.voters import views

urlpatterns = [
    path("voters", views.received, name="voters"),
    path("voters/receive", views.receive, name="receive-voters"),
    path("voters/challenges", views.challenges, name="challenges"),
    path("voters/challenges/note", views.challenge, name="note-challenge"),
    path("voters/challenges/<int:challenge>/withdraw", views.withdraw, name="withdraw-challenge"),
    path("voters/<int:voter_list>", views.one, name="voter-list"),
    path("voters/<int:voter_list>/take-back", views.take_back, name="take-back-voters"),
    path("voters/<int:voter_list>/<slug:group>", views.group, name="voters-named"),
]
