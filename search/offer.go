package search

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/table"
	"github.com/simde/simde/search/word"
)

// CorridorsAsked returns the corridors, at most two, that a query asks for: as
// a code ("GT-US"), by two places in the order of a movement ("from Morocco to
// Spain"), by a people and where it is ("marroquíes en España"). Where the words
// do not tell the direction it returns both. Of money that is sent, and of
// people who return, the corridor is that of the migration: "remittances from
// the United States to Mexico" asks for MX-US.
func CorridorsAsked(text string, l schema.Lang) []schema.Corridor {
	text = cleanText(text)
	if c, ok := corridorCode(text); ok {
		return []schema.Corridor{c}
	}
	a := asked{text: text, lang: ReadLang(text, l)}
	if !a.read() {
		return nil
	}
	return a.corridors()
}

// corridorCode reads a text that is the code of a corridor with both ends.
func corridorCode(text string) (schema.Corridor, bool) {
	c, err := schema.ParseCorridor(strings.ToUpper(text))
	return c, err == nil && c.Origin != "" && c.Destination != ""
}

// asked is a query that may ask for a corridor.
type asked struct {
	text    string
	lang    schema.Lang
	places  []askedPlace
	reverse bool // money is sent home, or people return
}

// askedPlace is a place that a query names.
type askedPlace struct {
	place      schema.Place
	people     bool
	part       placePart
	start, end int // in the text
}

// placePart is what the word before a place says of it.
type placePart string

const (
	partNone    placePart = ""
	partFrom    placePart = "from"
	partTo      placePart = "to"
	partIn      placePart = "in"
	partBetween placePart = "between"
	partArticle placePart = "article"
)

// turned are the topics of what goes from the destination to the origin.
var turned = []string{"topic:remittances", "topic:return-migration"}

// read finds the places of the query, and reports whether there are two.
func (a *asked) read() bool {
	tokens := word.Tokens(a.text, a.lang)
	if len(tokens) > maxTerms {
		return false
	}
	for i := 0; i < len(tokens); {
		c, n := a.concept(tokens, i)
		switch {
		case c == nil:
			i++
			continue
		case c.sort() == "place" || c.sort() == "people":
			a.places = append(a.places, askedPlace{place: c.place(), people: c.sort() == "people", part: a.part(tokens, i),
				start: tokens[i].Start, end: tokens[i+n-1].End})
		case slices.Contains(turned, c.key):
			a.reverse = true
		}
		i += n
	}
	return len(a.places) == 2 && a.places[0].place != a.places[1].place
}

// concept returns the place, people or topic whose name begins with token i,
// and of how many tokens it is.
func (a *asked) concept(tokens []word.Token, i int) (*concept, int) {
	var ws []typedWord
	for _, t := range tokens[i:min(len(tokens), i+2*vocabulary().longest)] {
		raw := a.text[t.Start:t.End]
		ws = append(ws, typedWord{raw: raw, form: t.Form, stop: word.Stop(t.Form, a.lang) && !word.IsAcronym(raw)})
	}
	for n := len(ws); n > 0; n-- {
		for _, l := range schema.Langs {
			for _, c := range vocabulary().named(ws[:n], l, a.lang, i == 0) {
				if c.sort() != "org" {
					return c, n
				}
			}
		}
	}
	return nil, 0
}

// part returns what the words before token i say of it.
func (a *asked) part(tokens []word.Token, i int) placePart {
	if before := strings.ToLower(strings.TrimRight(a.text[:tokens[i].Start], "'’")); strings.HasSuffix(before, " d") || before == "d" {
		return partFrom
	}
	for i--; i >= 0; i-- {
		switch p := partWords()[a.lang][tokens[i].Form]; p {
		case partArticle:
			continue
		default:
			return p
		}
	}
	return partNone
}

//go:embed offer.tsv
var offerTSV string

// partWords are the words that say which part a place has, by language. Where a
// word says two things the first counts: a French "à" is read as "to".
var partWords = sync.OnceValue(func() map[schema.Lang]map[string]placePart {
	out := map[schema.Lang]map[string]placePart{}
	for f := range table.In("offer.tsv", offerTSV, 1+len(schema.Langs)) {
		for i, l := range schema.Langs {
			if out[l] == nil {
				out[l] = map[string]placePart{}
			}
			for _, w := range strings.Fields(f[1+i]) {
				if _, known := out[l][w]; !known {
					out[l][w] = placePart(f[0])
				}
			}
		}
	}
	return out
})

// corridors tells the direction between the two places.
func (a *asked) corridors() []schema.Corridor {
	first, second := a.places[0], a.places[1]
	there := schema.Corridor{Origin: first.place, Destination: second.place}
	back := schema.Corridor{Origin: second.place, Destination: first.place}
	reaches := func(p askedPlace) bool { return p.part == partTo || p.part == partIn }
	switch {
	case first.people && second.people:
		return nil
	case first.people && (reaches(second) || second.part == partNone && !a.between(first, second)):
		return []schema.Corridor{there}
	case second.people && (reaches(first) || first.part == partNone && !a.between(first, second)):
		return []schema.Corridor{back}
	case first.part == partBetween:
		return []schema.Corridor{there, back}
	case first.part == partFrom && second.part == partIn, first.people:
		return []schema.Corridor{there}
	case second.part == partFrom && first.part == partIn:
		return []schema.Corridor{back}
	case (first.part == partFrom || first.part == partNone) && second.part == partTo, a.arrow(first, second):
		return []schema.Corridor{a.turn(there)}
	case second.part == partFrom && first.part == partTo:
		return []schema.Corridor{a.turn(back)}
	case first.part == partNone && second.part == partNone:
		return []schema.Corridor{there, back}
	}
	return nil
}

// between reports whether other words than names stand between two places.
func (a *asked) between(first, second askedPlace) bool {
	return len(word.Stems(a.text[first.end:second.start], a.lang)) > 1
}

// arrow reports whether two places are joined by a dash or an arrow.
func (a *asked) arrow(first, second askedPlace) bool {
	s := strings.TrimSpace(a.text[first.end:second.start])
	return s != "" && strings.Trim(s, "-–—→>") == ""
}

// turn turns a corridor round where what moves goes home.
func (a *asked) turn(c schema.Corridor) schema.Corridor {
	if a.reverse {
		return schema.Corridor{Origin: c.Destination, Destination: c.Origin}
	}
	return c
}
