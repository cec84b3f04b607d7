package review_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/review"
	"github.com/simde/simde/corpus/sqlite"
	"github.com/simde/simde/schema"
)

// reader is rules that read of each document what its page says, word by word: a
// corridor with its certainty ("HN-ES=0.6"), or a title.
type reader struct{}

func (reader) Version() string { return "reader 1" }

func (reader) Describe(d *schema.Document) {
	d.Language = cmp1(d.Language, "en")
	for w := range strings.FieldsSeq(d.Pages[0].Text) {
		field, value, _ := strings.Cut(w, "=")
		b := schema.Basis{By: schema.Inferred, Confidence: 0.6, Evidence: []schema.Evidence{{Page: 1, Passage: w, Rule: "read"}}}
		switch field {
		case "corridor":
			c, err := schema.ParseCorridor(value)
			if err != nil {
				panic(err) // of the test's own words
			}
			d.Suggestions.Corridors = append(d.Suggestions.Corridors, schema.DocCorridor{Corridor: c, Basis: b})
		case "title":
			d.Title, d.Basis[schema.FieldTitle] = value, b
		case "date":
			d.Published, d.Basis[schema.FieldPublished] = schema.Date(value), schema.Basis{By: schema.Inferred, Confidence: 0.9}
		}
	}
}

func cmp1(a, b schema.Lang) schema.Lang {
	if a == "" {
		return b
	}
	return a
}

// library is a catalogue with a desk.
type library struct {
	corpus.Store
	changes *corpus.Desk
	desk    *review.Desk
	taken   []string
}

func newLibrary(t *testing.T) *library {
	t.Helper()
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "c.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	l := &library{Store: s, changes: &corpus.Desk{Store: s, Describer: reader{}, Importer: func(by string) *corpus.Importer {
		return &corpus.Importer{Store: s, Describer: reader{}, Log: slog.New(slog.DiscardHandler), By: by}
	}}}
	l.desk = &review.Desk{Store: s, Changes: l.changes, TakeIn: func(_ context.Context, by, name string) error {
		l.taken = append(l.taken, by+" "+name)
		return nil
	}}
	return l
}

