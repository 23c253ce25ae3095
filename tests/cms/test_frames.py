"""Nobody shows our pages in a frame, but the editor its preview."""


def test_a_page_is_not_shown_in_a_frame(site, client):
    answer = client.get("/fr/")

    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Frame-Options"] == "DENY"


def test_the_editor_shows_its_preview(site, rf):
    answer = site.make_preview_request(rf.get("/cms/"))

    assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]
