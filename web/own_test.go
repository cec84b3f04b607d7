package web_test

import (
	"strings"
	"testing"

	"github.com/simde/simde/schema"
)

// TestOwnSteps holds that a person finds what they did and nothing of others, a
// contributor without the log's addresses.
func TestOwnSteps(t *testing.T) {
	l := libraryOf(t, documents())
	l.decides("the contributor", schema.Edit{Document: "es1", Field: schema.FieldTitle, Way: schema.WaySet, Value: "De quien ofrece"})
	l.decides("Eva", schema.Edit{Document: "en1", Field: schema.FieldTitle, Way: schema.WaySet, Value: "Of Eva"})
	b := l.as(t, schema.Contributor)
	_, text := b.get("/en/account")
	contains(t, "the account", text, `href="/en/account/steps"`)
	for path, want := range map[string]string{"/en/account/steps": "What I did", "/es/cuenta/pasos": "Lo que hice", "/fr/compte/etapes": "Ce que j’ai fait"} {
		_, text := b.get(path)
		contains(t, path, text, want, "De quien ofrece", "/es1\"")
		if strings.Contains(text, "Of Eva") || strings.Contains(text, "/log/") || strings.Contains(text, "/registro/") || strings.Contains(text, "/journal/") {
			t.Errorf("%s shows what is not theirs", path)
		}
	}
	if _, text := l.as(t, schema.Archivist).get("/en/account/steps?below=1"); strings.Contains(text, "De quien ofrece") || strings.Contains(text, "Of Eva") {
		t.Error("an archivist's own steps are others'")
	}
}
