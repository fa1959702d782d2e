"""Addresses of cards and of the unit."""

from django.urls import path

from brazier.election.stress import views

urlpatterns = [
    path("cards", views.cards, name="count-cards"),
    path("cards/count", views.count_cards, name="keep-cards"),
    path("cards/own", views.count_own, name="count-own-cards"),
    path("cards/leaving", views.leaving, name="keep-leaving"),
    path("unit", views.unit, name="count-unit"),
    path("unit/claim", views.claim, name="keep-claim"),
]
