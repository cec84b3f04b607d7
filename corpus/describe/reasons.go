package describe

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/simde/simde/corpus/describe/candidate"
	"github.com/simde/simde/corpus/describe/corridor"
	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/corpus/describe/statement"
	"github.com/simde/simde/schema"
)

// reason is a trait of a candidate and what it weighs.
type reason struct {
	trait string
	much  float32
}

// weighed is a candidate with its chance and its reasons.
type weighed struct {
	corridor schema.Corridor
	of       candidate.Candidate
	chance   float64
	reasons  []reason
}

// judged is how sure a corridor is in the whole document, and how sure it must be.
type judged struct {
	confidence float64
	bar        statement.Bar
}

// inquiry gathers how a document is read.
type inquiry struct {
	*Describer
	names  map[model.Key]string
	stages []toldStage
	best   map[schema.Corridor]weighed
	judged map[schema.Corridor]judged
	rules  map[phrase.RuleID]bool
}

// toldStage is what a stage added, a line each.
type toldStage struct {
	name  string
	lines []string
}

// Reasons writes how the text of doc is read, for a person who asks: what each
// stage adds; the pairs of places that it allows as home and host, the likeliest
// first, each with its sentence, the rule that relates the two, whether it is
// stated, suggested or left out and how sure it had to be, and the traits that
// weigh most for it and against it in the linear model; and an example of each
// rule. Of a pair that stands in several sentences the likeliest is written; what
// has next to no chance is left out.
func Reasons(w io.Writer, doc *schema.Document) error {
	q := &inquiry{Describer: New(), names: map[model.Key]string{}, best: map[schema.Corridor]weighed{}, judged: map[schema.Corridor]judged{}, rules: map[phrase.RuleID]bool{}}
	q.Candidates.Names = q.names
	q.Candidates.Observe = q.weigh
	q.Corridors.Judged = func(c schema.Corridor, confidence float64, bar statement.Bar) { q.judged[c] = judged{confidence, bar} }
	q.follow = func(s stage, w *work) {
		q.stages = append(q.stages, toldStage{s.name, s.left(w)})
		q.noteRules(w)
	}
	d := &schema.Document{Pages: slices.Clone(doc.Pages), Title: doc.Title, Language: doc.Language}
	q.Describe(d)
	p := &printer{w: w}
	q.writeStages(p)
	q.writeCandidates(p)
	q.writeRules(p, d.Language)
	return p.err
}

// weigh keeps a candidate if it is the likeliest of its pair.
func (q *inquiry) weigh(c candidate.Candidate, traits []model.Feature) {
	g := q.Candidates.Grammar
	x := weighed{corridor: schema.Corridor{Origin: g.Places[c.Home], Destination: g.Places[c.Host]}, of: c, chance: q.Candidates.Chance(traits)}
	if old, ok := q.best[x.corridor]; ok && old.chance >= x.chance {
		return
	}
	for _, f := range traits {
		weight, _ := q.Candidates.Blend.Weights.Of(f.Key)
		x.reasons = append(x.reasons, reason{q.names[f.Key], weight * f.Much})
	}
	q.best[x.corridor] = x
}

// noteRules notes the rules that gave places their parts.
func (q *inquiry) noteRules(w *work) {
	for _, x := range w.sentences {
		for _, g := range x.Phrases {
			for _, p := range g.Parts {
				q.rule(p.Rule)
			}
		}
		for _, f := range x.Found {
			r := strings.TrimPrefix(string(f.Rule), corridor.CarriedOver)
			for end := range strings.SplitSeq(r, " & ") {
				q.rule(phrase.RuleID(end))
			}
		}
	}
}

// rule notes a rule; where its word stands behind the place, it is the same.
func (q *inquiry) rule(r phrase.RuleID) {
	q.rules[phrase.RuleID(strings.TrimSuffix(string(r), string(phrase.Late)))] = true
}

func (q *inquiry) writeStages(p *printer) {
	p.line(plain, "\nwhat each stage adds")
	for _, s := range q.stages {
		if len(s.lines) == 0 {
			s.lines = []string{"nothing"}
		}
		for i, l := range s.lines {
			if i > 0 {
				s.name = ""
			}
			p.line(plain, fmt.Sprintf("%-11s %s", s.name, l))
		}
	}
}

