"""Addresses of the bag."""

from django.urls import include, path

from brazier.bag import views

urlpatterns = [
    path("", views.bag, name="bag"),
    path("print", views.build, name="print-bag"),
    path("look/<slug:form>.png", views.picture, name="look-bag"),
    path("leaflets/", include("brazier.bag.leaflets.urls")),
    path("given/", include("brazier.bag.given.urls")),
]
