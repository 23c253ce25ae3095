from django.urls import path

from .views import homes, places, proof, removal, sections, submission

app_name = "owner_homes"
urlpatterns = [
    path("", homes.homes, name="homes"),
    path("new/", homes.new, name="new"),
    path("place.json", places.place, name="place"),
    path("<slug:reference>/", homes.home, name="home"),
    *(
        path(f"<slug:reference>/{part}/", sections.section, {"part": part}, name=part)
        for part in sections.FORMS
    ),
    path("<slug:reference>/proof/", proof.proof, name="proof"),
    path("<slug:reference>/submit/", submission.submit, name="submit"),
    path("<slug:reference>/remove/", removal.remove, name="remove"),
    path("<slug:reference>/restore/", removal.restore, name="restore"),
]
