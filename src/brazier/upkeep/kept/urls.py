"""Addresses of what is kept."""

from django.urls import path

from brazier.upkeep.kept import views

urlpatterns = [
    path("more/kept", views.kept, name="kept"),
    path("more/kept/days", views.days, name="kept-days"),
    path("more/kept/hold", views.hold, name="kept-hold"),
    path("more/kept/release/<int:number>", views.release, name="kept-release"),
    path("more/kept/sweep", views.sweep, name="kept-sweep"),
    path("more/kept/end", views.end, name="kept-end"),
]
