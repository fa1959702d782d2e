"""Addresses of upkeep."""

from django.urls import include, path

from brazier.upkeep import views

urlpatterns = [
    path("", include("brazier.upkeep.kept.urls")),
    path("", include("brazier.upkeep.leaving.urls")),
    path("", include("brazier.upkeep.filing.urls")),
    path("more/", views.more, name="more"),
    path("more/copies", views.copies, name="copies"),
    path("more/verify", views.verify, name="verify"),
    path("more/verify/accept", views.accept_ledger, name="accept-ledger"),
    path("more/look", views.look, name="look"),
    path("more/organizers", views.add_organizer, name="add-organizer"),
    path("building/join/<str:kind>/<int:part>", views.join, name="join"),
    path("building/unjoin/<str:kind>/<int:part>", views.unjoin, name="unjoin"),
    path("more/care/<int:turf>", views.care, name="care"),
    path("people/<str:code>/leave-out", views.leave_out, name="leave-out"),
]
