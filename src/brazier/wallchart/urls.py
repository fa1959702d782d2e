"""Addresses of the wall chart."""

from django.urls import path

from brazier.wallchart import views

urlpatterns = [
    path("", views.chart, name="chart"),
    path("cell/<int:cell_id>", views.cell, name="cell"),
    path("holes", views.holes, name="holes"),
    path("holes/<int:cell_id>", views.take_hole, name="take-hole"),
    path("holes/<int:cell_id>/end", views.end_hole, name="end-hole"),
    path("holes/<int:cell_id>/back", views.hole_back, name="hole-back"),
    path("mirror", views.committee, name="committee"),
    path("freshness", views.freshness, name="freshness"),
]
