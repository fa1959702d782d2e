"""Addresses of joining: the organizers' side, and the newcomer's."""

from django.urls import path

from brazier.upkeep.joining import views
from brazier.upkeep.joining.newcomer import views as newcomer

urlpatterns = [
    path("organizers/", views.organizers, name="organizers"),
    path("organizers/pin", views.own_pin, name="own-pin"),
    path("organizers/invite", views.invite, name="invite"),
    path("organizers/invitation/<int:number>", views.invitation, name="invitation"),
    path("organizers/invitation/<int:number>/stage", views.stage, name="invitation-stage"),
    path("organizers/vouch/<int:organizer>", views.vouch, name="vouch"),
    path("organizers/level", views.level, name="level"),
    path("organizers/level/down", views.down, name="level-down"),
    path("organizers/agree/<int:proposal>", views.agree, name="agree"),
    path("organizers/tree/<int:organizer>", views.tree, name="tree"),
    path("organizers/tree/seen/<int:proposal>", views.tree_seen, name="tree-seen"),
    path("join/", newcomer.typed, name="join-code"),
    path("join/words", newcomer.words, name="join-words"),
    path("join/wait", newcomer.wait, name="join-wait"),
    path("join/stage", newcomer.stage, name="join-stage"),
    path("join/pin", newcomer.pin, name="join-pin"),
    path("join/in", newcomer.inside, name="join-in"),
    path("join/<str:code>", newcomer.opened, name="join-open"),
]
