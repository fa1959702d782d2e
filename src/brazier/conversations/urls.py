"""Addresses of talks, next steps and a person's page."""

from django.urls import path

from brazier.conversations import views
from brazier.conversations.calibrating import views as calibrating
from brazier.conversations.concerns import views as concerns
from brazier.conversations.leading import views as leading
from brazier.conversations.person import views as person
from brazier.conversations.talking import views as talking

urlpatterns = [
    path("talks", talking.talk, name="talk"),
    path("steps", views.steps, name="steps"),
    path("steps/<int:number>/done", views.done, name="done"),
    path("steps/<int:number>/move", views.move_step, name="move-step"),
    path("steps/<int:number>/reopen", views.reopen_step, name="reopen-step"),
    path("calibration", calibrating.calibration, name="calibration"),
    path("concerns", concerns.concerns, name="concerns"),
    path("leaders", leading.leaders, name="leaders"),
    path("leaders/map", leading.turn_map, name="leader-map"),
    path("people/<str:code>", person.person, name="person"),
    path("people/<str:code>/edit", person.edit, name="edit"),
    path("people/<str:code>/acts", person.act, name="act"),
    path("people/<str:code>/ties", person.tie, name="tie"),
    path("people/<str:code>/seen-as", person.see_as, name="see-as"),
    path("people/<str:code>/names", person.name, name="name"),
    path("people/<str:code>/promises/<int:ask>", person.promise, name="promise"),
    path("people/<str:code>/talks/<int:talk>/correct", person.correct, name="correct"),
    path("people/<str:code>/talks/<int:talk>/uncorrect", person.uncorrect, name="uncorrect"),
    path("people/<str:code>/take-back", person.unadd, name="unadd"),
    path("people/<str:code>/take-back/<str:kind>/<int:number>", person.take_back, name="take-back"),
]
