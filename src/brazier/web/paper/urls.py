"""Addresses of paper."""

from django.urls import path

from brazier.web.paper import views
from brazier.web.paper.beside import views as beside

urlpatterns = [
    path("paper/", views.paper, name="paper"),
    path("paper/chart.pdf", views.wall_chart, name="print-chart"),
    path("paper/charting/<int:cell>.pdf", views.charting_sheet, name="print-charting"),
    path("paper/pack/<int:organizer>.pdf", views.pack, name="print-pack"),
    path("paper/sign-up.pdf", views.sign_up_sheet, name="print-sign-up"),
    path("paper/key/<int:cell>.pdf", views.key_sheet, name="print-key"),
    path("paper/envelope", views.make_envelope, name="envelope"),
    path("paper/petition.pdf", views.petition_sheet, name="print-petition"),
    path("paper/photos", beside.bring, name="bring-sheets"),
    path("paper/photos/<int:sheet>", beside.photo, name="sheet-photo"),
    path("paper/photos/<int:sheet>/done", beside.done, name="sheet-done"),
    path("paper/type-back", views.type_back, name="type-back"),
    path("people/<str:code>/record.pdf", views.record, name="own-record"),
]
