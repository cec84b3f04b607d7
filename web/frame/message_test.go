package frame

import (
	"testing"

	"github.com/nicksnyder/go-i18n/v2/i18n"

	"github.com/simde/simde/schema"
	catalogues "github.com/simde/simde/web/locale"
)

// TestMessagesAreSaidAsTheLibrarySaysThem says every message, also those with
// plural forms, by itself and through the library.
func TestMessagesAreSaidAsTheLibrarySaysThem(t *testing.T) {
	locales, err := Locales()
	if err != nil {
		t.Fatal(err)
	}
	said := 0
	for _, l := range schema.Langs {
		loc := locales[l]
		messages, err := catalogues.Messages(string(l))
		if err != nil {
			t.Fatal(err)
		}
		for key := range messages {
			for _, n := range []int{-1, 0, 1, 2, 5, 21, 100, 1_000_000, 12_345_678} {
				data := map[string]any{"N": loc.Format.Integer(int64(n)), "A": "<é>", "B": schema.Place("MX"), "C": "{{.A}}", "D": 7.5}
				want, err := loc.messages.Localize(&i18n.LocalizeConfig{MessageID: key, PluralCount: n, TemplateData: data})
				if err != nil {
					continue // without plural forms: it is said of no number
				}
				said++
				if got := loc.Say(key, n, "<é>", schema.Place("MX"), "{{.A}}", 7.5); got != want {
					t.Errorf("%s, %s of %d: %q, the library says %q", l, key, n, got, want)
				}
			}
			want, err := loc.messages.Localize(&i18n.LocalizeConfig{MessageID: key, TemplateData: map[string]any{"A": "a", "B": "b"}})
			if err != nil {
				t.Fatal(err)
			}
			if got := loc.Say(key, "a", "b"); got != want {
				t.Errorf("%s, %s: %q, the library says %q", l, key, got, want)
			}
		}
	}
	if said < 1000 {
		t.Errorf("%d messages with a number were said, too few to test with", said)
	}
}

// TestMessagesAreReady tests that no message needs the library, which takes ten
// times as long.
func TestMessagesAreReady(t *testing.T) {
	locales, err := Locales()
	if err != nil {
		t.Fatal(err)
	}
	for l, loc := range locales {
		for key, f := range loc.ready {
			if f == nil {
				t.Errorf("%s: the message of %s asks for more than the arguments of Say", l, key)
			}
		}
	}
}
