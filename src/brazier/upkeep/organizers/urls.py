"""Addresses of organizers and their turf."""

from django.urls import path

from brazier.upkeep.organizers import views

urlpatterns = [
    path("organizers", views.organizers, name="organizers"),
    path("organizers/opened", views.opened, name="opened"),
    path("organizers/offers/<int:offer>", views.answer, name="offer-answer"),
    path("organizers/turf/<int:turf>", views.turn, name="turf-turn"),
    path("organizers/<int:organizer>", views.organizer, name="organizer"),
    path("organizers/<int:organizer>/state", views.state, name="organizer-state"),
    path("organizers/<int:organizer>/access", views.access, name="organizer-access"),
    path("organizers/<int:organizer>/role", views.role, name="organizer-role"),
    path("organizers/<int:organizer>/remove", views.remove, name="organizer-remove"),
    path("organizers/<int:organizer>/turf", views.give, name="turf-give"),
]
