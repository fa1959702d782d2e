"""Addresses of the days."""

from django.urls import path

from brazier.election.days import views

urlpatterns = [
    path("days", views.days, name="count-days"),
    path("days/note", views.note, name="note-day"),
    path("days/days.ics", views.calendar, name="days-file"),
]
