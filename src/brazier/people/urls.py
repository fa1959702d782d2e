"""Addresses of people. A person's page itself stands in the roof: it shows several areas."""

from django.urls import path

from brazier.people import views

urlpatterns = [
    path("", views.people, name="people"),
    path("<str:code>/edit", views.edit, name="edit"),
    path("<str:code>/committee", views.seat, name="seat"),
    path("<str:code>/state", views.move, name="move"),
    path("<str:code>/ties", views.tie, name="tie"),
    path("<str:code>/part", views.part, name="part"),
]
