package frame

import (
	"fmt"
	"strings"
	"sync"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"github.com/simde/simde/schema"
	catalogues "github.com/simde/simde/web/locale"
)

// A page says some two hundred messages, and the library that keeps them runs a
// template for each. So those whose text holds nothing but the arguments of Say
// are taken apart once, when the site begins; the library still knows which
// plural form a number has.

// message is one form of a message: texts and, at every second place, the name of
// the argument that stands between two of them.
type message []string

// forms are the plural forms of a message, by the names that the catalogues give
// them; other alone where it has none.
type forms map[string]message

// other is the form of a message that is said of no number.
const other = "other"

// takeApart reads all messages of a language.
func takeApart(l schema.Lang) (map[string]forms, error) {
	messages, err := catalogues.Messages(string(l))
	if err != nil {
		return nil, err
	}
	out := map[string]forms{}
	for key, m := range messages {
		switch m := m.(type) {
		case string:
			out[key] = formsOf(map[string]any{other: m})
		case map[string]any:
			out[key] = formsOf(m)
		}
	}
	return out, nil
}

// formsOf reads the forms of a message; nil where one of them cannot be taken
// apart.
func formsOf(texts map[string]any) forms {
	out := forms{}
	for name, text := range texts {
		s, ok := text.(string)
		if !ok {
			return nil
		}
		if out[name], ok = parseMessage(s); !ok {
			return nil
		}
	}
	return out
}

// parseMessage reads the text of a form; false where it asks for more than the
// arguments of Say.
func parseMessage(text string) (message, bool) {
	var m message
	for {
		before, rest, more := strings.Cut(text, "{{")
		m = append(m, before)
		if !more {
			return m, true
		}
		name, after, closed := strings.Cut(rest, "}}")
		if !closed || len(name) != 2 || !strings.Contains(".N.A.B.C.D", name) {
			return nil, false
		}
		m, text = append(m, name[1:]), after
	}
}

// say writes a form of a message with its arguments; false where there is no such
// form, or an argument is missing.
func (f forms) say(form string, data map[string]any) (string, bool) {
	m, ok := f[form]
	if !ok {
		return "", false
	}
	var b strings.Builder
	for i, part := range m {
		if i%2 == 0 {
			b.WriteString(part)
			continue
		}
		switch v := data[part].(type) {
		case nil:
			return "", false
		case string:
			b.WriteString(v)
		default:
			fmt.Fprint(&b, v)
		}
	}
	return b.String(), true
}

// plurals tells which form a number asks for in a language.
type plurals struct {
	names *i18n.Localizer // says the name of the form

	mu    sync.Mutex
	known map[int]string
}

// knownPlurals is how many numbers the form is remembered of.
const knownPlurals = 10_000

func newPlurals(l schema.Lang) *plurals {
	tag := language.Make(string(l))
	bundle := i18n.NewBundle(tag)
	bundle.MustAddMessages(tag, &i18n.Message{ID: other, Zero: "zero", One: "one", Two: "two", Few: "few", Many: "many", Other: other})
	return &plurals{names: i18n.NewLocalizer(bundle, string(l)), known: map[int]string{}}
}

// of returns the form for a count, which is an int or nil.
func (p *plurals) of(count any) string {
	n, ok := count.(int)
	if !ok {
		return other
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	form, ok := p.known[n]
	if !ok {
		var err error
		if form, err = p.names.Localize(&i18n.LocalizeConfig{MessageID: other, PluralCount: n}); err != nil {
			return "" // a form that no message has: the library says what is the matter
		}
		if len(p.known) < knownPlurals {
			p.known[n] = form
		}
	}
	return form
}
