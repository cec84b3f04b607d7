package search

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/word"
)

// concept is something that a query may name in words of any of the three
// languages: a place, an organisation or a topic.
type concept struct {
	key   string // "place:MX", "people:MX", "org:iom", "topic:remittances", "thing:epidemics/0"
	names []ExpansionTerm
}

// concepts finds concepts by the stems of their names.
type concepts struct {
	byStems   map[schema.Lang]map[string][]*concept
	byAcronym map[string][]*concept // as written: "WHO"
	longest   int                   // stems of the longest name
}

// What the names of a concept weigh beside the word that was typed.
const (
	firstName   = 1.0
	otherName   = 0.8
	demonymName = 0.4 // of a people where its country was named, and back
	topicOther  = 0.6 // another name of a topic whose first name was typed
	topicFirst  = 0.5 // the first name of a topic where another was typed
	topicFar    = 0.3 // another name of a topic where yet another was typed
)

var vocabulary = sync.OnceValue(func() *concepts {
	v := &concepts{byStems: map[schema.Lang]map[string][]*concept{}, byAcronym: map[string][]*concept{}}
	for _, l := range schema.Langs {
		v.byStems[l] = map[string][]*concept{}
	}
	for _, t := range schema.Topics() {
		c := &concept{key: "topic:" + string(t.ID)}
		for _, l := range schema.Langs {
			c.add(l, append([]string{t.PrefLabel[l]}, t.AltLabel[l]...), firstName)
		}
		v.learn(c, c.names)
		v.things(t)
	}
	for _, p := range schema.Places() {
		v.place(p)
	}
	for _, o := range schema.Organisations() {
		v.organisation(o)
	}
	return v
})

// things learns what a topic includes, each thing as a concept of its own: its
// names translate one another, and no other name of the topic.
func (v *concepts) things(t schema.Topic) {
	for i, thing := range t.Includes {
		c := &concept{key: thingKey + string(t.ID) + "/" + strconv.Itoa(i)}
		for _, l := range schema.Langs {
			c.add(l, thing[l], firstName)
		}
		v.learn(c, c.names)
	}
}

// thingKey begins the key of a thing that a topic includes.
const thingKey = "thing:"

func (v *concepts) place(p schema.Place) {
	place, people := &concept{key: "place:" + string(p)}, &concept{key: "people:" + string(p)}
	for _, l := range schema.Langs {
		names, demonyms := schema.PlaceNames(p, l), schema.Demonyms(p, l)
		place.add(l, names, firstName)
		people.add(l, demonyms, firstName)
	}
	named, called := place.names, people.names
	place.addWeighted(called, demonymName)
	people.addWeighted(named, demonymName)
	v.learn(place, named)
	v.learn(people, called)
}

func (v *concepts) organisation(o schema.Organisation) {
	c := &concept{key: "org:" + o.ID}
	for _, l := range schema.Langs {
		names := append([]string{o.Name[l], o.Acronym[l]}, o.Alt[l]...)
		c.add(l, names, firstName)
		for _, n := range names {
			if n != "" && n == strings.ToUpper(n) && len(n) > 1 {
				v.byAcronym[n] = append(v.byAcronym[n], c)
			}
		}
	}
	v.learn(c, c.names)
}

// add adds names of one language, the first at full weight, inflections of the
// same stems once.
func (c *concept) add(l schema.Lang, names []string, weight float64) {
	seen := map[string]bool{}
	for _, n := range c.names {
		if n.Lang == l {
			seen[strings.Join(word.Stems(n.Text, l), " ")] = true
		}
	}
	first := true
	for _, n := range names {
		stems := strings.Join(word.Stems(n, l), " ")
		if stems == "" || seen[stems] {
			continue
		}
		seen[stems] = true
		w := weight
		if !first {
			w *= otherName
		}
		first = false
		c.names = append(c.names, ExpansionTerm{Lang: l, Text: n, Weight: w})
	}
}

func (c *concept) addWeighted(names []ExpansionTerm, weight float64) {
	for _, n := range names {
		n.Weight *= weight
		c.names = append(c.names, n)
	}
}

// learn makes c found by names.
func (v *concepts) learn(c *concept, names []ExpansionTerm) {
	for _, n := range names {
		stems := word.Stems(n.Text, n.Lang)
		v.longest = max(v.longest, len(stems))
		key := strings.Join(stems, " ")
		have := v.byStems[n.Lang][key]
		if len(have) > 0 && have[len(have)-1] == c {
			continue
		}
		v.byStems[n.Lang][key] = append(have, c)
	}
}

// near returns the names of c with their weights beside the one that was typed.
// Under one topic stand words that are no translations of one another ("visa"
// and "residence permit"): those that translate what was typed word by word
// weigh most.
func (c *concept) near(typed string, read schema.Lang) []ExpansionTerm {
	if !strings.HasPrefix(c.key, "topic:") {
		return c.names
	}
	stems := strings.Join(word.Stems(typed, read), " ")
	first := slices.ContainsFunc(c.names, func(t ExpansionTerm) bool {
		return t.Weight == firstName && strings.Join(word.Stems(t.Text, t.Lang), " ") == stems
	})
	means := map[schema.Lang]map[string]bool{}
	for _, l := range schema.Langs {
		means[l] = meanings(typed, read, l)
	}
	out := slices.Clone(c.names)
	for i, t := range out {
		w := topicFar
		switch {
		case first && t.Weight == firstName:
			w = firstName
		case first:
			w = topicOther
		case t.Weight == firstName:
			w = topicFirst
		}
		out[i].Weight = max(w, wordByWord(word.Stems(t.Text, t.Lang), means[t.Lang], len(strings.Fields(stems))))
	}
	return out
}

// meanings returns the stems, in a language, of what the words typed mean one by
// one.
func meanings(typed string, from, to schema.Lang) map[string]bool {
	out := map[string]bool{}
	for _, form := range word.Forms(typed) {
		if s := word.Stem(form, from); s == "" {
			continue
		}
		out[word.Stem(form, to)] = true
		if from == to {
			continue
		}
		for _, t := range translations(form, from, to) {
			out[word.Stem(t.Text, to)] = true
		}
	}
	return out
}

// wordByWord returns how much of a name translates n words typed.
func wordByWord(name []string, means map[string]bool, n int) float64 {
	same := 0
	for _, s := range name {
		if means[s] {
			same++
		}
	}
	return float64(same) / float64(max(len(name), n, 1))
}

// find returns the concepts that stems name in a language.
func (v *concepts) find(stems []string, l schema.Lang) []*concept {
	return v.byStems[l][strings.Join(stems, " ")]
}
