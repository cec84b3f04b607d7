package describe

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/simde/simde/corpus/describe/candidate"
	"github.com/simde/simde/corpus/describe/model"
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
	rule     string
	chance   float64
	reasons  []reason
}

// Reasons writes the pairs of places that the text of doc allows as home and
// host, the likeliest first: the chance of each, the rule that relates the two,
// and the traits that weigh most for it and against it in the linear model. Those
// of the same pair in other sentences, and those that have next to no chance, are
// left out.
func Reasons(w io.Writer, doc *schema.Document) error {
	d := New()
	names := map[model.Key]string{}
	d.Candidates.Names = names
	best := map[schema.Corridor]weighed{}
	d.Candidates.Observe = func(c candidate.Candidate, traits []model.Feature) {
		g := d.Candidates.Grammar
		x := weighed{corridor: schema.Corridor{Origin: g.Places[c.Home], Destination: g.Places[c.Host]}, rule: "no rule", chance: d.Candidates.Chance(traits)}
		if c.Found != nil {
			x.rule = string(c.Found.Rule)
		}
		if old, ok := best[x.corridor]; ok && old.chance >= x.chance {
			return
		}
		for _, f := range traits {
			x.reasons = append(x.reasons, reason{names[f.Key], d.Candidates.Weights[f.Key] * f.Much})
		}
		best[x.corridor] = x
	}
	d.Describe(&schema.Document{Pages: slices.Clone(doc.Pages), Title: doc.Title, Language: doc.Language})
	return writeReasons(w, best)
}

func writeReasons(w io.Writer, best map[schema.Corridor]weighed) error {
	const least = 0.05 // chance
	var list []weighed
	for _, x := range best {
		if x.chance >= least {
			list = append(list, x)
		}
	}
	slices.SortFunc(list, func(a, b weighed) int {
		return cmp.Or(cmp.Compare(b.chance, a.chance), cmp.Compare(a.corridor.String(), b.corridor.String()))
	})
	for _, x := range list {
		if _, err := fmt.Fprintf(w, "candidate   %s  %.2f  %s\n            for: %s\n            against: %s\n", x.corridor, x.chance, x.rule, x.heaviest(1), x.heaviest(-1)); err != nil {
			return err
		}
	}
	return nil
}

// heaviest lists the traits that weigh most in the direction of sign.
func (x weighed) heaviest(sign float32) string {
	const shown = 5
	list := slices.Clone(x.reasons)
	slices.SortStableFunc(list, func(a, b reason) int { return cmp.Compare(b.much*sign, a.much*sign) })
	var out []string
	for _, r := range list {
		if len(out) == shown || r.much*sign < 0.05 {
			break
		}
		out = append(out, fmt.Sprintf("%s %+.2f", r.trait, r.much))
	}
	return strings.Join(out, ", ")
}
