package describe

import (
	"slices"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"

	"github.com/simde/simde/corpus/describe/lang"
)

const mostClaims = 40

// quantity is a number that a page states, at tokens [first, end).
type quantity struct {
	value      float64
	first, end int
}

// quantity reads the number that begins at tokens[i], with the groups of three
// digits and the multipliers that follow: "3 800", "57,5 millions".
func (k *knowledge) quantity(r *reading, i int) (quantity, bool) {
	t := r.tokens[i]
	if !t.is(number) {
		return quantity{}, false
	}
	text, end := r.text[t.start:t.end], i+1
	for end < len(r.tokens) && r.tokens[end].is(number) && r.tokens[end].end-r.tokens[end].start == 3 && r.tokens[end].start-r.tokens[end-1].end <= 3 && !r.tokens[end].is(breaks) && len(text) <= 3*(end-i) {
		text += r.text[r.tokens[end].start:r.tokens[end].end]
		end++
	}
	value, ok := parseNumber(text)
	if !ok {
		return quantity{}, false
	}
	for end < len(r.tokens) && r.tokens[end].word != 0 && k.multipliers[r.tokens[end].word] != 0 {
		value *= k.multipliers[r.tokens[end].word]
		end++
	}
	return quantity{value, i, end}, true
}

// parseNumber reads digits with marks: one before exactly three digits groups
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

// claims reads the numbers of people and of money that the sentences of a
// document state of a corridor or a place.
func claims(d *document, all []*sentenceLinks) {
	d.doc.Claims = nil
	for _, x := range all {
		x.claims(d.doc)
	}
}

// claims reads those of one sentence.
func (x *sentenceLinks) claims(doc *schema.Document) {
	if x.cues&(cueMigrant|cueSignal|cueRemit|cueDeport) == 0 && len(x.found) == 0 {
		return
	}
	r := x.reading
	for i := x.first; i < x.end && len(doc.Claims) < mostClaims; i++ {
		q, ok := x.k.quantity(r, i)
		if !ok {
			continue
		}
		i = q.end - 1
		unit := x.unit(q)
		if unit == "" || q.value < 2 || x.rate(q) {
			continue
		}
		corridor, confidence := x.concerns(q)
		doc.Claims = append(doc.Claims, schema.Claim{Corridor: corridor, Value: q.value, Unit: unit, Year: x.year(q),
			Basis: schema.Basis{By: schema.Inferred, Confidence: confidence, Evidence: []schema.Evidence{r.evidence(max(x.first, q.first-6), min(x.end, q.end+12), "claim."+unit)}}})
	}
}

// unit is what a quantity counts, or "".
func (x *sentenceLinks) unit(q quantity) string {
	r := x.reading
	if q.first > x.first && x.cues&cueRemit != 0 && r.mark(q.first-1, "$") {
		return "USD"
	}
	for j := q.end; j < min(q.end+5, x.end); j++ {
		if r.tokens[j].is(punct) && r.text[r.tokens[j].start] == '%' || r.is(j, lang.Percent) {
			return ""
		}
		if r.is(j, lang.Currency) && x.cues&cueRemit != 0 {
			return "USD"
		}
		c, _ := r.cueAt(j)
		if c&(cueMigrant|cuePerson) != 0 || peopleAt(x.groups, j) != nil {
			return "persons"
		}
		if r.tokens[j].is(punct) || c&(cueFrames|cueAux) != 0 || r.tokens[j].is(number) {
			return ""
		}
	}
	return ""
}

// rate reports whether a quantity is one of each day, week or month.
func (x *sentenceLinks) rate(q quantity) bool {
	const before, after = 4, 14 // tokens
	for j := max(x.first, q.first-before); j < min(x.end, q.end+after); j++ {
		if x.k.ratePhrase(x.reading, j, x.end) {
			return true
		}
	}
	return false
}

func (k *knowledge) ratePhrase(r *reading, at, end int) bool {
	return slices.ContainsFunc(k.rates[r.lang], func(phrase []word) bool {
		if at+len(phrase) > end {
			return false
		}
		for n, w := range phrase {
			if r.tokens[at+n].word != w {
				return false
			}
		}
		return true
	})
}

// concerns returns the corridor that a quantity speaks of: that of the finding
// nearest to it, or the part of one that the sentence names.
func (x *sentenceLinks) concerns(q quantity) (schema.Corridor, float64) {
	best, gap := -1, 1<<20
	for i, f := range x.found {
		d := max(f.first-q.end, q.first-f.end, 0)
		if d < gap {
			best, gap = i, d
		}
	}
	if best >= 0 {
		f := x.found[best]
		return x.k.corridorOf(f), round(f.confidence * 0.9)
	}
	var c schema.Corridor
	for _, g := range x.groups {
		switch {
		case len(g.places) != 1:
		case g.role == schema.RoleOrigin && c.Origin == "":
			c.Origin = x.k.places[g.places[0]]
		case g.role == schema.RoleDestination && c.Destination == "":
			c.Destination = x.k.places[g.places[0]]
		}
	}
	return c, 0.5
}

// year is the year that the sentence names nearest to a quantity, or 0.
func (x *sentenceLinks) year(q quantity) int {
	best, gap := 0, 1<<20
	for j := x.first; j < x.end; j++ {
		y, ok := x.sentence.year(j)
		if !ok || j >= q.first && j < q.end || y > 2060 {
			continue
		}
		if d := max(j-q.end, q.first-j); d < gap {
			best, gap = y, d
		}
	}
	return best
}
