package search

import (
	"slices"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/word"
)

// concept is something that a query may name in words of any of the three
// languages: a place, a people, an organisation, a topic or a thing that a topic
// includes.
type concept struct {
	key   string // "place:MX", "people:MX", "org:iom", "topic:remittances", "thing:epidemics/0"
	names []ExpansionTerm
}

// sort returns what a concept is: "place", "people", "org", "topic" or "thing".
func (c *concept) sort() string {
	sort, _, _ := strings.Cut(c.key, ":")
	return sort
}

// proper reports whether the names of c are proper names.
func (c *concept) proper() bool { return c.sort() != "topic" && c.sort() != "thing" }

// place returns the place that c is or whose people it is.
func (c *concept) place() schema.Place {
	_, code, _ := strings.Cut(c.key, ":")
	return schema.Place(code)
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

// near returns the names of c with their weights beside the one that was typed.
// Under one topic stand words that are no translations of one another ("visa"
// and "residence permit"): those that translate what was typed word by word
// weigh most.
func (c *concept) near(typed string, read schema.Lang) []ExpansionTerm {
	if c.proper() {
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
