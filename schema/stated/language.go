package stated

import (
	"strings"
	"sync"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/simde/simde/schema"
)

// Language reads a code or a name of one language, in Spanish, English or French:
// of "es-MX" and "Español (México)" the language. It reports whether there is
// such a language; the codes for none, several and an unknown one are read too.
func Language(s string) (schema.Lang, bool) {
	s = schema.Fold(strings.TrimSpace(s))
	code, _, _ := strings.Cut(strings.ReplaceAll(s, "_", "-"), "-")
	if l, ok := bibliographic[code]; ok {
		return l, true
	}
	if len(code) == 2 || len(code) == 3 {
		if base, err := language.ParseBase(code); err == nil {
			return schema.Lang(base.String()), true
		}
	}
	name, _, _ := strings.Cut(s, " (")
	l, ok := languageNames()[name]
	return l, ok
}

// bibliographic are the codes of ISO 639-2 for libraries that differ from those
// for everyone else.
var bibliographic = map[string]schema.Lang{"alb": "sq", "arm": "hy", "baq": "eu", "bur": "my", "chi": "zh", "cze": "cs", "dut": "nl", "fre": "fr",
	"geo": "ka", "ger": "de", "gre": "el", "ice": "is", "mac": "mk", "mao": "mi", "may": "ms", "per": "fa", "rum": "ro", "slo": "sk", "tib": "bo", "wel": "cy"}

// languageNames are the names of languages in the three languages, folded, of
// which short names come before longer codes.
var languageNames = sync.OnceValue(func() map[string]schema.Lang {
	names := map[string]schema.Lang{"castellano": "es", "castilian": "es", "castillan": "es", "kreyol": "ht", "creole": "ht", "criollo haitiano": "ht"}
	for _, in := range []language.Tag{language.English, language.Spanish, language.French} {
		namer := display.Languages(in)
		for _, tag := range display.Supported.Tags() {
			base, confidence := tag.Base()
			if confidence == language.No || base.String() == "und" {
				continue
			}
			name := schema.Fold(namer.Name(language.Make(base.String())))
			if _, taken := names[name]; name != "" && !taken {
				names[name] = schema.Lang(base.String())
			}
		}
	}
	return names
})
