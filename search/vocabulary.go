package search

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/lexicon"
	"github.com/simde/simde/search/word"
)

// concepts finds concepts by their names, as whole words. Names that are
// written as acronyms are apart: they are never inflected, and many are spelt
// as a word is that means something else.
type concepts struct {
	byAcronym  map[string][]*concept // by word.Acronym
	byForm     map[schema.Lang]map[string][]*concept
	bySingular map[schema.Lang]map[string][]*concept // topics and things only: names of places and bodies are listed in all their forms
	words      map[schema.Lang]map[string]bool       // all words of the names of places and topics
	longest    int                                   // words of the longest name
}

// vocabulary is made again when a library has other names for places.
var vocabulary = schema.ByPlaceNames(func() *concepts {
	v := &concepts{byAcronym: map[string][]*concept{}, byForm: map[schema.Lang]map[string][]*concept{}, bySingular: map[schema.Lang]map[string][]*concept{}, words: map[schema.Lang]map[string]bool{}}
	for _, l := range schema.Langs {
		v.byForm[l], v.bySingular[l], v.words[l] = map[string][]*concept{}, map[string][]*concept{}, map[string]bool{}
	}
	for _, t := range schema.Topics() {
		c := &concept{key: "topic:" + string(t.ID)}
		for _, l := range schema.Langs {
			labels := append([]string{t.PrefLabel[l]}, t.AltLabel[l]...)
			c.add(l, labels, firstName)
			v.learn(c, labels, l)
		}
		v.things(t)
	}
	for _, p := range schema.Places() {
		v.place(p)
	}
	for _, o := range schema.Organisations() {
		c := &concept{key: "org:" + o.ID}
		for _, l := range schema.Langs {
			names := append([]string{o.Name[l], o.Acronym[l]}, o.Alt[l]...)
			c.add(l, names, firstName)
			v.learn(c, names, l)
		}
	}
	return v
})

// thingKey begins the key of a thing that a topic includes: "thing:epidemics/0".
const thingKey = "thing:"

// things learns what a topic includes, each thing as a concept of its own: its
// names translate one another, and no other name of the topic.
func (v *concepts) things(t schema.Topic) {
	for i, thing := range t.Includes {
		c := &concept{key: thingKey + string(t.ID) + "/" + strconv.Itoa(i)}
		for _, l := range schema.Langs {
			c.add(l, thing[l], firstName)
			v.learn(c, thing[l], l)
		}
	}
}

// place learns the names of a place and those of its people, which are two
// concepts: who asks for Mexicans is content with Mexico, but less so.
func (v *concepts) place(p schema.Place) {
	place, people := &concept{key: "place:" + string(p)}, &concept{key: "people:" + string(p)}
	for _, l := range schema.Langs {
		names, demonyms := schema.PlaceNames(p, l), schema.Demonyms(p, l)
		place.add(l, names, firstName)
		people.add(l, demonyms, firstName)
		v.learn(place, names, l)
		v.learn(people, demonyms, l)
	}
	place.names = slices.DeleteFunc(place.names, func(t ExpansionTerm) bool {
		return t.Weight < firstName && !word.IsAcronym(t.Text) && withinAnother()[schema.Fold(t.Text)]
	})
	named, called := place.names, people.names
	place.addWeighted(called, demonymName)
	people.addWeighted(named, demonymName)
}

// withinAnother are the single words, folded, that the names of several words of
// places have: "america" of "Latin America". As another name of a place such a
// word is understood where it is typed, but not looked for in its stead.
var withinAnother = schema.ByPlaceNames(func() map[string]bool {
	out := map[string]bool{}
	for _, p := range schema.Places() {
		for _, l := range schema.Langs {
			for _, n := range schema.PlaceNames(p, l) {
				if forms := word.Forms(n); len(forms) > 1 {
					for _, f := range forms {
						out[f] = true
					}
				}
			}
		}
	}
	return out
})

// learn makes c found by names of a language.
func (v *concepts) learn(c *concept, names []string, l schema.Lang) {
	for _, n := range names {
		ws := wordsOf(n, 0, l)
		switch {
		case len(ws) == 0:
			continue
		case word.IsAcronym(n):
			learnKey(v.byAcronym, word.Acronym(ws[0].form), c)
			continue
		}
		v.longest = max(v.longest, len(ws))
		for _, w := range ws {
			v.words[l][w.form] = v.words[l][w.form] || c.sort() != "org" // bodies keep names of other languages
		}
		learnKey(v.byForm[l], nameKey(ws, l, asForm), c)
		if !c.proper() {
			v.learnForms(c, n, l)
		}
	}
}

