"""Addresses of who looks at how much."""

from django.urls import path

from brazier.upkeep.looking import views

urlpatterns = [
    path("more/looking", views.looking, name="looking"),
    path("more/looking/<int:organizer>", views.grant, name="grant"),
    path("more/looking/<int:organizer>/circles", views.circles, name="circle-more"),
]
