"""Addresses of tests of strength."""

from django.urls import path

from brazier.tests_of_strength import views
from brazier.tests_of_strength.planning import views as planning

urlpatterns = [
    path("", planning.tests, name="tests-of-strength"),
    path("ladder", planning.ladder, name="ladder"),
    path("ladder/<int:version>/again", planning.ladder_back, name="ladder-back"),
    path("plan", planning.plan, name="plan-test"),
    path("<int:test>", views.board, name="test"),
    path("<int:test>/board", views.live, name="live-board"),
    path("<int:test>/goals", planning.goals, name="test-goals"),
    path("<int:test>/move", planning.move, name="move-test"),
    path("<int:test>/cell/<int:cell>", views.cell, name="test-cell"),
    path("<int:test>/cell/<int:cell>/note", views.note, name="note-test"),
    path("<int:test>/cell/<int:cell>/verify", views.verify, name="verify-test"),
    path("<int:test>/cell/<int:cell>/unverify", views.unverify, name="unverify-test"),
    path("<int:test>/cell/<int:cell>/take-back", views.take_back, name="take-back-test"),
    path("<int:test>/debrief", planning.debrief, name="debrief-test"),
]
