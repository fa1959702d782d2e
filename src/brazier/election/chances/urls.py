"""Addresses of the forecast."""

from django.urls import path

from brazier.election.chances import views

urlpatterns = [
    path("forecast", views.forecast, name="forecast"),
    path("plan", views.plan, name="count-plan"),
    path("redo", views.redo, name="count-redo"),
]
