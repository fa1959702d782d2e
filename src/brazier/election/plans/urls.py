"""Addresses of vote plans."""

from django.urls import path

from brazier.election.plans import views

urlpatterns = [
    path("plans", views.board, name="vote-plans"),
    path("plans/<str:code>", views.one, name="vote-plan"),
    path("plans/<str:code>/voted", views.voted, name="say-voted"),
    path("plans/<str:code>/take-back", views.take_back, name="take-back-plan"),
]
