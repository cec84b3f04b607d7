package word

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/simde/simde/schema"
)

const mixedText = "Les œuvres d’été, l'homme et les U.S. laws; EE. UU. 移民 1,234 A4 año Ñandú x women's ´´ ÉTATS-UNIS men women aujourd'hui\u0301 migracio\u0301n"

// among tests that looking at initials first loses no word that is looked for:
// each word of the text in turn.
func among(t *testing.T, text string) {
	t.Helper()
	for _, l := range []schema.Lang{schema.Spanish, schema.English, schema.French, schema.Undetermined} {
		var a Analyzer
		all := a.Tokens(text, l)
		for _, want := range all[:min(len(all), 50)] {
			if want.Stem == "" {
				continue // a stop word is not looked for
			}
			some := new(Initials)
			some.Add(want.Stem)
			got := a.Among(text, l, some)
			same := func(x Token) bool { return x.Stem != want.Stem }
			if d := cmp.Diff(slices.DeleteFunc(slices.Clone(all), same), slices.DeleteFunc(got, same)); d != "" {
				t.Errorf("%s: the words like %q of %q (-all +found):\n%s", l, want.Stem, text, d)
			}
			some = new(Initials)
			some.Add(want.Form)
			if !slices.Contains(a.Among(text, l, some), want) {
				t.Errorf("%s: %q is not found in %q by its initials", l, want.Form, text)
			}
		}
	}
}

func TestAmong(t *testing.T) {
	among(t, mixedText)
	among(t, "puede poder murió iba vaya hizo peuvent voudra déplacement dût")
	var a Analyzer
	if got := a.Among("remesas para todos", schema.Spanish, new(Initials)); len(got) != 0 {
		t.Errorf("the words of a text among none = %v, want none", got)
	}
}

func FuzzAmong(f *testing.F) {
	f.Add(mixedText)
	f.Add("beeed used uses tying dies aeux eeee yyyy iss ies oses iend")
	f.Fuzz(func(t *testing.T, text string) { among(t, text[:min(len(text), 2000)]) })
}
