"""Addresses of upkeep."""

from django.urls import path

from brazier.upkeep import views

urlpatterns = [
    path("more", views.more, name="more"),
    path("paper", views.more, name="paper"),
    path("sample", views.more, name="sample"),
    path("own/<str:code>", views.more, name="own-record"),
    path("people/<str:code>/leave-out", views.leave_out, name="leave-out"),
]