func (q *inquiry) writeCandidates(p *printer) {
	const least = 0.05 // chance
	var list []weighed
	for _, x := range q.best {
		if x.chance >= least {
			list = append(list, x)
		}
	}
	slices.SortFunc(list, func(a, b weighed) int {
		return cmp.Or(cmp.Compare(b.chance, a.chance), cmp.Compare(a.corridor.String(), b.corridor.String()))
	})
	p.line(plain, fmt.Sprintf("\n%d pairs of places were weighed, home first; a dateline, a border named as a pair, goods, what the text denies, and people whom a sentence counts as its own beside places of other sentences make none. Those with a chance of %.2f or more:", len(q.best), least))
	for _, x := range list {
		x.write(p)
		p.line(plain, "            "+q.verdict(x.corridor))
		p.line(plain, "            for: "+x.heaviest(1))
		p.line(plain, "            against: "+x.heaviest(-1))
	}
}

// write writes a candidate with its sentence.
func (x weighed) write(p *printer) {
	by := "no rule relates the two"
	if x.of.Found != nil {
		by = fmt.Sprintf("by %s", rule(*x.of.Found))
	}
	p.line(plain, fmt.Sprintf("candidate   %s  %.2f  %s", x.corridor, x.chance, by))
	p.line(plain, fmt.Sprintf("            p. %d  %s", x.of.In.Number, sentence(x.of.In)))
	p.line(plain, fmt.Sprintf("            home: %s; host: %s", x.end(x.of.From), x.end(x.of.To)))
}

// end is one end of a candidate, and where it stands if not in its sentence.
func (x weighed) end(g *phrase.Phrase) string {
	in := x.of.In
	switch s := named(in, g); {
	case g.End <= g.First:
		return s + ", from elsewhere in the document"
	case g.First >= in.First && g.End <= in.End:
		return s
	case x.of.Apart > 0:
		return fmt.Sprintf("%s, %d back", s, x.of.Apart)
	default:
		return s + ", from a sentence before"
	}
}

// verdict says what became of a corridor in the whole document.
func (q *inquiry) verdict(c schema.Corridor) string {
	j, ok := q.judged[c]
	if !ok {
		return "left out: no sentence says so with any chance"
	}
	what := "left out"
	switch {
	case j.confidence >= j.bar.Least:
		return fmt.Sprintf("stated: %.2f in the whole document, %.2f is needed", j.confidence, j.bar.Least)
	case j.confidence >= q.Corridors.Limits.Suggestion:
		what = "suggested, not stated"
	}
	if j.bar.Why == statement.Foreign {
		return fmt.Sprintf("%s: %.2f in the whole document, in a language in which it was not measured how well corridors are read", what, j.confidence)
	}
	return fmt.Sprintf("%s: %.2f in the whole document, %.2f is needed%s", what, j.confidence, j.bar.Least, whyBar[j.bar.Why])
}

var whyBar = [...]string{statement.ByLength: " in a text of this length", statement.Unrelated: " where no rule relates the two", statement.Apart: " where no rule relates the two and they stand in different sentences"}

// heaviest says which traits weigh most in the direction of sign, in words.
func (x weighed) heaviest(sign float32) string {
	const shown, least = 5, 0.05
	list := slices.Clone(x.reasons)
	slices.SortStableFunc(list, func(a, b reason) int { return cmp.Compare(b.much*sign, a.much*sign) })
	var out []string
	for _, r := range list {
		if len(out) == shown || r.much*sign < least {
			break
		}
		out = append(out, fmt.Sprintf("%s %+.2f", inWords(r.trait), r.much))
	}
	if len(out) == 0 {
		return "nothing"
	}
	return strings.Join(out, "; ")
}

// writeRules writes an example of each rule that was used, in the language of the
// text where there is one.
func (q *inquiry) writeRules(p *printer, l schema.Lang) {
	var out []string
	for r := range q.rules {
		if e := example(r, l); e != "" && r != "" {
			out = append(out, fmt.Sprintf("%-20s %s", r, e))
		}
	}
	slices.Sort(out)
	if len(out) > 0 {
		p.line(plain, "\nthe rules by example")
	}
	for _, l := range out {
		p.line(plain, l)
	}
}
