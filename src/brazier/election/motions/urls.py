"""Address of motions."""

from django.urls import path

from brazier.election.motions import views

urlpatterns = [path("motion", views.record, name="count-motion")]
