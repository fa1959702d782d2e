"""Addresses of lists that leave."""

from django.urls import path

from brazier.upkeep.leaving import views

urlpatterns = [
    path("more/export", views.ask, name="export"),
    path("more/export/<int:copy>/words", views.words, name="export-words"),
    path("more/export/<int:copy>/file", views.file, name="export-file"),
    path("more/whose", views.whose, name="whose"),
    path("more/whose/invented", views.invent, name="invent"),
    path("more/whose/invented/<int:canary>/end", views.uninvent, name="uninvent"),
]
