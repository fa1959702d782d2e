"""Addresses of packets of cards."""

from django.urls import path

from brazier.upkeep.filing import views

urlpatterns = [
    path("more/packet", views.ask, name="packet"),
    path("more/packet/<int:copy>/filed", views.hand_in, name="packet-filed"),
    path("more/packet/<int:copy>/not-filed", views.take_back, name="packet-not-filed"),
]
