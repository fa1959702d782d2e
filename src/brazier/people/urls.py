"""Addresses of people. A person's page itself stands with the talks: it shows both."""

from django.urls import path

from brazier.people import views

urlpatterns = [
    path("", views.people, name="people"),
    path("<str:code>/committee", views.seat, name="seat"),
    path("<str:code>/state", views.move, name="move"),
    path("<str:code>/same", views.same, name="same"),
    path("<str:code>/unjoin", views.unjoin, name="unjoin"),
    path("<str:code>/part", views.part, name="part"),
]
