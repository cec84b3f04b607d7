package web_test

import (
	"bytes"
	"image"
	"image/jpeg"
	"image/png"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
)

// TestCover gives a collection a picture by the form, and takes it away.
func TestCover(t *testing.T) {
	l := libraryOf(t, documents())
	archivist, reader, nobody := l.as(t, schema.Archivist), l.as(t, schema.Reader), &browser{t: t, site: l.site}
	const at, shown = "/en/desk/collections/Boletines", "/en/collections/boletines"
	send := func(b *browser, picture []byte, alt string) (int, string) {
		t.Helper()
		var body bytes.Buffer
		w := multipart.NewWriter(&body)
		f, err := w.CreateFormFile("picture", "<script>.png")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write(picture); err != nil {
			t.Fatal(err)
		}
		for k, v := range map[string]string{"cover": "1", "alt-en": alt} {
			if err := w.WriteField(k, v); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		res := b.send(at, w.FormDataContentType(), &body)
		_, text := b.get(at)
		return res.StatusCode, text
	}
	var big bytes.Buffer
	if err := png.Encode(&big, image.NewNRGBA(image.Rect(0, 0, 2400, 200))); err != nil {
		t.Fatal(err)
	}
	for what, c := range map[string]struct {
		picture []byte
		alt     string
	}{"no picture": {[]byte(hostile), "A bridge"}, "no words": {big.Bytes(), ""}, "nothing": {nil, "A bridge"}} {
		if status, text := send(archivist, c.picture, c.alt); status != http.StatusSeeOther || strings.Contains(text, "cover.jpg") {
			t.Errorf("%s: %d", what, status)
		}
	}
	if status, _ := send(reader, big.Bytes(), "A bridge"); status != http.StatusForbidden {
		t.Errorf("by a reader: %d", status)
	}
	if status, text := send(archivist, big.Bytes(), "A bridge "+hostile); status != http.StatusSeeOther || !strings.Contains(text, "cover.jpg?v=") || strings.Contains(text, "<script>alert") {
		t.Fatalf("the cover: %d", status)
	}
	page := nobody.want(shown, `class="picture"`, "A bridge", `width="1200" height="100"`)
	nobody.want("/es/colecciones", `class="thumb"`)
	_, from, _ := strings.Cut(page, `class="picture" src="`)
	path, _, _ := strings.Cut(from, `"`)
	res, picture := nobody.get(path)
	back, err := jpeg.Decode(strings.NewReader(picture))
	if err != nil || back.Bounds().Dx() != 1200 || res.Header.Get("Content-Type") != "image/jpeg" {
		t.Errorf("%s: %s, %v", path, res.Status, err)
	}
	if status, text := send(archivist, nil, "A river"); status != http.StatusSeeOther || !strings.Contains(text, "A river") {
		t.Errorf("other words for the same picture: %d", status)
	}
	archivist.act(at, url.Values{"uncover": {"1"}})
	if res, _ := nobody.get(path); res.StatusCode != http.StatusNotFound {
		t.Errorf("taken away: %s", res.Status)
	}
	if res, text := nobody.get(shown); res.StatusCode != http.StatusOK || strings.Contains(text, `class="picture"`) {
		t.Errorf("the page without: %s", res.Status)
	}
	archivist.want("/en/desk/log", "changes the cover")
}
