// Package claim reads the numbers of people and of money that a document
// states of a corridor or a place.
package claim

import (
	"slices"
	"strconv"
	"strings"

	"github.com/simde/simde/corpus/describe/corridor"
	"github.com/simde/simde/corpus/describe/lang"
	"github.com/simde/simde/corpus/describe/lexicon"
	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

const mostClaims = 40

// quantity is a number that a page states, at tokens [first, end).
type quantity struct {
	value      float64
	first, end int
}

// quantityAt reads the number that begins at tokens[i], with the groups of three
// digits and the multipliers that follow: "3 800", "57,5 millions".
func quantityAt(k *lexicon.Lexicon, r *text.Text, i int) (quantity, bool) {
	t := r.Tokens[i]
	if !t.Is(text.Number) {
		return quantity{}, false
	}
	content, end := r.Body[t.Start:t.End], i+1
	for end < len(r.Tokens) && r.Tokens[end].Is(text.Number) && r.Tokens[end].End-r.Tokens[end].Start == 3 && r.Tokens[end].Start-r.Tokens[end-1].End <= 3 && !r.Tokens[end].Is(text.Breaks) && len(content) <= 3*(end-i) {
		content += r.Body[r.Tokens[end].Start:r.Tokens[end].End]
		end++
	}
	value, ok := parseNumber(content)
	if !ok {
		return quantity{}, false
	}
	for end < len(r.Tokens) && r.Tokens[end].Word != 0 && k.Multipliers[r.Tokens[end].Word] != 0 {
		value *= k.Multipliers[r.Tokens[end].Word]
		end++
	}
	return quantity{value, i, end}, true
}

// parseNumber reads digits with marks: one before exactly three digits phrases
// thousands, another is a decimal point.
func parseNumber(s string) (float64, bool) {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '.' && s[i] != ',' {
			b.WriteByte(s[i])
			continue
		}
		digits := 0
		for j := i + 1; j < len(s) && s[j] >= '0' && s[j] <= '9'; j++ {
			digits++
		}
		if digits != 3 {
			b.WriteByte('.')
		}
	}
	x, err := strconv.ParseFloat(b.String(), 64)
	return x, err == nil && len(s) < 16
}

// Read reads the numbers of people and of money that the sentences of a
// document state of a corridor or a place.
func Read(d *text.Document, all []*corridor.Links) {
	d.Doc.Claims = nil
	for _, x := range all {
		sentenceClaims(x, d.Doc)
	}
}

// sentenceClaims reads those of one sentence.
func sentenceClaims(x *corridor.Links, doc *schema.Document) {
	if x.Cues&(text.CueMigrant|text.CueSignal|text.CueRemit|text.CueDeport) == 0 && len(x.Found) == 0 {
		return
	}
	r := x.Text
	for i := x.First; i < x.End && len(doc.Claims) < mostClaims; i++ {
		q, ok := quantityAt(x.Grammar.Lexicon, r, i)
		if !ok {
			continue
		}
		i = q.end - 1
		unit := unit(x, q)
		if unit == "" || q.value < 2 || rate(x, q) {
			continue
		}
		corridor, confidence := concerns(x, q)
		doc.Claims = append(doc.Claims, schema.Claim{Corridor: corridor, Value: q.value, Unit: unit, Year: year(x, q),
			Basis: schema.Basis{By: schema.Inferred, Confidence: confidence, Evidence: []schema.Evidence{r.Evidence(max(x.First, q.first-6), min(x.End, q.end+12), "claim."+unit)}}})
	}
}

// unit is what a quantity counts, or "".
func unit(x *corridor.Links, q quantity) string {
	r := x.Text
	if q.first > x.First && x.Cues&text.CueRemit != 0 && r.Mark(q.first-1, "$") {
		return "USD"
	}
	for j := q.end; j < min(q.end+5, x.End); j++ {
		if r.Tokens[j].Is(text.Punct) && r.Body[r.Tokens[j].Start] == '%' || r.Is(j, lang.Percent) {
			return ""
		}
		if r.Is(j, lang.Currency) && x.Cues&text.CueRemit != 0 {
			return "USD"
		}
		c, _ := r.CueAt(j)
		if c&(text.CueMigrant|text.CuePerson) != 0 || phrase.PeopleAt(x.Phrases, j) != nil {
			return "persons"
		}
		if r.Tokens[j].Is(text.Punct) || c&(text.CueFrames|text.CueAux) != 0 || r.Tokens[j].Is(text.Number) {
			return ""
		}
	}
	return ""
}

// rate reports whether a quantity is one of each day, week or month.
func rate(x *corridor.Links, q quantity) bool {
	const before, after = 4, 14 // tokens
	for j := max(x.First, q.first-before); j < min(x.End, q.end+after); j++ {
		if ratePhrase(x.Grammar.Lexicon, x.Text, j, x.End) {
			return true
		}
	}
	return false
}

func ratePhrase(k *lexicon.Lexicon, r *text.Text, at, end int) bool {
	return slices.ContainsFunc(k.Rates[r.Lang], func(phrase []text.Word) bool {
		if at+len(phrase) > end {
			return false
		}
		for n, w := range phrase {
			if r.Tokens[at+n].Word != w {
				return false
			}
		}
		return true
	})
}

// concerns returns the corridor that a quantity speaks of: that of the finding
// nearest to it, or the part of one that the sentence names.
func concerns(x *corridor.Links, q quantity) (schema.Corridor, float64) {
	best, gap := -1, 1<<20
	for i, f := range x.Found {
		d := max(f.First-q.end, q.first-f.End, 0)
		if d < gap {
			best, gap = i, d
		}
	}
	if best >= 0 {
		f := x.Found[best]
		return corridor.CorridorOf(x.Grammar, f), model.Round(f.Confidence * 0.9)
	}
	var c schema.Corridor
	for _, g := range x.Phrases {
		switch {
		case len(g.Places) != 1:
		case g.Role == schema.RoleOrigin && c.Origin == "":
			c.Origin = x.Grammar.Places[g.Places[0]]
		case g.Role == schema.RoleDestination && c.Destination == "":
			c.Destination = x.Grammar.Places[g.Places[0]]
		}
	}
	return c, 0.5
}

// year is the year that the sentence names nearest to a quantity, or 0.
func year(x *corridor.Links, q quantity) int {
	best, gap := 0, 1<<20
	for j := x.First; j < x.End; j++ {
		y, ok := x.Year(j)
		if !ok || j >= q.first && j < q.end || y > 2060 {
			continue
		}
		if d := max(j-q.end, q.first-j); d < gap {
			best, gap = y, d
		}
	}
	return best
}
