package plan

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/lexicon"
	"github.com/simde/simde/search/word"
)

// speller finds the right spelling of the words of one query among those of the
// index.
type speller struct {
	dict  Dictionary
	until time.Time // no more words are looked for after it
	left  int       // words that may still be looked for
	found map[string]correction
}

var _ search.Speller = (*speller)(nil)

type correction struct {
	word string
	own  bool // of the language in which the query is read
}

// What looking for spellings may take of one search, beside its time.
const (
	spellingWords = 8
	leastSpelling = 4 // letters of a word that may be misspelt
)

func newSpeller(d Dictionary, within time.Duration) *speller {
	return &speller{dict: d, until: time.Now().Add(within), left: spellingWords, found: map[string]correction{}}
}

// Better returns the right spelling of a word in its own language.
func (s *speller) Better(form string, l schema.Lang) (string, bool) {
	c := s.correct(form, l)
	return c.word, c.own
}

// didYouMean writes the text of a query with the words that the index lacks
// replaced by the likeliest that it has, or returns "".
func (s *speller) didYouMean(text string, read schema.Lang) string {
	var b strings.Builder
	at := 0
	for _, t := range word.Tokens(text, read) {
		if t.Stem == "" || t.Stem == word.Acronym(t.Form) {
			continue
		}
		if c := s.correct(t.Form, read); c.word != "" {
			b.WriteString(text[at:t.Start] + c.word)
			at = t.End
		}
	}
	if at == 0 {
		return ""
	}
	return b.String() + text[at:]
}

// correct returns the likeliest word of the index that a word is meant to be,
// and nothing where the word may be right.
func (s *speller) correct(form string, read schema.Lang) correction {
	if c, ok := s.found[form]; ok {
		return c
	}
	if len([]rune(form)) < leastSpelling || lexicon.Ordinary(form, read) || hasForm(s.dict, form) || s.left == 0 || time.Now().After(s.until) {
		return correction{}
	}
	s.left--
	c := nearest(s.dict, form, read)
	s.found[form] = c
	return c
}

// hasForm reports whether some document has a word, spelt so.
func hasForm(d Dictionary, form string) bool {
	var ts []Term
	for _, s := range Readings {
		ts = append(ts, Term{Field: Form + s.Suffix, Text: form})
	}
	return anyHeld(d, ts)
}

// hasWord reports whether some document has an inflection of a word.
func hasWord(d Dictionary, form string) bool {
	var ts []Term
	for _, s := range Readings {
		if stem := word.Stem(form, s.Lang); stem != "" {
			ts = append(ts, Term{Field: Body + s.Suffix, Text: stem})
		}
	}
	return anyHeld(d, ts)
}

// anyHeld reports whether some document has one of some terms.
func anyHeld(d Dictionary, ts []Term) bool {
	return slices.ContainsFunc(d.Holders(ts), func(n int) bool { return n > 0 })
}

// likely is a word that another is perhaps meant to be.
type likely struct {
	word     string
	likeness float32
	own      bool // of the language in which the query is read
	docs     int
}

// compare is positive where l is the likelier of two words: that of the
// language read, the nearer, the commoner.
func (l likely) compare(o likely) int {
	if l.own != o.own && o.word != "" {
		if l.own {
			return 1
		}
		return -1
	}
	return cmp.Or(cmp.Compare(l.likeness, o.likeness), cmp.Compare(l.docs, o.docs), strings.Compare(o.word, l.word))
}

// nearest returns the word of the index that a word is likely meant to be. A
// word that is one letter from another inflection of the same stem is right
// itself; one that is two letters from any is right where the index or the word
// table has its stem.
func nearest(d Dictionary, form string, read schema.Lang) correction {
	var best likely
	far := hasWord(d, form) || lexicon.Shipped().Knows(form, read)
	for _, s := range Readings {
		like := d.WordsLike(Form+s.Suffix, form, 8)
		var terms []Term
		for _, k := range like {
			if k.Likeness >= oneLetter && word.Stem(k.Text, s.Lang) == word.Stem(form, s.Lang) {
				return correction{}
			}
			terms = append(terms, Term{Field: Form + s.Suffix, Text: k.Text})
		}
		for i, docs := range d.Holders(terms) {
			c := likely{like[i].Text, like[i].Likeness, s.Lang == read, docs}
			if c.docs > 0 && (c.likeness >= oneLetter || !far) && c.compare(best) > 0 {
				best = c
			}
		}
	}
	return correction{best.word, best.own}
}

// oneLetter is the likeness of two words of which one letter differs.
const oneLetter = 0.5
