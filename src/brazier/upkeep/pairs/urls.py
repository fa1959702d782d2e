"""Addresses of what needs two."""

from django.urls import path

from brazier.upkeep.pairs import views

urlpatterns = [
    path("pairs", views.pairs, name="pairs"),
    path("pairs/<int:proposal>", views.answer, name="pair-answer"),
]
