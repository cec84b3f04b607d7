package candidate

import (
	"math"
	"strconv"

	"github.com/simde/simde/corpus/describe/corridor"
	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/corpus/describe/text"
)

// order is the two phrases of a candidate as they stand in the text.
type order struct {
	first, last *phrase.Phrase
	way         string // ">" where the home stands first
}

func orderOf(c Candidate) order {
	if c.To.First < c.From.First {
		return order{c.To, c.From, "<"}
	}
	return order{c.From, c.To, ">"}
}

// between are the traits of how the two places stand to each other, and of the
// words between them.
func (r *scorer) between(x *corridor.Links, c Candidate) {
	b := &r.bag
	b.Add(1, "senses ", phrase.SenseNames[c.From.Sense], ">", phrase.SenseNames[c.To.Sense])
	b.Add(1, "roles ", string(c.From.Role), ">", string(c.To.Role))
	if !here(x, c.From) || !here(x, c.To) {
		return
	}
	o := orderOf(c)
	b.AddIf(c.From == c.To, "entries of one list")
	b.Add(1, "order ", o.way)
	b.Add(1, "slots ", o.way, phrase.SlotNames[c.From.Slot], ">", phrase.SlotNames[c.To.Slot])
	b.Add(math.Log1p(float64(max(0, o.last.First-o.first.End))), "distance", o.way)
	r.words(x, o)
	if c.Apart > 0 {
		return
	}
	b.Add(1, "nearer to the home ", strconv.Itoa(nearer(x, c.From, c.To)))
	b.Add(1, "nearer to the host ", strconv.Itoa(nearer(x, c.To, c.From)))
	b.AddIf(len(x.Phrases) == 2, "only pair")
	r.frame(x, o)
}

// What begins the names of traits of what stands between the two places, by their order.
var (
	betweenWords   = map[string]model.Prefix{">": model.PrefixOf("between>"), "<": model.PrefixOf("between<")}
	betweenClasses = map[string]model.Prefix{">": model.PrefixOf("class between>"), "<": model.PrefixOf("class between<")}
)

// words are the stems and the cue classes between the two.
func (r *scorer) words(x *corridor.Links, o order) {
	const long, kept = 30, 12 // tokens: of a longer way only its two ends count
	places, b := 0, r.bag.Once()
	word, class := betweenWords[o.way], betweenClasses[o.way]
	for j := o.first.End; j < o.last.First; j++ {
		if x.Owner[j] >= 0 {
			places++
		}
		if o.last.First-o.first.End > long && j > o.first.End+kept && j < o.last.First-kept {
			continue
		}
		language, stem := x.Stem(j)
		b.Add(word, language, stem)
		classes(x.Starts[j], func(name string) { b.Add(class, name, "") })
	}
	r.bag.Add(math.Log1p(float64(places)), "places between")
}

// ahead are the stems of the words before the first of the two and after the
// last, as far as they stand in the sentence.
func (r *scorer) ahead(x *corridor.Links, o order) {
	const before, after = 10, 6 // tokens
	b := &r.bag
	for j := max(x.First, o.first.Site-before); j < o.first.Site; j++ {
		language, stem := x.Stem(j)
		b.Add(1, "ahead", o.way, language, stem)
	}
	for j := o.last.End; j < min(o.last.End+after, x.End); j++ {
		language, stem := x.Stem(j)
		b.Add(1, "beyond", o.way, language, stem)
	}
}

// nearer counts the phrases nearer to g than o is, up to three.
func nearer(x *corridor.Links, g, o *phrase.Phrase) int {
	gap := func(p *phrase.Phrase) int { return max(g.First, p.First) - min(g.End, p.End) }
	n := 0
	for _, p := range x.Phrases {
		if p != g && p != o && gap(p) < gap(o) {
			n++
		}
	}
	return min(n, 3)
}

// frame are the nearest cue classes before the first of the two, after the
// last, and beside them on the way between; and whether the way is that of a
// list.
func (r *scorer) frame(x *corridor.Links, o order) {
	const reach = 12 // tokens
	b := &r.bag
	nearest := func(name string, from, step, most int) {
		for j := from; j >= 0 && j < len(x.Tokens) && most > 0; j, most = j+step, most-1 {
			if cs := x.Starts[j] & text.CueFrames; cs != 0 {
				classes(cs&-cs, func(class string) { b.Add(1, name, o.way, class) })
				return
			}
		}
	}
	r.ahead(x, o)
	nearest("led ", o.first.Site-1, -1, min(reach, o.first.Site-x.First))
	nearest("followed ", o.last.End, 1, min(reach, x.End-o.last.End))
	if o.first.End >= o.last.First {
		return
	}
	nearest("after the first ", o.first.End, 1, o.last.First-o.first.End)
	nearest("before the last ", o.last.First-1, -1, o.last.First-o.first.End)
	for j := o.first.End; j < o.last.First; j++ {
		if !listed(x, j) {
			return
		}
	}
	b.Add(1, "loose list")
}

// listed reports whether tokens[j] may stand between the entries of a list.
func listed(x *corridor.Links, j int) bool {
	return x.Owner[j] >= 0 || x.Tokens[j].Is(text.Punct) || x.Tokens[j].Is(text.Number) || x.Starts[j]&(text.CueSep|text.CueDet) != 0 || x.Unit(j)
}
