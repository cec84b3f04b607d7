package candidate

import (
	"math"
	"strconv"
	"strings"

	"github.com/simde/simde/corpus/describe/corridor"
	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/corpus/describe/phrase"
)

// setting are the traits of the sentence.
func (r *scorer) setting(x *corridor.Links, c Candidate) {
	found := 0
	if c.Found != nil {
		found = 1
	}
	r.part(&r.parts, &r.under.setting[c.Apart][found], func() { r.sentence(x, c) })
}

// sentence gathers the traits of the sentence.
func (r *scorer) sentence(x *corridor.Links, c Candidate) {
	b := &r.bag
	b.Add(1, "bias")
	b.Add(1, "in ", string(x.Lang))
	b.Add(math.Log1p(float64(len(x.Phrases))), "phrases")
	b.Add(math.Log1p(float64(x.End-x.First)), "length")
	classes(x.Cues, func(name string) { b.Add(1, "cue ", name) })
	if c.Apart > 0 {
		b.Add(1, "sentences apart ", strconv.Itoa(c.Apart))
	}
	b.AddIf(c.Found == nil && x.Cues&matter == 0, "unfound, no matter")
	found := model.Truth(c.Found != nil)
	b.Add(r.own, "gate")
	b.Add(r.around, "gate around")
	b.Add(min(r.own, 0), "gate shut")
	b.Add(min(r.around, 0), "gate around shut")
	b.Add(found*r.own, "found, gate")
	b.Add(found*r.around, "found, gate around")
	b.Add(found*min(r.around, 0), "found, gate around shut")
}

// rivals are what rules say of the same places otherwise.
func (r *scorer) rivals(x *corridor.Links, c Candidate) {
	b := &r.bag
	b.AddIf(c.Found == nil, "unfound")
	b.AddIf(c.Found == nil && len(x.Found) > 0, "unfound, others found")
	var host, home float64 // the surest finding that gives the home, or the host, another partner
	for _, f := range foundIn(x) {
		switch {
		case f.Origin == c.Home && f.Destination == c.Host:
		case f.Origin == c.Host && f.Destination == c.Home:
			b.Add(f.Confidence, "rival back")
		case f.More != nil:
		case f.Origin == c.Home:
			b.Add(f.Confidence, "rival host")
			host = max(host, f.Confidence)
		case f.Destination == c.Host:
			b.Add(f.Confidence, "fellow home")
			home = max(home, f.Confidence)
		case f.Destination == c.Home || f.Origin == c.Host:
			b.Add(f.Confidence, "other part")
		}
	}
	if c.Found == nil {
		b.Add(min(host, home), "unfound, both have partners")
	}
}

// apart are the traits of two places that stand in different sentences: those
// that have partners where they stand need none elsewhere.
func (r *scorer) apart(n int, c Candidate) {
	if c.Apart == 0 || c.Found != nil {
		return
	}
	var home, host float64
	for _, y := range [...]*corridor.Links{r.all[n], r.all[n-c.Apart]} {
		for _, f := range foundIn(y) {
			if f.Origin == c.Home || f.Destination == c.Home {
				home = max(home, f.Confidence)
			}
			if f.Destination == c.Host || f.Origin == c.Host {
				host = max(host, f.Confidence)
			}
		}
	}
	b := &r.bag
	b.Add(home, "apart, home has a partner")
	b.Add(host, "apart, host has a partner")
	b.Add(min(home, host), "apart, both have partners")
	b.AddIf(home == 0 && host == 0, "apart, neither has a partner")
}

// rule are the traits of what a rule found, by the rule and by its family.
func (r *scorer) rule(x *corridor.Links, c Candidate) {
	if c.Found == nil {
		return
	}
	b := &r.bag
	b.Add(1, "found")
	for _, t := range traitsOf(x, *c.Found, r.about) {
		b.Add(t.Much, "f ", t.Name)
	}
	rule, carried := strings.CutPrefix(string(c.Found.Rule), corridor.CarriedOver)
	b.AddIf(carried, "found carried")
	b.AddIf(c.Found.More != nil, "found in the scene")
	home, host, both := strings.Cut(rule, " & ")
	if !both {
		b.Add(1, "pair family ", family(rule))
		return
	}
	b.Add(1, "home family ", family(home))
	b.Add(1, "host family ", family(host))
}

