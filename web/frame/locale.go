package frame

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"
	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"github.com/simde/simde/schema"
	catalogues "github.com/simde/simde/web/locale"
)

// Locale says the strings of the site in one language.
type Locale struct {
	Lang     schema.Lang
	messages *i18n.Localizer
	Format   Format
	ready    map[string]forms // the same messages, taken apart
	plurals  *plurals

	countries, wider func() []Option
}

// LangNames names the language of a document, and after it the others that its
// catalogue states.
func (l *Locale) LangNames(doc *schema.Document) string {
	names := []string{l.LangName(doc.Language)}
	for _, x := range doc.Languages {
		if x != doc.Language {
			names = append(names, l.LangName(x))
		}
	}
	return strings.Join(names, ", ")
}

// Locales reads the catalogues of all languages.
func Locales() (map[schema.Lang]*Locale, error) {
	bundle := i18n.NewBundle(language.English)
	bundle.RegisterUnmarshalFunc("toml", toml.Unmarshal)
	files, err := fs.Glob(catalogues.Files, "*.toml")
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		if _, err := bundle.LoadMessageFileFS(catalogues.Files, f); err != nil {
			return nil, fmt.Errorf("catalogue %s: %w", f, err)
		}
	}
	out := map[schema.Lang]*Locale{}
	for _, l := range schema.Langs {
		out[l] = &Locale{Lang: l, messages: i18n.NewLocalizer(bundle, string(l)), Format: FormatOf(l), plurals: newPlurals(l)}
		out[l].countries = sync.OnceValue(func() []Option { return out[l].places(isCountry) })
		out[l].wider = sync.OnceValue(func() []Option {
			return out[l].places(func(p schema.Place) bool { return !isCountry(p) })
		})
		if out[l].ready, err = takeApart(l); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Say returns the message of key. A first argument that is an int chooses the
// plural and stands for {{.N}} in it, grouped as the language writes numbers;
// other arguments stand for {{.A}}, {{.B}}, {{.C}} and {{.D}}. A key that no catalogue has is
// returned as it is; a test sees to it that there is none.
func (l *Locale) Say(key string, args ...any) string {
	ready := l.ready[key]
	if m, ok := ready[other]; ok && len(m) == 1 && len(ready) == 1 {
		return m[0]
	}
	var count any
	data := make(map[string]any, len(args))
	for names := "ABCD"; len(args) > 0; args = args[1:] {
		if n, ok := args[0].(int); ok && count == nil {
			count, data["N"] = n, l.Format.Integer(int64(n))
			continue
		}
		data[names[:1]], names = args[0], names[1:]
	}
	if text, ok := ready.say(l.plurals.of(count), data); ok {
		return text
	}
	text, err := l.messages.Localize(&i18n.LocalizeConfig{MessageID: key, PluralCount: count, TemplateData: data})
	if err != nil {
		return key
	}
	return text
}

// Sorter orders names as dictionaries of the language do.
func (l *Locale) Sorter() *collate.Collator { return collate.New(language.Make(string(l.Lang))) }

// Cited writes where a page of a document is cited: "Page 3", or "Part 2, p. 3"
// where the document has several files.
func (l *Locale) Cited(parts []schema.Part, number int) string {
	part, page := schema.Locate(parts, number)
	if part == 0 {
		return l.Say("results.page", strconv.Itoa(page))
	}
	return l.Say("results.part-page", strconv.Itoa(part), strconv.Itoa(page))
}

// LangName names a language in the language of the page, as a label that stands
// alone.
func (l *Locale) LangName(x schema.Lang) string {
	if x == "" {
		x = schema.Undetermined
	}
	if name := l.Say("lang." + string(x)); name != "lang."+string(x) {
		return Capital(name)
	}
	return string(x)
}
