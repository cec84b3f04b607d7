package opensearch

import (
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/plan"
	"github.com/simde/simde/search/word"
)

// item is one document of the cluster.
type item struct {
	id   string
	body object
}

// unit is a document as it is written: its own item, then its pages.
type unit struct {
	own   item
	pages []item
}

// newUnit writes a sheet as the cluster keeps it.
func newUnit(s *plan.Sheet, group schema.ID) *unit {
	u := &unit{own: item{string(s.ID), object{
		"id": s.ID, "hash": s.Hash, "st": s.ByName, "ty": s.ByName, "date": s.Date, "dateup": int64(s.Date - 1), "came": s.Entry,
		plan.Exact: s.Keys, "fold": s.ID,
	}}}
	own := u.own.body
	if group != "" {
		own["grp"], own["fold"] = group, group
	}
	for i, values := range s.Facets {
		own[facetField(i)] = values
		own[widerField(i)] = plan.Wider(i, values)
	}
	suffix := plan.Suffix(s.Lang)
	own[plan.Title+suffix] = stems(s.Title)
	if s.Lang.Spoken() {
		own[quotedTitle+suffix] = forms(s.Title)
	}
	own[plan.Author], own[names] = each(s.Author, stems), each(s.Names, stems)
	u.addPages(s)
	return u
}

// addPages writes the pages, each for itself and all as parts of the document.
func (u *unit) addPages(s *plan.Sheet) {
	length := 0
	lists := map[string][]string{}
	words := map[string]map[string]bool{}
	for p := range s.Pages() {
		length += p.Stems()
		suffix := plan.Suffix(p.Lang)
		page := object{"doc": s.ID, "number": p.Number}
		add := func(field, text string) {
			page[field] = text
			lists[field] = append(lists[field], text)
		}
		add(plan.Page+suffix, stems(p.Tokens))
		if p.Lang.Spoken() {
			add(quoted+suffix, forms(p.Tokens))
		}
		lists[plan.Form+suffix] = append(lists[plan.Form+suffix], known(p.Tokens, words, suffix))
		u.pages = append(u.pages, item{pageID(s.ID, len(u.pages)), page})
	}
	for field, list := range lists {
		u.own.body[field] = list
	}
	for suffix, some := range words {
		var list []string
		for w := range some {
			list = append(list, w)
		}
		u.own.body[dictionary+suffix] = list
	}
	u.own.body["len"], u.own.body["pages"] = length, len(u.pages)
}

// pageID names a page of a document by its place.
func pageID(id schema.ID, i int) string { return string(id) + "\x00" + strconv.Itoa(i) }

// stems writes the stems of tokens, with gaps for function words.
func stems(tokens []word.Token) string {
	var b strings.Builder
	for _, t := range tokens {
		put(&b, t.Stem)
	}
	return b.String()
}

func put(b *strings.Builder, w string) {
	if b.Len() > 0 {
		b.WriteByte(' ')
	}
	if w == "" {
		w = gap
	}
	b.WriteString(w)
}

// forms writes the words of tokens as they are spelt: those that are written as
// acronyms in capitals.
func forms(tokens []word.Token) string {
	var b strings.Builder
	for _, t := range tokens {
		put(&b, form(t.Stem, t.Form))
	}
	return b.String()
}

// form is what a phrase in quotes looks for where a word with a stem has a form.
func form(stem, form string) string {
	if stem != "" && stem == word.Acronym(form) {
		return stem
	}
	return form
}

// known writes the words of tokens that have a stem, and adds them to those of a
// language.
func known(tokens []word.Token, words map[string]map[string]bool, suffix string) string {
	if words[suffix] == nil {
		words[suffix] = map[string]bool{}
	}
	var b strings.Builder
	for _, t := range tokens {
		if t.Stem != "" {
			put(&b, t.Form)
			words[suffix][t.Form] = true
		}
	}
	return b.String()
}

func each(lists [][]word.Token, f func([]word.Token) string) []string {
	var out []string
	for _, l := range lists {
		out = append(out, f(l))
	}
	return out
}
