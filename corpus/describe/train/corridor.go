package main

import (
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strings"
	"sync"

	"github.com/simde/simde/corpus/describe"
	"github.com/simde/simde/corpus/describe/candidate"
	"github.com/simde/simde/corpus/describe/corridor"
	"github.com/simde/simde/corpus/describe/eval"
	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// learnedTable is a table that was learned: where it stands in the tree, what
// it says, and its rows.
type learnedTable struct {
	path, about string
	write       func(w io.Writer) error
}

// tables are those learned from all of the material.
func (l *corridorLearner) tables() []learnedTable {
	const least = 0.02 // what weighs less is left out
	all := l.models[folds]
	weights := func(w model.Keyed) func(io.Writer) error {
		return func(out io.Writer) error { return model.WriteKeyed(out, w, l.names, least) }
	}
	return []learnedTable{
		{"candidate/gate.tsv", "# How far a word says that a text is about people who move: its weight in the logarithm of the odds (logistic\n# regression).", weights(all.gate)},
		{"candidate/candidate.tsv", "# How far a pair of places can be trusted as home and host: the weight of each trait in the logarithm of the odds\n# (logistic regression).", weights(all.candidate)},
		{"candidate/trees.tsv", "# How far a pair of places can be trusted as home and host, by boosted trees over the traits that are no words: number of\n# the tree, trait (\"\" for an answer), value, next node up to the value, next node above it.", func(out io.Writer) error { return all.trees.Write(out, l.names) }},
		{"corridor/decide.tsv", "# Whether a document speaks of a corridor: the weight of each ground in the logarithm of the odds (logistic\n# regression).", weights(all.decide)},
	}
}

// learnCorridors learns from the material under dir; where that is "-", from the
// texts that ship and, in place of the others, from the numbers under tree.
func learnCorridors(dir, tree string) (*corridorLearner, error) {
	l := &corridorLearner{Describer: describe.Untrained(), names: map[model.Key]string{}, ship: map[string][]sample{}, stored: map[string][]sample{}}
	var err error
	if dir == "-" {
		l.list, l.given = shipping(), true
		err = l.read(tree)
	} else {
		l.list, err = gather(dir)
	}
	if err != nil {
		return nil, err
	}
	l.Candidates.Names, l.Corridors.Names = l.names, l.names
	l.gates()
	l.candidates()
	l.decisions()
	return l, nil
}

// taught is what one stage learns from: the examples of the texts that ship, and
// those of the others.
type taught struct {
	l     *corridorLearner
	stage string
}

// add adds examples of a text.
func (t *taught) add(m material, list ...sample) {
	if m.ships {
		t.l.ship[t.stage] = append(t.l.ship[t.stage], list...)
	} else {
		t.l.stored[t.stage] = append(t.l.stored[t.stage], list...)
	}
}

// all are the examples of all texts.
func (t *taught) all() []sample { return slices.Concat(t.l.ship[t.stage], t.l.stored[t.stage]) }

// learn learns a model without each of the folds, and one from all.
func learn(list []sample, penalty float64, least int, keep func(m *corridorModels, w model.Keyed), models *trained) {
	for fold := range models {
		keep(&models[fold], model.Learn(without(list, fold), penalty, least, rounds))
	}
}

// without returns the examples that are not of a fold.
func without(list []sample, fold int) []model.Example {
	var out []model.Example
	for _, s := range list {
		if s.fold != fold {
			out = append(out, s.Example)
		}
	}
	return out
}

// growth is how the trees of candidates are grown.
var growth = model.Growth{Trees: 200, Leaves: 12, Rate: 0.07, Ridge: 3, Least: 15, Share: 0.3, Common: 25}

// plain reports whether a trait is no word of a text: trees ask for no others.
func (l *corridorLearner) plain(k model.Key) bool {
	name := l.names[k]
	for _, words := range []string{"h-", "h+", "d-", "d+", "between<", "between>", "ahead<", "ahead>", "beyond<", "beyond>", "w "} {
		if strings.HasPrefix(name, words) {
			return false
		}
	}
	return true
}

// describe describes the material with the models that have not seen it.
func (l *corridorLearner) describe(m material) *schema.Document {
	known := l.models[m.fold()]
	l.Candidates.Gate, l.Candidates.Blend, l.Corridors.Weights = known.gate, known.blend, known.decide
	if known.blend == nil {
		l.Candidates.Blend = model.NewBlend(model.Keyed{}, &model.Trees{})
	}
	return eval.DescribePassage(l.Describer, m.text)
}

// gates learns the gate: passages as they are, press and prose three sentences
// at a time.
func (l *corridorLearner) gates() {
	const window = 3
	list := &taught{l: l, stage: "gate"}
	for i, m := range l.list {
		if m.origin == composed || (m.origin == own || m.origin == traps) && (!m.about || m.document) {
			continue
		}
		l.Candidates.ObserveText = func(all []*corridor.Links) {
			size, weight := len(all), 1.0
			switch m.origin {
			case own, traps:
				weight = 0.5
			case press:
				size, weight = window, 0.06
			case prose:
				size, weight = window, 0.15
				if moves(all) {
					l.list[i].origin, l.list[i].text = own, "" // nobody has read it: it may be about migration
					return
				}
			}
			for from := 0; from < len(all); from += size {
				b := model.Bag{Names: l.names}
				candidate.Words(&b, all[from:min(len(all), from+size)])
				list.add(m, sample{model.Example{List: b.Compact(), Right: m.about, Weight: weight}, m.fold()})
			}
		}
		l.describe(m)
	}
	l.Candidates.ObserveText = nil
	l.list = slices.DeleteFunc(l.list, func(m material) bool { return m.text == "" })
	learn(list.all(), gatePenalty, leastExamples, func(m *corridorModels, w model.Keyed) { m.gate = w }, &l.models)
}

// moves reports whether a text has a word that speaks of migration.
func moves(all []*corridor.Links) bool {
	return slices.ContainsFunc(all, func(x *corridor.Links) bool {
		return x.Cues&(text.CueSignal|text.CueMigrant|text.CueDeport|text.CueRemit|text.CueBorn|text.CueRecruit|text.CueReside|text.CuePermit) != 0
	})
}

// candidates learns how far a candidate can be trusted.
func (l *corridorLearner) candidates() {
	teach := &taught{l: l, stage: "candidate"}
	for _, m := range l.list {
		var found []sample
		var codes []string
		l.Candidates.Observe = func(c candidate.Candidate, traits []model.Feature) {
			b := model.Bag{List: traits}
			found = append(found, sample{model.Example{List: b.Compact()}, m.fold()})
			codes = append(codes, l.code(c.Home, c.Host))
		}
		l.describe(m)
		teach.add(m, judged(found, codes, m)...)
	}
	l.Candidates.Observe = nil
	list := teach.all()
	var wg sync.WaitGroup
	for fold := range l.models {
		wg.Go(func() {
			l.models[fold].trees = model.Grow(without(list, fold), growth, l.plain)
		})
	}
	wg.Wait()
	learn(list, candidatePenalty, leastExamples, func(m *corridorModels, w model.Keyed) { m.candidate, m.blend = w, model.NewBlend(w, m.trees) }, &l.models)
}

func (l *corridorLearner) code(home, host int32) string {
	return schema.Corridor{Origin: l.Candidates.Grammar.Places[home], Destination: l.Candidates.Grammar.Places[host]}.String()
}

// judged says of each example whether it is right, and what it counts: a
// corridor that a text states counts once, however many candidates have it.
func judged(list []sample, codes []string, m material) []sample {
	times := map[string]float64{}
	for _, c := range codes {
		times[c]++
	}
	out := list[:0]
	for i, s := range list {
		switch {
		case slices.Contains(m.must, codes[i]):
			s.Right, s.Weight = true, counts[m.origin]/times[codes[i]]
		case slices.Contains(m.may, codes[i]) || slices.Contains(m.may, "*"):
			continue
		default:
			s.Weight = counts[m.origin] / math.Sqrt(times[codes[i]])
		}
		s.Weight = thousandths(s.Weight)
		out = append(out, s)
	}
	return out
}

// thousandths rounds a weight as it is kept.
func thousandths(w float64) float64 { return math.Round(w*1000) / 1000 }

// decisions learns when a document speaks of a corridor.
func (l *corridorLearner) decisions() {
	weights := map[origin]float64{own: 0.5, sampled: 2, traps: 2, composed: 0.1, press: 0.1, prose: 0.2}
	list := &taught{l: l, stage: "decide"}
	for _, m := range l.list {
		var found []sample
		var codes []string
		l.Corridors.Observe = func(c schema.Corridor, grounds []model.Feature) {
			found = append(found, sample{model.Example{List: slices.Clone(grounds)}, m.fold()})
			codes = append(codes, c.String())
		}
		l.describe(m)
		for _, s := range judged(found, codes, m) {
			s.Weight = weights[m.origin]
			if m.document {
				s.Weight *= 2
			}
			s.Weight = thousandths(s.Weight)
			list.add(m, s)
		}
	}
	l.Corridors.Observe = nil
	learn(list.all(), decidePenalty, 1, func(m *corridorModels, w model.Keyed) { m.decide = w }, &l.models)
}

// tryCorridors prints how the models do on texts that they have not seen: each
// text is described by those that were learned without its fold.
func tryCorridors(w io.Writer, dir string) error {
	l, err := learnCorridors(dir, "")
	if err != nil {
		return err
	}
	scores := map[string]*tried{}
	for _, m := range l.list {
		doc := l.describe(m)
		name := map[origin]string{own: "own", sampled: "sampled", traps: "traps", composed: "composed", press: "press", prose: "prose"}[m.origin]
		if m.document && m.origin == own {
			name = "documents"
		}
		names := []string{name}
		if m.origin == sampled {
			set := "2026"
			if strings.Contains(m.id, " ") {
				set = "further"
			}
			names = append(names, name+" "+set, name+" "+set+" "+string(doc.Language))
		}
		for _, name := range names {
			if scores[name] == nil {
				scores[name] = &tried{}
			}
			scores[name].add(doc, m)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(scores)) {
		if err := scores[name].write(w, name); err != nil {
			return err
		}
	}
	return nil
}

// tried counts how one kind of material was read.
type tried struct {
	texts, stating int
	missable       int
	at             [20]eval.Score // by the chance from which a corridor would be stated
	score          eval.Score
	bands          [20]struct{ right, all int }
}

func (t *tried) add(doc *schema.Document, m material) {
	t.texts++
	got := 0
	for _, c := range append(slices.Clone(doc.Corridors), doc.Suggestions.Corridors...) {
		code := c.Corridor.String()
		right := slices.Contains(m.must, code)
		if !right && (slices.Contains(m.may, code) || slices.Contains(m.may, "*")) {
			continue
		}
		for i := range t.at {
			if c.Confidence >= float64(i)/20 {
				if right {
					t.at[i].Right++
				} else {
					t.at[i].Wrong++
				}
			}
		}
		band := &t.bands[min(19, int(c.Confidence*20))]
		band.all++
		if right {
			band.right++
		}
	}
	for _, c := range doc.Corridors {
		code := c.Corridor.String()
		switch {
		case slices.Contains(m.must, code):
			t.score.Right++
			got++
		case !slices.Contains(m.may, code) && !slices.Contains(m.may, "*"):
			t.score.Wrong++
		}
	}
	if len(doc.Corridors) > 0 {
		t.stating++
	}
	t.score.Missed += len(m.must) - got
	t.missable += len(m.must)
}

func (t *tried) write(w io.Writer, name string) error {
	if _, err := fmt.Fprintf(w, "%-18s texts %5d  with a corridor %.4f  P %.3f R %.3f F1 %.3f\n", name, t.texts, float64(t.stating)/float64(t.texts), t.score.Precision(), t.score.Recall(), t.score.F1()); err != nil {
		return err
	}
	for _, i := range []int{6, 7, 8, 9, 10, 11, 12, 13, 14} {
		s := t.at[i]
		s.Missed = t.missable - s.Right
		if _, err := fmt.Fprintf(w, "    from %.2f: P %.3f R %.3f F1 %.3f\n", float64(i)/20, s.Precision(), s.Recall(), s.F1()); err != nil {
			return err
		}
	}
	for i, b := range t.bands {
		if b.all >= 15 {
			if _, err := fmt.Fprintf(w, "    %.2f to %.2f: %4d, right %.2f\n", float64(i)/20, float64(i+1)/20, b.all, float64(b.right)/float64(b.all)); err != nil {
				return err
			}
		}
	}
	return nil
}
