"""Addresses of what is left for whoever comes next."""

from django.urls import path

from brazier.rota import views

urlpatterns = [
    path("", views.hand_over, name="hand-over"),
    path("<int:note>/back", views.take_back, name="hand-over-back"),
    path("<int:note>/stands", views.stand_again, name="hand-over-stands"),
    path("<int:note>/read", views.read, name="hand-over-read"),
    path("<int:note>/unread", views.unread, name="hand-over-unread"),
]
