"""Every address of the hub."""

from django.urls import include, path

from brazier.web import views

urlpatterns = [
    path("", views.home, name="home"),
    path("health", views.health, name="health"),
    path("unseal", views.unseal, name="unseal"),
    path("hide", views.hide, name="hide"),
    path("cover", views.blank, name="cover"),
    path("still-here", views.still_here, name="still-here"),
    path("seal", views.seal, name="seal"),
    path("seal-now", views.seal_now, name="seal-now"),
    path("sit-down", views.take_seat, name="sit-down"),
    path("language", views.language, name="language"),
    path("start", views.begin, name="start"),
    path("start/words", views.begin_words, name="start-words"),
    path("start/sample", views.sample, name="sample"),
    path("start/sample/going", views.sample_going, name="sample-going"),
    path("", include("brazier.web.seats.urls")),
    path("", include("brazier.web.keys.urls")),
    path("", include("brazier.web.shares.urls")),
    path("", include("brazier.web.paper.urls")),
    path("", include("brazier.today.urls")),
    path("chart/", include("brazier.wallchart.urls")),
    path("", include("brazier.calling.urls")),
    path("strength/", include("brazier.tests_of_strength.urls")),
    path("count/", include("brazier.election.urls")),
    path("building/", include("brazier.workplaces.urls")),
    path("people/", include("brazier.people.urls")),
    path("", include("brazier.conversations.urls")),
    path("cards/", include("brazier.cards.urls")),
    path("path/", include("brazier.learning.urls")),
    path("why/", include("brazier.reasons.urls")),
    path("hand-over/", include("brazier.rota.urls")),
    path("", include("brazier.lists.urls")),
    path("handbook/", include("brazier.handbook.urls")),
    path("bag/", include("brazier.bag.urls")),
    path("", include("brazier.phone.urls")),
    path("", include("brazier.upkeep.urls")),
    path("", include("brazier.upkeep.pairs.urls")),
    path("", include("brazier.upkeep.organizers.urls")),
    path("", include("brazier.upkeep.looking.urls")),
    path("", include("brazier.upkeep.joining.urls")),
    path("", include("brazier.upkeep.lost.urls")),
]
handler404 = views.nothing
handler500 = views.broken
