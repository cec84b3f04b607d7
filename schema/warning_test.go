package schema

import "testing"

func TestWarningsAreReadBack(t *testing.T) {
	for _, c := range WarningCodes() {
		for _, what := range []any{12, "3, 4–9", "a reason: with %s and more"} {
			s := c.Sentence(what)
			code, got := ReadWarning(s)
			if want := WarningCode("").Sentence(what); code != c || got != want {
				t.Errorf("ReadWarning(%q) = %q, %q, want %q, %q", s, code, got, c, want)
			}
		}
	}
	for sentence, want := range map[string]struct {
		code WarningCode
		what string
	}{
		"running headers, footers and page numbers: 16 lines left out": {WarnHeaders, "16"},
		"no text on pages 2, 3": {WarnNoText, "2, 3"},
		"something else":        {"", "something else"},
		"":                      {"", ""},
	} {
		if code, what := ReadWarning(sentence); code != want.code || what != want.what {
			t.Errorf("ReadWarning(%q) = %q, %q, want %q, %q", sentence, code, what, want.code, want.what)
		}
	}
}
