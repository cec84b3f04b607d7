package document

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/frame"
)

func TestWarningsAreSaid(t *testing.T) {
	locales, err := frame.Locales()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range schema.WarningCodes() {
		for _, what := range []any{1, 1_000_000, "3, 4"} {
			if _, text := what.(string); text && counted[c] {
				continue
			}
			for _, l := range schema.Langs {
				got := warningsIn(locales[l], []string{c.Sentence(what)})[0]
				if got.Lang != l || strings.Contains(got.Text, "warning.") || strings.Contains(got.Text, "<no value>") {
					t.Errorf("warning %s of %v in %s is %q", c, what, l, got.Text)
				}
			}
		}
	}
	want := []warningView{{"Se han quitado 16 líneas de encabezados, pies o números de página", "es", false}, {"Páginas sin texto: 2, 3", "es", true}, {"an old sentence", "en", false}, {"site navigation: some lines left out", "en", false}}
	got := warningsIn(locales["es"], []string{"running headers, footers and page numbers: 16 lines left out", "no text on pages 2, 3", "an old sentence", "site navigation: some lines left out"})
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("warnings (-want +got):\n%s", diff)
	}
}
