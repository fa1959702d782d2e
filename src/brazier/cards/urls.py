"""Addresses of cards."""

from django.urls import path

from brazier.cards import views
from brazier.cards.lasting import views as lasting
from brazier.cards.members import views as members
from brazier.cards.photos import views as photos

urlpatterns = [
    path("", views.board, name="cards"),
    path("standing", lasting.lasting, name="lasting-cards"),
    path("members", members.members, name="members"),
    path("members/<int:membership>/end", members.end, name="end-membership"),
    path("members/<int:membership>/goes-on", members.go_on, name="membership-goes-on"),
    path("sign", views.sign, name="sign-card"),
    path("take", views.take, name="take-card"),
    path("words/<int:wording>.pdf", views.blank, name="print-cards"),
    path("words", views.words, name="card-words"),
    path("of/<str:code>", views.of, name="cards-of"),
    path("<int:card>", views.one, name="card"),
    path("<int:card>/receipt", views.receipt, name="card-receipt"),
    path("<int:card>/photo", photos.photo, name="card-photo"),
    path("<int:card>/photo/add", photos.add, name="add-card-photo"),
    path("<int:card>/photo/destroy", photos.destroy, name="destroy-card-photo"),
    path("<int:card>/verify", views.verify, name="verify-card"),
    path("<int:card>/confirm", views.confirm, name="confirm-card"),
    path("<int:card>/give-up", views.give_up, name="give-up-card"),
    path("<int:card>/stand-again", views.stand_again, name="stand-card-again"),
    path("<int:card>/hand-over", views.hand_over, name="hand-card-over"),
    path("<int:card>/challenge", views.challenge, name="challenge-card"),
    path("<int:card>/answer", views.answer, name="answer-card"),
]
