"""Addresses of the count."""

from django.urls import include, path

from brazier.election import views

urlpatterns = [
    path("", views.count, name="count"),
    path("", include("brazier.election.chances.urls")),
    path("", include("brazier.election.stress.urls")),
    path("", include("brazier.election.contesting.urls")),
    path("", include("brazier.election.ready.urls")),
    path("", include("brazier.election.night.urls")),
    path("", include("brazier.election.days.urls")),
    path("", include("brazier.election.motions.urls")),
    path("", include("brazier.election.voters.urls")),
    path("", include("brazier.election.plans.urls")),
    path("", include("brazier.election.polls.urls")),
]
