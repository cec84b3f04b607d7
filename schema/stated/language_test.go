package stated

import (
	"testing"

	"github.com/simde/simde/schema"
)

func TestLanguage(t *testing.T) {
	for in, want := range map[string]schema.Lang{
		"es": "es", "ES": "es", "spa": "es", "eng": "en", "fre": "fr", "fra": "fr", "es-MX": "es", "pt_BR": "pt", " en-GB ": "en", "ger": "de", "mul": "mul", "und": "und",
		"Español": "es", "castellano": "es", "English": "en", "français": "fr", "Español (México)": "es", "alemán": "de", "kreyòl": "ht",
	} {
		if got, ok := Language(in); !ok || got != want {
			t.Errorf("Language(%q) = %q, %v, want %q", in, got, ok, want)
		}
	}
	for _, in := range []string{"", "xx", "klingon xx", "es;en", "x-default", "english teacher", "%%lang%%"} {
		if got, ok := Language(in); ok {
			t.Errorf("Language(%q) = %q, want none", in, got)
		}
	}
}
