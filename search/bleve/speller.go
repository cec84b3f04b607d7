package bleve

import (
	"cmp"
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
	view  *view
	until time.Time // no more words are looked for after it
	left  int       // words that may still be looked for
	found map[string]correction
}

var _ search.Speller = (*speller)(nil)

type correction struct {
	word string
	own  bool // of the language in which the query is read
}

// What looking for spellings may take of one search.
const (
	spellingTime  = patience / share
	spellingWords = 8
	leastSpelling = 4 // letters of a word that may be misspelt
)

func newSpeller(v *view) *speller {
	return &speller{view: v, until: time.Now().Add(spellingTime), left: spellingWords, found: map[string]correction{}}
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
	if len([]rune(form)) < leastSpelling || lexicon.Ordinary(form, read) || s.view.hasForm(form) || s.left == 0 || time.Now().After(s.until) {
		return correction{}
	}
	s.left--
	c := s.view.nearest(form, read)
	s.found[form] = c
	return c
}

// hasForm reports whether some document has a word, spelt so.
func (v *view) hasForm(form string) bool {
	for _, s := range suffixes {
		if v.docsWith(fieldForm+s.suffix, form) > 0 {
			return true
		}
	}
	return false
}

// hasWord reports whether some document has an inflection of a word.
func (v *view) hasWord(form string) bool {
	for _, s := range suffixes {
		if stem := word.Stem(form, s.lang); stem != "" && v.docsWith(fieldBody+s.suffix, stem) > 0 {
			return true
		}
	}
	return false
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
func (v *view) nearest(form string, read schema.Lang) correction {
	var best likely
	far := v.hasWord(form) || lexicon.Shipped().Knows(form, read)
	for _, s := range suffixes {
		for _, k := range v.wordsLike(fieldForm+s.suffix, form, 8) {
			one := k.likeness >= oneLetter
			if one && word.Stem(k.text, s.lang) == word.Stem(form, s.lang) {
				return correction{}
			}
			c := likely{k.text, k.likeness, s.lang == read, v.docsWith(fieldForm+s.suffix, k.text)}
			if c.docs > 0 && (one || !far) && c.compare(best) > 0 {
				best = c
			}
		}
	}
	return correction{best.word, best.own}
}

// oneLetter is the likeness of two words of which one letter differs.
const oneLetter = 0.5
