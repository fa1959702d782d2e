"""Addresses of ballot nights."""

from django.urls import path

from brazier.election.night import views

urlpatterns = [
    path("night", views.nights, name="nights"),
    path("night/open", views.open_night, name="open-night"),
    path("night/<int:night>", views.night, name="night"),
    path("night/<int:night>/batch", views.batch, name="night-batch"),
    path("night/<int:night>/cast", views.cast, name="night-cast"),
    path("night/<int:night>/close", views.close, name="night-close"),
    path("night/<int:night>/tally.csv", views.export, name="night-tally"),
    path("night/<int:night>/debrief", views.debrief, name="night-debrief"),
]
