"""Addresses of pages of one's own."""

from django.urls import path

from brazier.handbook.own import views

urlpatterns = [
    path("", views.all_of_ours, name="own-pages"),
    path("add", views.add, name="add-page"),
    path("translation", views.take_translation, name="take-translation"),
    path("source/<slug:language>.zip", views.source_of, name="page-source"),
    path("page/<slug:language>/<slug:name>", views.edit, name="edit-page"),
    path("page/<slug:language>/<slug:name>/ours", views.go_back, name="page-came"),
    path("version/<int:version>/again", views.bring_back, name="page-again"),
    path("turn/<int:turn>/back", views.take_back, name="page-back"),
]
