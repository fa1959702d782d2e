"""Addresses of the building."""

from django.urls import path

from brazier.workplaces import views

urlpatterns = [
    path("", views.building, name="building"),
    path("draw/<str:part>", views.draw, name="draw"),
    path("rename/<str:part>/<int:part_id>", views.rename, name="rename"),
    path("headcount/<int:cell_id>", views.headcount, name="headcount"),
    path("headcount/choose", views.choose_headcount, name="choose-headcount"),
    path("campaign", views.campaign, name="campaign"),
    path("headcounts", views.headcounts, name="headcounts"),
]
