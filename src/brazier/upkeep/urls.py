"""Addresses of upkeep."""

from django.urls import path

from brazier.upkeep import views

urlpatterns = [
    path("more", views.more, name="more"),
    path("people/<str:code>/leave-out", views.leave_out, name="leave-out"),
]
