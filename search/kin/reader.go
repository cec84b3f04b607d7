package kin

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/lexicon"
	"github.com/simde/simde/search/word"
)

// Reader makes portraits. It remembers what words mean, and is for one
// goroutine.
type Reader struct {
	words word.Analyzer
	meant map[schema.Lang]map[string][]meaning
}

// Rules names what makes and compares portraits.
func (*Reader) Rules() string { return rules }

// meaning is what a word of any language may mean, by the hash of an English
// stem.
type meaning struct {
	key uint32
	p   float64
}

// mostTraits is how many traits a portrait keeps, the heaviest.
const mostTraits = 128

// Portray makes the portrait of a document from its pages.
func (r *Reader) Portray(d *schema.Document) schema.Portrait {
	p := portrait{lang: d.Language}
	runs, seen := newRuns(), map[uint32]*counted{}
	for _, page := range d.Pages {
		p.length += float64(len(page.Text))
		r.page(page.Text, cmp.Or(page.Language, d.Language), runs, seen)
	}
	p.words = runs.sketch(leastRuns)
	p.traits = heaviest(seen, runs.words)
	return schema.Portrait{ID: d.ID, Lang: d.Language, Revision: d.Revision, Rules: rules, Keys: keysOf(d, p), Data: p.encode()}
}

// counted is how often something stands in a document, by its probability, and
// where first.
type counted struct {
	n      float64
	first  int     // by words
	rarity float64 // see rarity
}

// page reads one page of a document whose earlier ones had runs.words words.
func (r *Reader) page(text string, l schema.Lang, runs *runs, seen map[uint32]*counted) {
	for _, t := range r.words.Tokens(text, l) {
		runs.word(t.Form)
		if t.Stem == "" {
			continue
		}
		count := func(key uint32, p, rarity float64) {
			c := seen[key]
			if c == nil {
				c = &counted{first: runs.words, rarity: rarity}
				seen[key] = c
			}
			c.n += p
		}
		switch k := sortOf(text[t.Start:t.End], t, l); k {
		case number:
			if n := ofNumber(t.Form); n > 0 {
				count(hash(k, t.Form), 1, n)
			}
		case acronym, name:
			key := hash(k, t.Form)
			count(key, 1, rarity(key))
		default:
			for _, m := range r.meanings(t, l) {
				count(m.key, m.p, rarity(m.key))
			}
		}
	}
}

// sort says what kind of word a token is.
type sort string

const (
	number  sort = "n"
	acronym sort = "a"
	name    sort = "N" // in capitals, and no word of the language
	plain   sort = "w"
)

func sortOf(raw string, t word.Token, l schema.Lang) sort {
	first, _ := utf8.DecodeRuneInString(raw)
	switch {
	case unicode.IsDigit(first):
		return number
	case t.Stem == word.Acronym(t.Form) && t.Stem != t.Form:
		return acronym
	case unicode.IsUpper(first) && !lexicon.Ordinary(t.Form, l):
		return name
	}
	return plain
}

// hash is the key of a trait.
func hash(k sort, form string) uint32 {
	h := hashOf(string(k) + ":" + form)
	return uint32(h ^ h>>32)
}

// meanings returns what a word means: its English stems, or itself where the
// table does not know it.
func (r *Reader) meanings(t word.Token, l schema.Lang) []meaning {
	if r.meant == nil {
		r.meant = map[schema.Lang]map[string][]meaning{}
	}
	of := r.meant[l]
	if of == nil || len(of) >= mostMeant {
		of = map[string][]meaning{}
		r.meant[l] = of
	}
	out, ok := of[t.Form]
	if !ok {
		out = meaningsOf(t, l)
		of[strings.Clone(t.Form)] = out
	}
	return out
}

// What is read of the translations of a word: so many, of at least this
// probability; and of how many words the meanings are remembered.
const (
	mostMeanings = 4
	leastMeaning = 0.05
	mostMeant    = 1 << 16
)

func meaningsOf(t word.Token, l schema.Lang) []meaning {
	if l == schema.English {
		return []meaning{{hash(plain, t.Stem), 1}}
	}
	if !l.Spoken() {
		return []meaning{{hash(name, t.Form), 1}}
	}
	translations := lexicon.Shipped().Translate(t.Form, l, schema.English)
	if len(translations) == 0 {
		translations = lexicon.Shipped().Guess(t.Form, l, schema.English)
	}
	var out []meaning
	for _, tr := range translations[:min(mostMeanings, len(translations))] {
		if tr.P < leastMeaning {
			continue
		}
		for _, stem := range word.Stems(tr.Text, schema.English) {
			out = append(out, meaning{hash(plain, stem), tr.P})
		}
	}
	if len(out) == 0 {
		out = []meaning{{hash(name, t.Form), 1}}
	}
	return out
}

// heaviest makes the traits of a document of n words from what was counted, in
// the order of their keys.
func heaviest(seen map[uint32]*counted, n int) []trait {
	all := make([]trait, 0, len(seen))
	for k, c := range seen {
		all = append(all, trait{k, math.Sqrt(c.n) * c.rarity, float64(c.first) / float64(n+1)})
	}
	slices.SortFunc(all, heavier)
	all = slices.Clip(all[:min(mostTraits, len(all))])
	squares := 0.0
	for _, t := range all {
		squares += t.weight * t.weight
	}
	for i := range all {
		all[i].weight /= math.Sqrt(squares)
	}
	slices.SortFunc(all, func(a, b trait) int { return cmp.Compare(a.key, b.key) })
	return all
}

// heavier orders traits by weight, those that weigh the same by key.
func heavier(a, b trait) int {
	return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.key, b.key))
}
