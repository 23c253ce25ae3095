from django.urls import path

from .views import homes, photos, places, prices, proof, removal, sections, submission

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
    path("<slug:reference>/photos/", photos.photos, name="photos"),
    path("<slug:reference>/photos/edit/", photos.edit, name="photos_edit"),
    path("<slug:reference>/photos/order/", photos.order, name="photos_order"),
    path("<slug:reference>/photos/put-back/", photos.put_back, name="photos_put_back"),
    path("<slug:reference>/prices/", prices.prices, name="prices"),
    path("<slug:reference>/prices/preview/", prices.preview_of, name="prices_preview"),
    path("<slug:reference>/prices/seasons/", prices.season_new, name="season_new"),
    path("<slug:reference>/prices/seasons/<int:row>/", prices.season, name="season"),
    path("<slug:reference>/prices/seasons/<int:row>/end/", prices.season_end, name="season_end"),
    path("<slug:reference>/submit/", submission.submit, name="submit"),
    path("<slug:reference>/remove/", removal.remove, name="remove"),
    path("<slug:reference>/restore/", removal.restore, name="restore"),
]
