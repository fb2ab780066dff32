"""Every address of the site."""

from django.urls import include, path

from motcua.web.pages.gallery import gallery
from motcua.web.pages.views import brand, look

urlpatterns = [
    path("look", look),
    path("brand.css", brand),
    path("console/components", gallery),
    path("desk/", include("motcua.web.desk.urls")),
    path("", include("motcua.web.portal.urls")),
]
handler400 = "motcua.web.pages.views.bad_request"
handler403 = "motcua.web.pages.views.forbidden"
handler404 = "motcua.web.pages.views.not_found"
handler500 = "motcua.web.pages.views.server_error"