// learnForms makes a topic found by a name in either number, and where the name
// is of men as it is of women.
func (v *concepts) learnForms(c *concept, name string, l schema.Lang) {
	learnKey(v.bySingular[l], nameKey(wordsOf(name, 0, l), l, word.Singular), c)
	if f, ok := word.Feminine(name, l); ok {
		learnKey(v.bySingular[l], nameKey(wordsOf(f, 0, l), l, word.Singular), c)
	}
}

func learnKey(index map[string][]*concept, key string, c *concept) {
	if !slices.Contains(index[key], c) {
		index[key] = append(index[key], c)
	}
}

// typedWord is a word of a query, or of a name.
type typedWord struct {
	raw  string // as written
	form string // folded
	stop bool   // a function word of the language it is read in
	node int    // the node of the query that it is of
}

func wordsOf(text string, node int, l schema.Lang) []typedWord {
	var out []typedWord
	for _, t := range word.Tokens(text, l) {
		out = append(out, typedWord{text[t.Start:t.End], t.Form, word.Stop(t.Form, l) && !word.IsAcronym(text), node})
	}
	return out
}

func asForm(form string, _ schema.Lang) string { return form }

// nameKey writes words as a key of an index of names. Function words inside a
// name may be left out; at its beginning they are part of it: "las migrantes"
// are women, "migrantes" are not.
func nameKey(ws []typedWord, l schema.Lang, write func(string, schema.Lang) string) string {
	var out []string
	inside := false
	for _, w := range ws {
		if w.stop && inside {
			continue
		}
		inside = inside || !w.stop
		out = append(out, write(w.form, l))
	}
	return strings.Join(out, " ")
}

// named returns the concepts that words of a query name in l. first reports
// whether the query begins with them, read in which language it is read.
func (v *concepts) named(ws []typedWord, l, read schema.Lang, first bool) []*concept {
	if len(ws) == 1 {
		if cs := v.byAcronym[word.Acronym(ws[0].form)]; len(cs) > 0 && meansAcronym(ws[0], read) {
			return cs
		}
	}
	if ws[len(ws)-1].stop {
		return nil
	}
	cs := v.byForm[l][nameKey(ws, l, asForm)]
	if w, single := contentWord(ws); single {
		first = first && len(ws) == 1
		cs = slices.DeleteFunc(slices.Clone(cs), func(c *concept) bool { return !means(c, w, l, read, first) })
	}
	if len(cs) == 0 && l == read {
		if cs = v.bySingular[l][nameKey(ws, l, word.Singular)]; len(cs) != 1 {
			return nil // a word of two concepts is a name of neither
		}
	}
	return cs
}

// contentWord returns the word of a name that is no function word, and whether
// there is no other.
func contentWord(ws []typedWord) (typedWord, bool) {
	last := ws[len(ws)-1]
	for _, w := range ws[:len(ws)-1] {
		if !w.stop {
			return last, false
		}
	}
	return last, true
}

// meansAcronym reports whether a word means the acronym that it is spelt as: it
// does in capitals or with dots, and in small letters where the language has no
// word that is spelt so, and none a function word.
func meansAcronym(w typedWord, read schema.Lang) bool {
	return word.IsAcronym(w.raw) || !word.Function(w.form) && !lexicon.Ordinary(w.form, read)
}

// means reports whether one word of a query means a concept that has it for a
// name. An ordinary word means a place or a body only where a capital within
// the query says so ("La Réunion"), and a people where it is spelt as they are
// ("finés", not "fines", but "aleman" too, which is no other word); in another
// language than the query's it means nothing.
func means(c *concept, w typedWord, l, read schema.Lang, first bool) bool {
	switch {
	case word.Function(w.form):
		return false
	case l != read && (lexicon.Ordinary(w.form, read) || lexicon.Shipped().Knows(w.form, read)):
		return false
	case !c.proper() || !lexicon.Ordinary(w.form, l):
		return true
	}
	r, _ := utf8.DecodeRuneInString(w.raw)
	capital := unicode.IsUpper(r)
	if c.sort() != "people" {
		return capital && !first
	}
	if l == schema.English {
		return capital
	}
	asWritten := func(s string) bool { return strings.EqualFold(s, w.raw) }
	return slices.ContainsFunc(schema.Demonyms(c.place(), l), asWritten) || !lexicon.Written(strings.ToLower(w.raw), l)
}

// knows reports whether a word of a language is a name, or one of its forms.
func (v *concepts) knows(form string, l schema.Lang) bool {
	return len(v.byForm[l][form])+len(v.bySingular[l][word.Singular(form, l)]) > 0
}

// KnownAcronym reports whether a folded word is the acronym of a place, a body
// or a topic.
func KnownAcronym(form string) bool { return len(vocabulary().byAcronym[word.Acronym(form)]) > 0 }
