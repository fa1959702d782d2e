"""Addresses of where leaflets were given out."""

from django.urls import path

from brazier.bag.given import views

urlpatterns = [
    path("", views.given, name="given"),
    path("gates", views.name_gate, name="name-gate"),
    path("gates/<int:gate>/away", views.end_gate, name="end-gate"),
    path("gates/<int:gate>/back", views.use_gate, name="use-gate"),
    path("<int:given>/back", views.take_back, name="take-given-back"),
    path("<int:given>/again", views.stand_again, name="given-again"),
]
