"""Addresses of talks and of a person's page."""

from django.urls import path

from brazier.conversations import views

urlpatterns = [
    path("talks", views.talk, name="talk"),
    path("people/<str:code>", views.person, name="person"),
    path("people/<str:code>/acts", views.act, name="act"),
    path("people/<str:code>/promises/<int:ask>", views.promise, name="promise"),
    path("people/<str:code>/done/<int:follow_up>", views.done, name="done"),
]
