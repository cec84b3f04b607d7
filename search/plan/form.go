package plan

import (
	"slices"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/lexicon"
	"github.com/simde/simde/search/word"
)

// form is a word of the index, or of the query, in a language.
type form struct {
	text   string // folded
	lang   schema.Lang
	weight float32
	exact  bool // this word only, none of its inflections
	how    spelt
}

// spelt is how a word of a query is to be spelt in texts.
type spelt int

const (
	anyWay    spelt = iota // as a word, and as an acronym of its letters
	asWord                 // as a word only: its letters are another word's acronym
	asAcronym              // as an acronym only: its letters are another word's
	asEither               // typed as an acronym that no other word is spelt as: "UNICEF", "Unicef"
)

// speltAs reads how a word was typed.
func speltAs(text, form string) spelt {
	another := word.Function(form) || slices.ContainsFunc(schema.Langs, func(l schema.Lang) bool { return lexicon.Ordinary(form, l) })
	switch {
	case word.IsAcronym(text) && another:
		return asAcronym
	case word.IsAcronym(text):
		return asEither
	case another && search.KnownAcronym(form):
		return asWord
	}
	return anyWay
}

// terms returns the terms by which a form is looked up in its language.
func (f form) terms() []string {
	stem := word.Stem(f.text, f.lang)
	if !f.lang.Spoken() {
		return nonEmpty(stem)
	}
	switch {
	case f.how == asWord:
		return nonEmpty(stem)
	case f.how == asAcronym, f.how == asEither && stem != f.text:
		return []string{word.Acronym(f.text)}
	}
	if stem == "" {
		return nil
	}
	return []string{stem, word.Acronym(f.text)}
}

func nonEmpty(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// forms lists what a word of a query stands for: itself in every language, or
// the words that begin with it or resemble it.
func (c *compiler) forms(w search.Word) []form {
	folded := exactText(w.Text)
	var out []form
	for _, s := range Readings {
		weight := c.weight(s.Lang)
		switch {
		case w.Prefix:
			for _, t := range c.dict.WordsWithPrefix(Form+s.Suffix, folded, c.room()) {
				out = append(out, form{t.Text, s.Lang, weight, true, anyWay})
			}
		case w.Fuzzy:
			for _, t := range c.dict.WordsLike(Form+s.Suffix, folded, c.room()) {
				out = append(out, form{t.Text, s.Lang, weight * t.Likeness, true, anyWay})
			}
		default:
			out = append(out, form{folded, s.Lang, weight, false, speltAs(w.Text, folded)})
		}
	}
	if w.Prefix || w.Fuzzy {
		c.spent += len(out)
	}
	return out
}

// What bounds the words that one prefix or inexact word stands for in a
// language, and all of a query together. The commonest are taken.
const (
	maxExpanded    = 256
	maxAllExpanded = 1024
)

func (c *compiler) room() int {
	if time.Now().After(c.until) {
		return 0
	}
	return max(0, min(maxExpanded, maxAllExpanded-c.spent))
}

// addWord adds a word of one language to a leaf.
func (c *compiler) addWord(l *Leaf, f form, part search.Part) {
	suf := Suffix(f.lang)
	if part == search.AuthorPart {
		if f.lang == schema.Undetermined || f.exact {
			l.Body = append(l.Body, Term{Author, f.text, f.weight})
		}
		return
	}
	terms := f.terms()
	if f.exact {
		l.Body = append(l.Body, Term{Form + suf, f.text, f.weight})
		l.marks.addForm(f.text)
	}
	for _, t := range terms {
		switch {
		case f.exact:
		case part == search.TitlePart:
			l.Body = append(l.Body, Term{Title + suf, t, f.weight})
		default:
			l.Body = append(l.Body, Term{Body + suf, t, f.weight})
			l.Title = append(l.Title, Term{Title + suf, t, f.weight})
		}
		l.Pages = append(l.Pages, Term{Page + suf, t, f.weight})
		if !f.exact {
			l.marks.addStem(f.lang, t)
		}
	}
}
