"""Addresses of names that were handed in against our cards."""

from django.urls import path

from brazier.election.contesting import views

urlpatterns = [
    path("cards/challenged", views.contested, name="contested"),
    path("cards/challenged/hand-in", views.hand_in, name="hand-names-in"),
    path("cards/challenged/reading/<slug:ticket>", views.reading, name="reading-names"),
    path("cards/challenged/keep", views.keep, name="keep-recount"),
    path("cards/challenged/answer", views.answer, name="answer-names"),
    path("cards/challenged/unanswer", views.unanswer, name="unanswer-names"),
    path("cards/challenged/names/<slug:state>", views.named, name="contested-names"),
    path("cards/challenged/name/<int:name>/is", views.say_who, name="say-who-is-meant"),
    path("cards/challenged/name/<int:name>/ask", views.ask_again, name="ask-who-is-meant"),
    path("cards/challenged/<int:handed_in>/take-back", views.take_back, name="take-back-names"),
    path("cards/challenged/<int:handed_in>/put-back", views.put_back, name="put-back-names"),
]
