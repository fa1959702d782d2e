"""Addresses of joining: the organizers' side, and the newcomer's."""

from django.urls import path

from brazier.upkeep.joining import views

urlpatterns = [
    path("organizers/joining", views.organizers, name="joining"),
    path("organizers/invite", views.invite, name="invite"),
    path("organizers/invitation/<int:number>", views.invitation, name="invitation"),
    path("organizers/invitation/<int:number>/stage", views.stage, name="invitation-stage"),
    path("organizers/vouch/<int:organizer>", views.vouch, name="vouch"),
    path("organizers/level", views.level, name="level"),
    path("organizers/level/down", views.down, name="level-down"),
    path("organizers/tree/<int:organizer>", views.tree, name="tree"),
    path("organizers/tree/seen/<int:proposal>", views.tree_seen, name="tree-seen"),
]
