"""Addresses of lists and review."""

from django.urls import path

from brazier.lists import views

urlpatterns = [
    path("lists/", views.lists, name="lists"),
    path("lists/reading/<slug:ticket>", views.reading, name="reading"),
    path("lists/<int:import_id>", views.look, name="import"),
    path("lists/<int:import_id>/columns", views.columns, name="columns"),
    path("lists/<int:import_id>/take", views.take, name="take"),
    path("lists/<int:import_id>/drop", views.drop, name="drop"),
    path("lists/<int:import_id>/undo", views.undo, name="undo-import"),
    path("review", views.review, name="review"),
    path("review/<int:doubt>", views.answer, name="answer"),
    path("review/undo", views.undo_answer, name="undo-answer"),
]
