"""Addresses where shares are made and handed over."""

from django.urls import path

from brazier.web.shares import views

urlpatterns = [
    path("more/shares", views.begin, name="shares"),
    path("more/shares/prove", views.prove, name="shares-prove"),
    path("more/shares/turn", views.turn, name="shares-turn"),
    path("more/shares/paper", views.paper, name="shares-paper"),
    path("more/shares/stop", views.stop, name="shares-stop"),
    path("more/shares/going", views.going, name="shares-going"),
]
