"""Addresses of paths and buddies."""

from django.urls import path

from brazier.learning import views

urlpatterns = [
    path("", views.own, name="path"),
    path("note", views.note, name="path-note"),
    path("note/<int:happened>/back", views.take_back, name="path-back"),
    path("note/<int:happened>/stands", views.stands, name="path-stands"),
    path("of/<int:organizer>", views.of, name="path-of"),
    path("buddy", views.choose_buddy, name="choose-buddy"),
    path("buddy/offer/<int:organizer>", views.offer, name="offer-buddy"),
    path("buddy/<int:pair>/yes", views.accept, name="accept-buddy"),
    path("buddy/<int:pair>/end", views.end, name="end-buddy"),
    path("buddy/<int:pair>/back", views.take_buddy_back, name="buddy-back"),
]
