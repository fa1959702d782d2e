"""Addresses of bringing somebody back in who lost their phone."""

from django.urls import path

from brazier.upkeep.lost import views

urlpatterns = [
    path("organizers/<int:organizer>/lost", views.lost, name="lost"),
    path("organizers/<int:organizer>/lost/stage", views.stage, name="lost-stage"),
    path("organizers/<int:organizer>/lost/code", views.code, name="lost-code"),
    path("organizers/<int:organizer>/lost/no", views.no, name="lost-no"),
]
