"""Addresses of why we do this, and what we have won."""

from django.urls import path

from brazier.reasons import views

urlpatterns = [
    path("", views.why, name="why"),
    path("reason", views.write, name="write-reason"),
    path("reason/<int:version>/again", views.bring_back, name="reason-again"),
    path("reason/<int:version>/back", views.take_back, name="reason-back"),
    path("win", views.add_win, name="add-win"),
    path("win/<int:win>/back", views.take_win_back, name="win-back"),
    path("win/<int:win>/stands", views.win_stands, name="win-stands"),
]
