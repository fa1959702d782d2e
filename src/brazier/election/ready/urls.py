"""Addresses of the readiness sheet."""

from django.urls import path

from brazier.election.ready import views

urlpatterns = [
    path("ready", views.readiness, name="readiness"),
    path("ready/judge", views.judge, name="keep-judgment"),
]