// put puts a document in whose page says what is read of it.
func (l *library) put(t *testing.T, id schema.ID, text string, change ...func(*schema.Document)) *schema.Document {
	t.Helper()
	d := &schema.Document{ID: id, Imported: time.Now(), Original: schema.Original{Hash: schema.Hash("0" + id), Name: "/in/" + string(id)},
		Pages: []schema.Page{{Number: 1, Language: "en", Text: text}}, Stated: map[schema.Authority]schema.Known{}}
	for _, f := range change {
		f(d)
	}
	err := corpus.Compose(d, reader{})
	if err == nil {
		err = l.Put(t.Context(), d)
	}
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// waiting writes the cases that wait.
func (l *library) waiting(t *testing.T) string {
	t.Helper()
	var out []string
	for _, c := range l.cases(t) {
		out = append(out, fmt.Sprintf("%s %s %s", c.Kind, c.Document, c.Value))
	}
	return strings.Join(out, ", ")
}

func (l *library) cases(t *testing.T) []schema.Case {
	t.Helper()
	list, err := l.Queue(t.Context(), schema.CaseQuery{Order: schema.CasesNewest})
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(list.Cases, func(a, b schema.Case) int {
		return strings.Compare(string(a.Kind)+string(a.Document)+a.Value, string(b.Kind)+string(b.Document)+b.Value)
	})
	return list.Cases
}

func (l *library) answer(t *testing.T, a schema.Answer, cases ...schema.Case) schema.Answered {
	t.Helper()
	if a.By == "" {
		a.By = "Ana"
	}
	r, err := l.desk.Answer(t.Context(), a, cases...)
	if err != nil {
		t.Fatalf("%s %s: %v", a.Say, a.Value, err)
	}
	return r
}

func (l *library) head(t *testing.T, id schema.ID) *schema.Document {
	t.Helper()
	d, err := l.Head(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// facts writes the values of a field that stand.
func (l *library) facts(t *testing.T, id schema.ID, f schema.Field) string {
	t.Helper()
	var out []string
	for _, v := range l.head(t, id).Values(f) {
		if !v.Suggested {
			out = append(out, v.Code+" by "+string(v.By))
		}
	}
	return strings.Join(out, ", ")
}

// TestAnswers holds what each answer does to each kind of case, that the case
// goes by it, and that undoing the step brings all back.
func TestAnswers(t *testing.T) {
	earlier := func(d *schema.Document) {
		day := time.Now().Add(-time.Hour)
		d.Earlier = []schema.Version{{Original: schema.Original{Hash: "0b", Name: "/in/old"}, Until: day}}
		d.Corrections = []schema.Correction{{Field: schema.FieldRights, Op: schema.CorrectSet, Value: "CC0", By: "Luis", At: day.Add(-time.Hour)}}
	}
	unknown := func(d *schema.Document) {
		d.Stated[schema.ByManifest] = schema.Known{Spatial: []string{"Mexico, north"}}
	}
	stated := func(d *schema.Document) { d.Stated[schema.ByManifest] = schema.Known{Language: "fr"} }
	const plain = " title=Title date=2020"
	for _, c := range []struct {
		name   string
		text   string
		change func(*schema.Document)
		say    schema.Say
		value  string
		field  schema.Field
		want   string
	}{
		{"yes to a corridor", "corridor=HN-ES" + plain, nil, schema.SayYes, "", schema.FieldCorridor, "HN-ES by person"},
		{"no to a corridor", "corridor=HN-ES" + plain, nil, schema.SayNo, "", schema.FieldCorridor, ""},
		{"another corridor", "corridor=HN-ES" + plain, nil, schema.SayOther, "GT-ES:return", schema.FieldCorridor, "GT-ES:return by person"},
		{"the same corridor of another kind", "corridor=HN-ES" + plain, nil, schema.SayOther, "HN-ES:return", schema.FieldCorridor, "HN-ES:return by person"},
		{"yes to a title", "title=A date=2020", nil, schema.SayYes, "", schema.FieldTitle, "A by person"},
		{"no to a title", "title=A date=2020", nil, schema.SayNo, "", schema.FieldTitle, "d by file"},
		{"another title", "title=A date=2020", nil, schema.SayOther, "The whole title", schema.FieldTitle, "The whole title by person"},
		{"no date, and so it is", "title=Title", nil, schema.SayNo, "", schema.FieldPublished, ""},
		{"no date, and this is it", "title=Title", nil, schema.SayOther, "2019-05", schema.FieldPublished, "2019-05 by person"},
		{"the language that is read", plain, stated, schema.SayYes, "", schema.FieldLanguage, "en by person"},
		{"the language that is stated", plain, stated, schema.SayNo, "", schema.FieldLanguage, "fr by person"},
		{"what a catalogue names", plain, unknown, schema.SayYes, "", schema.FieldPlace, "MX by person"},
		{"what a catalogue names, another", plain, unknown, schema.SayOther, "US:destination", schema.FieldPlace, "US:destination by person"},
		{"what a catalogue names, nothing", plain, unknown, schema.SayNo, "", schema.FieldPlace, ""},
		{"what was said holds", plain, earlier, schema.SayYes, "", schema.FieldRights, "CC0 by person"},
		{"what was said does not hold", plain, earlier, schema.SayNo, "", schema.FieldRights, ""},
		{"what was said, in other words", plain, earlier, schema.SayOther, "CC BY", schema.FieldRights, "CC BY by person"},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := newLibrary(t)
			change := c.change
			if change == nil {
				change = func(*schema.Document) {}
			}
			l.put(t, "d", c.text, change)
			if c.field != schema.FieldTitle { // its title is not in doubt
				if err := corpus.Correct(t.Context(), l.Store, reader{}, "d", schema.Correction{Field: schema.FieldTitle, Op: schema.CorrectSet, Value: "Title"}); err != nil {
					t.Fatal(err)
				}
			}
			before := l.waiting(t)
			cases := l.cases(t)
			if len(cases) != 1 {
				t.Fatalf("cases: %s", before)
			}
			said := l.facts(t, "d", c.field)
			r := l.answer(t, schema.Answer{Say: c.say, Value: c.value, Seen: time.Now()}, cases...)
			if r.Step == 0 || r.Settled != 1 || r.Documents != 1 || len(r.Faster) > 0 {
				t.Errorf("answered: %+v", r)
			}
			if got := l.facts(t, "d", c.field); got != c.want {
				t.Errorf("%s: %q, want %q", c.field, got, c.want)
			}
			if left := l.waiting(t); left != "" && !(c.field == schema.FieldTitle && c.say == schema.SayNo) { // without a title it is the file's name
				t.Errorf("left: %s", left)
			}
			if _, err := l.changes.Undo(t.Context(), schema.Undoing{By: "Ana", Step: r.Step}); err != nil {
				t.Fatal(err)
			}
			if got := l.facts(t, "d", c.field); got != said {
				t.Errorf("undone: %s: %q, want %q", c.field, got, said)
			}
			if now := l.waiting(t); now != before {
				t.Errorf("undone: %q waits, want %q", now, before)
			}
		})
	}
}

// TestAnswersOfTwo holds what answers do to two documents.
func TestAnswersOfTwo(t *testing.T) {
	for _, c := range []struct {
		kind  schema.CaseKind
		say   schema.Say
		value string
		want  string
	}{
		{schema.CaseCopies, schema.SayYes, "", "a: b copies; b: a copies"},
		{schema.CaseCopies, schema.SayNo, "", "a: b distinct; b: a distinct"},
		{schema.CaseCopies, schema.SayOther, schema.AsSurplus, "a: ; b is withdrawn"},
		{schema.CaseCopies, schema.SayOther, schema.AsVersion, "a: ; b is withdrawn"},
		{schema.CaseIdentifier, schema.SayYes, "", "a: bears N1; b: bears N1"},
		{schema.CaseIdentifier, schema.SayNo, "", "a: bears N1; b: "},
		{schema.CaseIdentifier, schema.SayOther, schema.AsNotFirst, "a: ; b: bears N1"},
	} {
		t.Run(string(c.kind)+" "+string(c.say)+" "+c.value, func(t *testing.T) {
			l := newLibrary(t)
			certain := func(d *schema.Document) {
				d.Stated[schema.ByManifest] = schema.Known{Title: "Title", Published: "2020"}
				if c.kind == schema.CaseIdentifier {
					d.Stated[schema.ByManifest] = schema.Known{Title: "Title", Published: "2020", Identifiers: []string{"N1"}}
				}
			}
			l.put(t, "a", "text", certain)
			l.put(t, "b", "text", certain)
			if c.kind == schema.CaseCopies {
				if err := l.Bind(t.Context(), schema.Binding{Bound: []schema.ID{"a", "b"}, Bonds: []schema.Bond{{A: "a", B: "b", Kind: schema.BondCopy}}}); err != nil {
					t.Fatal(err)
				}
			}
			cases := l.cases(t)
			if len(cases) != 1 || cases[0].Kind != c.kind {
				t.Fatalf("cases: %s", l.waiting(t))
			}
			r := l.answer(t, schema.Answer{Say: c.say, Value: c.value, Note: "why"}, cases...)
			var got []string
			for _, id := range []schema.ID{"a", "b"} {
				d, err := l.Head(t.Context(), id)
				if errors.Is(err, schema.ErrGone) {
					got = append(got, string(id)+" is withdrawn")
					continue
				}
				if err != nil {
					t.Fatal(err)
				}
				says := ""
				other := schema.ID("b")
				if id == "b" {
					other = "a"
				}
				if tie, judged := d.Judged(other); judged {
					says = string(other) + map[bool]string{true: " copies", false: " distinct"}[tie == schema.TieCopy]
				}
				for _, x := range d.Identifiers {
					says += "bears " + x
				}
				got = append(got, string(id)+": "+says)
			}
			if strings.Join(got, "; ") != c.want {
				t.Errorf("%q, want %q", strings.Join(got, "; "), c.want)
			}
			if left := l.waiting(t); left != "" {
				t.Errorf("left: %s", left)
			}
			if r.Step == 0 {
				t.Error("no step was made")
			}
			if c.value == schema.AsVersion && l.head(t, "a").Original.Name != "/in/b" {
				t.Error("the first has not the file of the second")
			}
			if c.value == schema.AsSurplus || c.value == schema.AsVersion {
				return // an importer brings it back
			}
			if _, err := l.changes.Undo(t.Context(), schema.Undoing{By: "Ana", Step: r.Step}); err != nil {
				t.Fatal(err)
			}
			if now := l.cases(t); len(now) != 1 || now[0].Kind != c.kind {
				t.Errorf("undone: %s", l.waiting(t))
			}
		})
	}
}

// TestAlikeAreAnswered holds that one answer is one step for all that are alike,
// and for these alone where that is said.
func TestAlikeAreAnswered(t *testing.T) {
	l := newLibrary(t)
	for i := range 6 {
		corridor := "HN-ES"
		if i == 5 {
			corridor = "SN-IT"
		}
		l.put(t, schema.ID(fmt.Sprint("d", i)), "corridor="+corridor, func(d *schema.Document) {
			d.Stated[schema.ByManifest] = schema.Known{Title: "Title", Published: "2020", Publisher: "OIM"}
		})
	}
	first := l.cases(t)[0]
	if first.Settles != 5 {
		t.Fatalf("%d are alike", first.Settles)
	}
	r := l.answer(t, schema.Answer{Say: schema.SayYes}, first)
	if r.Settled != 1 || len(l.cases(t)) != 5 {
		t.Errorf("one alone: %+v", r)
	}
	r = l.answer(t, schema.Answer{Say: schema.SayNo, Alike: true}, l.cases(t)[0])
	if r.Settled != 4 || r.Documents != 4 {
		t.Errorf("those alike: %+v", r)
	}
	if left := l.waiting(t); left != "corridor d5 SN-IT" {
		t.Errorf("left: %s", left)
	}
	step, err := l.Step(t.Context(), r.Step)
	if err != nil || step.Size != 4 || step.Verb != schema.VerbReject || step.By != "Ana" {
		t.Errorf("the step: %+v, %v", step, err)
	}
}

// TestFaster holds that of two people who decide one case differently the second
// is told, and that one who agrees is not.
func TestFaster(t *testing.T) {
	l := newLibrary(t)
	l.put(t, "d", "corridor=HN-ES title=Title date=2020", func(d *schema.Document) {
		d.Stated[schema.ByManifest] = schema.Known{Title: "Title", Published: "2020"}
	})
	c := l.cases(t)[0]
	seen := time.Now().Add(-time.Second)
	l.answer(t, schema.Answer{Say: schema.SayYes, By: "Luis"}, c)
	r := l.answer(t, schema.Answer{Say: schema.SayYes, Seen: seen}, c)
	if r.Step != 0 || len(r.Faster) != 0 {
		t.Errorf("who agrees: %+v", r)
	}
	r = l.answer(t, schema.Answer{Say: schema.SayNo, Seen: seen}, c)
	if r.Step != 0 || len(r.Faster) != 1 || r.Faster[0].By != "Luis" || r.Settled != 0 || r.Faster[0].Case.Key != c.Key {
		t.Errorf("who does not: %+v", r)
	}
	if got := l.facts(t, "d", schema.FieldCorridor); got != "HN-ES by person" {
		t.Errorf("corridors: %s", got)
	}
}

// TestFasterOfTwo holds that a pair on which another person decided meanwhile
// stays: no document of it is withdrawn unless who answers has seen that.
func TestFasterOfTwo(t *testing.T) {
	for _, value := range []string{schema.AsSurplus, schema.AsVersion} {
		t.Run(value, func(t *testing.T) {
			l := newLibrary(t)
			for _, id := range []schema.ID{"a", "b"} {
				l.put(t, id, "text", func(d *schema.Document) {
					d.Stated[schema.ByManifest] = schema.Known{Title: "Title", Published: "2020"}
				})
			}
			if err := l.Bind(t.Context(), schema.Binding{Bound: []schema.ID{"a", "b"}, Bonds: []schema.Bond{{A: "a", B: "b", Kind: schema.BondCopy}}}); err != nil {
				t.Fatal(err)
			}
			c := l.cases(t)[0]
			seen := time.Now().Add(-time.Second)
			l.answer(t, schema.Answer{Say: schema.SayNo, By: "Eva"}, c)
			r := l.answer(t, schema.Answer{Say: schema.SayOther, Value: value, Seen: seen}, c)
			if r.Step != 0 || r.Settled != 0 || len(r.Faster) != 1 || r.Faster[0].By != "Eva" || !slices.Equal(r.Faster[0].Is, []string{schema.AsDistinct}) {
				t.Errorf("a late answer: %+v, want Eva's to stand", r)
			}
			l.head(t, "b")
			r = l.answer(t, schema.Answer{Say: schema.SayOther, Value: value, Seen: time.Now()}, c)
			if _, err := l.Head(t.Context(), "b"); r.Step == 0 || !errors.Is(err, schema.ErrGone) {
				t.Errorf("said again: %+v, %v, want b withdrawn", r, err)
			}
			if value == schema.AsVersion {
				return
			}
			if r := l.answer(t, schema.Answer{Say: schema.SayOther, Value: value, Seen: seen}, c); r.Step != 0 || len(r.Faster) != 0 {
				t.Errorf("who agrees: %+v", r)
			}
		})
	}
}

func TestUnsureAndHeld(t *testing.T) {
	l := newLibrary(t)
	l.put(t, "d", "corridor=HN-ES", func(d *schema.Document) {
		d.Stated[schema.ByManifest] = schema.Known{Title: "Title", Published: "2020"}
	})
	if err := l.Record(t.Context(), corpus.Row{Name: "/in/x", State: corpus.Held, Document: "w"}, corpus.Row{Name: "/in/y", State: corpus.Held}); err != nil {
		t.Fatal(err)
	}
	cases := l.cases(t)
	if l.waiting(t) != "corridor d HN-ES, held  /in/x, held  /in/y" {
		t.Fatal(l.waiting(t))
	}
	if r := l.answer(t, schema.Answer{Say: schema.SayUnsure}, cases[0]); r.Step != 0 {
		t.Errorf("unsure: %+v", r)
	}
	if q, err := l.Queue(t.Context(), schema.CaseQuery{By: "Ana"}); err != nil || q.Total != 2 {
		t.Errorf("%d wait for who was not sure, %v", q.Total, err)
	}
	l.answer(t, schema.Answer{Say: schema.SayYes}, cases[1])
	l.answer(t, schema.Answer{Say: schema.SayNo}, cases[2])
	row, err := l.Row(t.Context(), "/in/x")
	if err != nil || row.State != corpus.Withdrawn || !slices.Equal(l.taken, []string{"Ana /in/y"}) {
		t.Errorf("held files: %+v, %v, taken in %v", row, err, l.taken)
	}
	steps, err := l.Steps(t.Context(), schema.StepFilter{})
	if err != nil || len(steps) != 1 || steps[0].Verb != schema.VerbKeepOut || steps[0].Note != "/in/x" {
		t.Errorf("steps: %+v, %v", steps, err)
	}
}

// TestNoAnswer holds that what cannot be an answer changes nothing.
func TestNoAnswer(t *testing.T) {
	l := newLibrary(t)
	l.put(t, "d", "corridor=HN-ES")
	cases := l.cases(t) // a corridor, a date, a title
	before := l.waiting(t)
	for _, c := range []struct {
		a  schema.Answer
		of int
	}{
		{schema.Answer{Say: schema.SayOther, Value: "no corridor"}, 0},
		{schema.Answer{Say: schema.SayOther}, 0},
		{schema.Answer{Say: schema.SayYes}, 1},
		{schema.Answer{Say: schema.SayOther, Value: "yesterday"}, 1},
	} {
		if _, err := l.desk.Answer(t.Context(), c.a, cases[c.of]); !errors.Is(err, schema.ErrInvalid) {
			t.Errorf("%s %q to %s: %v, want ErrInvalid", c.a.Say, c.a.Value, cases[c.of].Kind, err)
		}
	}
	if now := l.waiting(t); now != before {
		t.Errorf("%s wait, want %s", now, before)
	}
	if steps, err := l.Steps(t.Context(), schema.StepFilter{}); len(steps) > 0 || err != nil {
		t.Errorf("steps: %+v, %v", steps, err)
	}
}

// TestExamples holds that what persons said of readings comes out with where the
// rules read it, and no more once it is taken back.
func TestExamples(t *testing.T) {
	l := newLibrary(t)
	l.put(t, "d", "corridor=HN-ES corridor=GT-ES title=Title date=2020")
	var step int
	for _, c := range l.cases(t) {
		switch c.Value {
		case "HN-ES":
			l.answer(t, schema.Answer{Say: schema.SayYes}, c)
		case "GT-ES":
			step = l.answer(t, schema.Answer{Say: schema.SayOther, Value: "SN-IT"}, c).Step
		}
	}
	told := func() []string {
		var out []string
		for x, err := range review.Examples(t.Context(), l.Store, reader{}) {
			if err != nil {
				t.Fatal(err)
			}
			line := fmt.Sprintf("%s %s right=%t read=%t", x.Field, x.Value, x.Right, x.Read)
			for _, e := range x.Evidence {
				line += " " + e.Passage
			}
			out = append(out, line)
		}
		slices.Sort(out)
		return out
	}
	want := []string{"corridor GT-ES right=false read=true corridor=GT-ES", "corridor HN-ES right=true read=true corridor=HN-ES", "corridor SN-IT right=true read=false"}
	if d := cmp.Diff(want, told()); d != "" {
		t.Errorf("examples (-want +got):\n%s", d)
	}
	if _, err := l.changes.Undo(t.Context(), schema.Undoing{Step: step}); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want[1:2], told()); d != "" {
		t.Errorf("examples after undoing (-want +got):\n%s", d)
	}
}
