package web

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"github.com/simde/simde/schema"
	catalogues "github.com/simde/simde/web/locale"
)

// locale says the strings of the site in one language.
type locale struct {
	lang     schema.Lang
	messages *i18n.Localizer
	format   format
	plain    map[string]string // messages that take no arguments, ready
}

func loadLocales() (map[schema.Lang]*locale, error) {
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
	out := map[schema.Lang]*locale{}
	for _, l := range schema.Langs {
		out[l] = &locale{l, i18n.NewLocalizer(bundle, string(l)), formatOf(l), map[string]string{}}
		if err := out[l].prepare(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// prepare reads the messages that take no arguments: a page says a hundred of
// them.
func (l *locale) prepare() error {
	b, err := catalogues.Files.ReadFile("active." + string(l.lang) + ".toml")
	if err != nil {
		return err
	}
	messages := map[string]any{}
	if err := toml.Unmarshal(b, &messages); err != nil {
		return fmt.Errorf("catalogue of %s: %w", l.lang, err)
	}
	for key, m := range messages {
		if text, ok := m.(string); ok && !strings.Contains(text, "{{") {
			l.plain[key] = text
		}
	}
	return nil
}

// say returns the message of key. A first argument that is an int chooses the
// plural and stands for {{.N}} in it, grouped as the language writes numbers;
// other arguments stand for {{.A}} and {{.B}}. A key that no catalogue has is
// returned as it is; a test sees to it that there is none.
func (l *locale) say(key string, args ...any) string {
	if text, ok := l.plain[key]; ok {
		return text
	}
	cfg := &i18n.LocalizeConfig{MessageID: key}
	data := map[string]any{}
	names := []string{"A", "B", "C"}
	for _, a := range args {
		if n, ok := a.(int); ok && cfg.PluralCount == nil {
			cfg.PluralCount = n
			data["N"] = l.format.integer(int64(n))
			continue
		}
		data[names[0]], names = a, names[1:]
	}
	cfg.TemplateData = data
	text, err := l.messages.Localize(cfg)
	if err != nil {
		return key
	}
	return text
}

// sorter orders names as dictionaries of the language do.
func (l *locale) sorter() *collate.Collator { return collate.New(language.Make(string(l.lang))) }

// cited writes where a page of a document is cited: "Page 3", or "Part 2, p. 3"
// where the document has several files.
func (l *locale) cited(parts []schema.Part, number int) string {
	part, page := schema.Locate(parts, number)
	if part == 0 {
		return l.say("results.page", strconv.Itoa(page))
	}
	return l.say("results.part-page", strconv.Itoa(part), strconv.Itoa(page))
}
