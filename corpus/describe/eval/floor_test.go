package eval

import (
	"testing"

	"github.com/simde/simde/corpus/describe"
)

// floors are what is reached on the sentences that ship, by the file and the
// language, less a hundredth: precision and recall of corridors. Whoever raises
// a figure raises its floor.
var floors = []struct {
	file, lang        string
	precision, recall float64
}{
	{"sentences", "es", 0.97, 0.97},
	{"sentences", "en", 0.95, 0.95},
	{"sentences", "fr", 0.99, 0.99},
	{"fresh", "es", 0.92, 0.86},
	{"fresh", "en", 0.91, 0.88},
	{"fresh", "fr", 0.91, 0.83},
}

// TestFloors holds how well the sentences that ship are read, without any
// material from elsewhere.
func TestFloors(t *testing.T) {
	sums := map[string]*Score{}
	for _, file := range []struct {
		name string
		run  func(*evaluation) error
	}{{"sentences", (*evaluation).sentences}, {"fresh", (*evaluation).fresh}} {
		e := &evaluation{Describer: describe.New(), dir: t.TempDir(), scores: map[string]*Score{}, items: map[string]int{}}
		if err := file.run(e); err != nil {
			t.Fatal(err)
		}
		for _, r := range e.results() {
			key := file.name + " " + r.Language
			if sums[key] == nil {
				sums[key] = &Score{}
			}
			sums[key].add(r.Score)
		}
	}
	for _, f := range floors {
		s := sums[f.file+" "+f.lang]
		if s == nil || s.Precision() < f.precision || s.Recall() < f.recall {
			t.Errorf("%s in %s: %+v, want precision %.3f and recall %.3f", f.file, f.lang, s, f.precision, f.recall)
		} else if s.Precision() > f.precision+0.03 || s.Recall() > f.recall+0.03 {
			t.Errorf("%s in %s: precision %.3f, recall %.3f: the floor lies too low, raise it", f.file, f.lang, s.Precision(), s.Recall())
		}
	}
}
