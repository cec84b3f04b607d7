package extract

import (
	"strings"
	"testing"

	"github.com/simde/simde/schema"
)

// twice encodes a text a second time.
func twice(s string) string { return decodeWithLatin(s) }

func decodeWithLatin(s string) string {
	var b strings.Builder
	for _, c := range []byte(s) {
		if r := rune(c); r >= 0x80 && r < 0xA0 {
			b.WriteString(decodeWith(byteSets[0].set, []byte{c}))
			continue
		}
		b.WriteRune(rune(c))
	}
	return strings.ReplaceAll(b.String(), "\uFFFD", "")
}

func TestMendTwice(t *testing.T) {
	const s = "Emigración de niñas y niños «hondureños» — l’été où ça coûte 500 €"
	if got, n := mendTwice(twice(s)); got != s || n != 14 {
		t.Errorf("mended to %q, %d characters, want %q", got, n, s)
	}
	for _, whole := range []string{s, "São Paulo, NÃO É ASSIM", "l'Â du siècle, l'âge, pâté", "A Ã© in a text of its own: ñ é í ó ú", ""} {
		if got, n := mendTwice(whole); got != whole || n != 0 {
			t.Errorf("%q became %q, %d", whole, got, n)
		}
	}
}

func TestNotWhatItSays(t *testing.T) {
	warned := func(r *schema.Reading) (codes []schema.WarningCode) {
		for _, w := range r.Warnings {
			c, _ := schema.ReadWarning(w)
			codes = append(codes, c)
		}
		return codes
	}
	for name, c := range map[string]struct {
		data  string
		media string
		has   string
		warns schema.WarningCode
	}{
		"error.pdf": {"<!DOCTYPE html><html><head><title>404</title></head><body><h1>No encontrado</h1><p>La página no existe.</p></body></html>", typeHTML, "No encontrado", schema.WarnName},
		"twice.txt": {twice("La emigración de niñas y niños hondureños creció.\n"), typeText, "La emigración de niñas", schema.WarnTwice},
		"wide.html": {string(append([]byte("\xff\xfe"), utf16Of("<html><head><title>Año</title></head><body><p>Los niños hondureños.</p></body></html>")...)), typeHTML, "Los niños hondureños.", ""},
		"spots.txt": {"El se\x00\x1b\xb1or Peña dice que la emigración de niños a España creció en 2015 un 12 %, y que los jóvenes sin papeles cobran 500 euros al mes en Madrid; el convenio se firmó el año pasado.", typeText, "or Peña dice", ""},
	} {
		r, err := Read([]byte(c.data), name)
		if err != nil || r.MediaType != c.media || !strings.Contains(r.Pages[0].Text, c.has) {
			t.Errorf("%s: %+v, %v, want %s with %q", name, r, err, c.media, c.has)
			continue
		}
		if got := warned(r); c.warns != "" && (len(got) != 1 || got[0] != c.warns) || c.warns == "" && len(got) > 0 {
			t.Errorf("%s: warnings %q, want %q", name, r.Warnings, c.warns)
		}
	}
	if k := tidyKnown(schema.Known{Title: twice("Migración y desarrollo en la región andina"), Creators: []string{twice("José García")}}); k.Title != "Migración y desarrollo en la región andina" || k.Creators[0] != "José García" {
		t.Errorf("what a file says of itself: %+v", k)
	}
}