// family is what rules that read alike have in common: the first part of their
// names.
func family(rule string) string {
	f, _, _ := strings.Cut(strings.TrimSuffix(rule, "+"), ".")
	return f
}

// places are the traits of the two places themselves, and of what the document says
// of them: the same in every sentence.
func (r *scorer) places(c Candidate) {
	pair := [2]int32{c.Home, c.Host}
	known := r.ways.known[pair]
	if r.part(&r.kept, &known, func() {
		directions(r.grammar, c.Home, c.Host, func(name string, much float64) { r.bag.Add(much, name) })
		r.stocks(c)
	}) {
		r.ways.known[pair] = known
	}
	said := r.named[pair]
	if r.part(&r.parts, &said, func() { r.said(c) }) {
		r.named[pair] = said
	}
}

// stocks are the traits of how many people of the one place were counted in the
// other, each way: a text seldom speaks of a corridor on which hardly anybody
// moves.
func (r *scorer) stocks(c Candidate) {
	const few = 2 // the logarithm of how many people count as none
	size := func(people float64) float64 { return max(0, math.Log10(1+people)-few) }
	b, k := &r.bag, r.grammar.Stocks
	b.AddIf(k.Counts(c.Home) && k.Counts(c.Host), "counted")
	there, back := k.Of(c.Home, c.Host), k.Of(c.Host, c.Home)
	b.Add(size(there.Migrants), "migrants")
	b.Add(size(back.Migrants), "migrants back")
	b.Add(size(there.Migrants)-size(back.Migrants), "migrants more than back")
	b.Add(size(there.Refugees), "refugees")
	b.Add(size(back.Refugees), "refugees back")
	ofHome, ofHost := k.Shares(c.Home, c.Host)
	b.Add(ofHome, "share of the emigrants")
	b.Add(ofHost, "share of the immigrants")
	backward, _ := k.Shares(c.Host, c.Home)
	b.Add(backward, "share of the host's emigrants")
}

// end are the traits of one end: its part, its slot, the words beside it.
func (r *scorer) end(x *corridor.Links, c Candidate, name string, g *phrase.Phrase) {
	e := end{name, g, x.First}
	if c.Apart > 0 || g.First < x.First {
		e.first = 0
	}
	known := r.ends[e]
	if r.part(&r.parts, &known, func() { r.beside(x, e) }) {
		r.ends[e] = known
	}
}

// beside gathers the traits of one end.
func (r *scorer) beside(x *corridor.Links, e end) {
	b, name, g := &r.bag, e.name, e.of
	b.Add(1, name, " sense ", phrase.SenseNames[g.Sense])
	if !here(x, g) {
		b.Add(1, name, " elsewhere")
		return
	}
	b.Add(1, name, " ", string(g.Role), "/", phrase.SlotNames[g.Slot])
	b.AddIf(len(g.Places) > 1, name, " list")
	const beside = 3 // tokens
	r.strangers(x, name, g)
	for k := 1; k <= beside; k++ {
		if j := g.Site - k; j >= e.first && j < len(x.Tokens) {
			language, stem := x.Stem(j)
			b.Add(1, name, "-", strconv.Itoa(min(k, 2)), " ", language, stem)
		}
		if j := g.End + k - 1; j < len(x.Tokens) && k < beside {
			language, stem := x.Stem(j)
			b.Add(1, name, "+", strconv.Itoa(k), " ", language, stem)
		}
	}
	if g.Governor >= 0 && g.Governor < len(x.Tokens) {
		classes(x.Starts[g.Governor], func(class string) { b.Add(1, name, " governed by ", class) })
	}
}

// strangers are the traits of an end beside whose name soldiers or envoys
// stand, who are elsewhere without having moved there.
func (r *scorer) strangers(x *corridor.Links, name string, g *phrase.Phrase) {
	near, ok := r.company[g]
	if !ok {
		near = companyOf(x, g)
		r.company[g] = near
	}
	r.bag.AddIf(near.armed > 0, name, " beside war")
	r.bag.AddIf(near.envoys > 0, name, " beside states")
}

// matters are the traits of what the sentence tells of besides.
func (r *scorer) matters() {
	r.part(&r.parts, &r.under.matters, func() {
		b := &r.bag
		b.Add(math.Log1p(float64(r.tells.armed)), "of war")
		b.Add(math.Log1p(float64(r.tells.envoys)), "of states")
		b.AddIf(r.tells.old, "long ago")
	})
}
