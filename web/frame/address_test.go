package frame

import (
	"strings"
	"testing"
)

func TestSlug(t *testing.T) {
	for in, want := range map[string]string{"Remesas y desarrollo: «México»": "remesas-y-desarrollo-mexico", "": "", "日本": "", "Œuvre d’État": "oeuvre-d-etat",
		strings.Repeat("palabra ", 20): "palabra-palabra-palabra-palabra-palabra-palabra-palabra"} {
		if got := Slug(in); got != want {
			t.Errorf("slug(%q) = %q, want %q", in, got, want)
		}
	}
}
