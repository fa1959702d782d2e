"""Addresses of the handbook."""

from django.urls import include, path

from brazier.handbook import views

urlpatterns = [
    path("", views.contents, name="handbook"),
    path("build", views.build, name="build-handbook"),
    path("practice", views.practice, name="practice"),
    path("own/", include("brazier.handbook.own.urls")),
    path("<slug:name>", views.page, name="handbook-page"),
]
