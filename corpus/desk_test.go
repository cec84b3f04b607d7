package corpus_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// desk is a library with the desk of it.
type desk struct {
	*library
	*corpus.Desk
}

// newDesk returns a desk on a library whose documents say what reads reads.
func newDesk(t *testing.T, names ...string) desk {
	t.Helper()
	l := newLibrary(t)
	l.Describer = reads{}
	for _, n := range names {
		l.run(t, item(n, "the text of "+n))
	}
	return desk{l, &corpus.Desk{Store: l.store, Describer: reads{}, Importer: func(by string) *corpus.Importer {
		return &corpus.Importer{Store: l.Store, Originals: l.Originals, Extractor: l.Extractor, Describer: reads{}, Log: l.Log, By: by}
	}}}
}

func (d desk) id(t *testing.T, name string) schema.ID {
	t.Helper()
	row, err := d.store.Row(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	return row.Document
}

// edit reads "title=A", "subject+=diaspora", "subject-=diaspora", "title?=A" to
// fill, "title!" to unsay.
func edit(id schema.ID, s string) schema.Edit {
	field, value, _ := strings.Cut(s, "=")
	e := schema.Edit{Document: id, Way: schema.WaySet, Value: value}
	for mark, way := range map[string]schema.Way{"+": schema.WayAdd, "-": schema.WayRemove, "?": schema.WayFill, "!": schema.WayUnsay} {
		if f, ok := strings.CutSuffix(field, mark); ok {
			field, e.Way = f, way
		}
	}
	e.Field = schema.Field(field)
	return e
}

func edits(id schema.ID, all ...string) (out []schema.Edit) {
	for _, s := range all {
		out = append(out, edit(id, s))
	}
	return out
}

// decide carries out a decision and returns the verdicts.
func (d desk) decide(t *testing.T, dec schema.Decision) string {
	t.Helper()
	plan, err := d.Plan(t.Context(), dec)
	if err != nil {
		t.Fatal(err)
	}
	out, err := d.Decide(t.Context(), dec)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(plan, out.Effects, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("what was planned and what came of it (-plan +done):\n%s", diff)
	}
	return verdicts(out.Effects)
}

func verdicts(effects []schema.Effect) string {
	var out []string
	for _, e := range effects {
		out = append(out, string(e.Verdict))
	}
	return strings.Join(out, " ")
}

// says writes the values of a field, and whose word a single-valued one is.
func (d desk) says(t *testing.T, id schema.ID, f schema.Field) string {
	t.Helper()
	doc := d.document(t, id)
	var out []string
	for _, v := range doc.Values(f) {
		s := v.Code
		if v.By != "" {
			s += " (" + string(v.By) + ")"
		}
		if v.Suggested {
			s += "?"
		}
		out = append(out, s)
	}
	return strings.Join(out, ", ")
}

func (d desk) steps(t *testing.T) int {
	t.Helper()
	all, err := d.store.Steps(t.Context(), schema.StepFilter{})
	if err != nil {
		t.Fatal(err)
	}
	return len(all)
}

// TestDecisions holds what each way comes to: planned and done are the same, and
// composing anew changes nothing.
func TestDecisions(t *testing.T) {
	for _, c := range []struct {
		before, edits    []string
		overrule, affirm bool
		want             string // the verdicts
		field            schema.Field
		says             string
	}{
		{nil, []string{"title=A"}, false, false, "changes", "title", "A (person)"},
		{nil, []string{"title=A", "title=B"}, true, false, "changes changes", "title", "B (person)"},
		{[]string{"title=A"}, []string{"title=A"}, false, false, "same", "title", "A (person)"},
		{[]string{"title=A"}, []string{"title=B"}, false, false, "person", "title", "A (person)"},
		{[]string{"title=A"}, []string{"title=B"}, true, false, "changes", "title", "B (person)"},
		{[]string{"title=A"}, []string{"title!"}, false, false, "changes", "title", "a (file)"},
		{nil, []string{"title!"}, false, false, "same", "title", "a (file)"},
		{[]string{"title-=Z", "title=A"}, []string{"title!=Z"}, false, false, "changes", "title", "A (person)"},
		{nil, []string{"title?=A"}, false, false, "filled", "title", "a (file)"},
		{nil, []string{"rights?=CC0"}, false, false, "changes", "rights", "CC0 (person)"},
		{nil, []string{"title=a"}, false, false, "same", "title", "a (file)"},
		{nil, []string{"title=a"}, false, true, "changes", "title", "a (person)"},
		{nil, []string{"language=es"}, false, false, "changes", "language", "es (person)"},
		{nil, []string{"language=Spanish"}, false, false, "invalid", "title", "a (file)"},
		{nil, []string{"title+=A"}, false, false, "invalid", "title", "a (file)"},
		{nil, []string{"horse=A"}, false, false, "invalid", "title", "a (file)"},
		{nil, []string{"horse!"}, false, false, "invalid", "title", "a (file)"},
		{nil, []string{"subject+=diaspora"}, false, false, "changes", "subject", "diaspora (person)"},
		{nil, []string{"subject?=remittances"}, false, false, "changes", "subject", "remittances (person), diaspora (inferred)?"},
		{nil, []string{"organisation?=UNICEF"}, false, false, "filled", "organisation", "OIM, OEA"},
		{nil, []string{"organisation+=OEA"}, false, false, "same", "organisation", "OIM, OEA"},
		{nil, []string{"organisation-=UNICEF"}, false, false, "same", "organisation", "OIM, OEA"},
		{nil, []string{"organisation-=UNICEF"}, false, true, "changes", "organisation", "OIM, OEA"},
		{[]string{"organisation-=OEA"}, []string{"organisation+=OEA"}, false, false, "person", "organisation", "OIM"},
		{[]string{"organisation-=OEA"}, []string{"organisation+=OEA"}, true, false, "changes", "organisation", "OIM, OEA"},
		{[]string{"organisation-=OEA"}, []string{"organisation!=OEA"}, false, false, "changes", "organisation", "OIM, OEA"},
		{nil, []string{"corridor+=HN-US"}, false, false, "same", "corridor", "HN-US (inferred)"},
		{nil, []string{"corridor+=HN-US:return"}, false, false, "changes", "corridor", "HN-US:return (person)"},
		{nil, []string{"corridor-=HN-US", "corridor+=GT-US"}, false, false, "changes changes", "corridor", "GT-US (person)"},
	} {
		d := newDesk(t, "/a")
		id := d.id(t, "/a")
		if len(c.before) > 0 {
			d.decide(t, schema.Decision{By: "Ana", Overrule: true, Affirm: true, Edits: edits(id, c.before...)})
		}
		before := d.steps(t)
		got := d.decide(t, schema.Decision{By: "Eva", Overrule: c.overrule, Affirm: c.affirm, Edits: edits(id, c.edits...)})
		if says := d.says(t, id, c.field); got != c.want || says != c.says {
			t.Errorf("%v after %v: %s, and the document says %q, want %s and %q", c.edits, c.before, got, says, c.want, c.says)
		}
		if made := d.steps(t) - before; made > 1 || (made == 1) != strings.Contains(c.want, "changes") {
			t.Errorf("%v after %v: %d steps for %s", c.edits, c.before, made, got)
		}
		if n, err := corpus.Redescribe(t.Context(), d.store, reads{}, d.store.IDs(t.Context(), ""), nil); n != 0 || err != nil {
			t.Errorf("%v after %v: composing anew changed %d, %v", c.edits, c.before, n, err)
		}
	}
}

// rereads reads a title and a publisher of its own.
type rereads struct{ title, version string }

func (r rereads) Version() string { return r.version }

func (r rereads) Describe(doc *schema.Document) {
	if doc.Basis[schema.FieldTitle].By.Rank() < schema.ByManifest.Rank() {
		doc.Title = r.title
		doc.Basis[schema.FieldTitle] = schema.Basis{By: schema.Inferred, Confidence: 0.5, Evidence: []schema.Evidence{{Page: 1, Passage: r.title}}}
	}
}

// TestRefusedTitle holds that a single value which a person refused gives way to
// what the next authority says, whatever rules read it again, and that another
// value which is read later counts.
func TestRefusedTitle(t *testing.T) {
	l := newLibrary(t)
	l.Describer = rereads{"Índice", "1"}
	it := item("/the-report.txt", "text")
	it.Known = schema.Known{Title: "The catalogue's"}
	l.run(t, item("/a-file.txt", "another"), it)
	d := desk{l, &corpus.Desk{Store: l.store, Describer: l.Describer}}
	free, stated := d.id(t, "/a-file.txt"), d.id(t, "/the-report.txt")
	reject := func(id schema.ID, value string) {
		t.Helper()
		out, err := d.Reject(t.Context(), schema.Decision{By: "Ana", Edits: []schema.Edit{{Document: id, Field: schema.FieldTitle, Value: value}}})
		if err != nil || verdicts(out.Effects) != "changes" {
			t.Fatalf("refusing %q: %s, %v", value, verdicts(out.Effects), err)
		}
	}
	reread := func(r rereads) {
		t.Helper()
		if _, err := corpus.Redescribe(t.Context(), d.store, r, d.store.IDs(t.Context(), ""), nil); err != nil {
			t.Fatal(err)
		}
	}
	want := func(when string, id schema.ID, title string) {
		t.Helper()
		if got := d.says(t, id, schema.FieldTitle); got != title {
			t.Errorf("%s: title %q, want %q", when, got, title)
		}
	}
	reject(free, "indice")
	want("refused", free, "a-file (file)")
	reread(rereads{"ÍNDICE", "2"})
	want("read again", free, "a-file (file)")
	reread(rereads{"Remesas 2020", "3"})
	want("another is read", free, "Remesas 2020 (inferred)")

	want("the catalogue's", stated, "The catalogue's (manifest)")
	d.Describer = rereads{"Remesas 2020", "3"}
	reject(stated, "The catalogue's")
	want("the catalogue's is refused", stated, "Remesas 2020 (inferred)")
	l.Again = true
	l.Describer = d.Describer
	l.run(t, it)
	want("imported again", stated, "Remesas 2020 (inferred)")
	reject(stated, "Remesas 2020")
	want("both are refused", stated, "the-report (file)")
	if out, err := d.Confirm(t.Context(), schema.Decision{By: "Eva", Edits: []schema.Edit{{Document: stated, Field: schema.FieldTitle, Value: "Remesas 2020"}}}); err != nil || verdicts(out.Effects) != "changes" {
		t.Fatalf("confirming what was refused: %+v, %v", out, err)
	}
	want("confirmed after all", stated, "Remesas 2020 (person)")
	if e := d.document(t, stated).Basis[schema.FieldTitle].Evidence; len(e) != 1 {
		t.Errorf("evidence of a confirmed title = %v, want that of the reading", e)
	}
}

// TestConfirmAndReject holds that a suggestion which is confirmed keeps its
// evidence, and that what is refused does not come back.
func TestConfirmAndReject(t *testing.T) {
	d := newDesk(t, "/a", "/b")
	a, b := d.id(t, "/a"), d.id(t, "/b")
	topic := func(id schema.ID) schema.Edit {
		return schema.Edit{Document: id, Field: schema.FieldTopic, Value: "diaspora"}
	}
	out, err := d.Confirm(t.Context(), schema.Decision{By: "Ana", Edits: []schema.Edit{topic(a), topic(b), {Document: "none", Field: schema.FieldTopic, Value: "diaspora"}}})
	if err != nil || verdicts(out.Effects) != "changes changes unknown" {
		t.Fatalf("confirming: %+v, %v", out, err)
	}
	if doc := d.document(t, a); len(doc.Topics) != 1 || doc.Topics[0].By != schema.ByPerson || len(doc.Topics[0].Evidence) != 1 || len(doc.Suggestions.Topics) != 0 {
		t.Errorf("a confirmed suggestion: %+v, %+v", doc.Topics, doc.Suggestions.Topics)
	}
	step, err := d.store.Step(t.Context(), out.Step)
	if err != nil || step.Verb != schema.VerbConfirm || step.By != "Ana" || step.Size != 2 || !slices.Equal(step.Parts[0].Is, []string{"diaspora"}) || len(step.Parts[0].Was) != 0 {
		t.Errorf("the step of both: %+v, %v", step, err)
	}
	again, err := d.Confirm(t.Context(), schema.Decision{By: "Eva", Seen: time.Now().Add(-time.Hour), Edits: []schema.Edit{topic(a)}})
	if err != nil || verdicts(again.Effects) != "same" || again.Step != 0 {
		t.Errorf("a later answer that agrees: %+v, %v, want it accepted without a step", again, err)
	}
	late, err := d.Reject(t.Context(), schema.Decision{By: "Eva", Seen: time.Now().Add(-time.Hour), Edits: []schema.Edit{topic(a)}})
	if err != nil || verdicts(late.Effects) != "overtaken" || late.Effects[0].By != "Ana" || late.Step != 0 {
		t.Errorf("a later answer that differs: %+v, %v, want it left alone", late, err)
	}
	own, err := d.Reject(t.Context(), schema.Decision{By: "Ana", Seen: time.Now().Add(-time.Hour), Edits: []schema.Edit{topic(a)}})
	if err != nil || verdicts(own.Effects) != "changes" || d.says(t, a, schema.FieldTopic) != "" {
		t.Errorf("the same person's other answer: %+v, %v", own, err)
	}
	if _, err := corpus.Redescribe(t.Context(), d.store, reads{}, d.store.IDs(t.Context(), ""), nil); err != nil || d.says(t, a, schema.FieldTopic) != "" {
		t.Errorf("described anew: %s, %v", d.says(t, a, schema.FieldTopic), err)
	}
}

// TestUndoStep holds that a step is taken back, and that again, that what
// changed since is left alone and told, and that it can be forced.
func TestUndoStep(t *testing.T) {
	d := newDesk(t, "/a", "/b")
	a, b := d.id(t, "/a"), d.id(t, "/b")
	first, err := d.Decide(t.Context(), schema.Decision{By: "Ana", Edits: slices.Concat(edits(a, "title=A", "subject+=remittances"), edits(b, "title=B"))})
	if err != nil {
		t.Fatal(err)
	}
	undo := func(u schema.Undoing, want string) schema.Outcome {
		t.Helper()
		u.By = "Eva"
		plan, err := d.PlanUndo(t.Context(), u)
		if err != nil {
			t.Fatal(err)
		}
		out, err := d.Undo(t.Context(), u)
		if err != nil || verdicts(out.Effects) != want {
			t.Fatalf("undoing %+v: %s, %v, want %s", u, verdicts(out.Effects), err, want)
		}
		if diff := cmp.Diff(plan, out.Effects, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("what was planned and what came of it (-plan +done):\n%s", diff)
		}
		return out
	}
	says := func(want string) {
		t.Helper()
		if got := d.says(t, a, "title") + "; " + d.says(t, a, "subject") + "; " + d.says(t, b, "title"); got != want {
			t.Errorf("documents say %q, want %q", got, want)
		}
	}
	taken := undo(schema.Undoing{Step: first.Step}, "changes changes changes")
	says("a (file); diaspora (inferred)?; b (file)")
	if step, err := d.store.Step(t.Context(), first.Step); err != nil || step.Undone != taken.Step {
		t.Errorf("the step says it is undone by %d, %v, want %d", step.Undone, err, taken.Step)
	}
	if out := undo(schema.Undoing{Step: first.Step}, "same same same"); out.Step != 0 {
		t.Errorf("undone again: step %d, want none", out.Step)
	}
	undo(schema.Undoing{Step: taken.Step}, "changes changes changes") // redone
	says("A (person); remittances (person), diaspora (inferred)?; B (person)")
	if step, err := d.store.Step(t.Context(), first.Step); err != nil || step.Undone != 0 {
		t.Errorf("once redone the step says it is undone by %d, %v", step.Undone, err)
	}

	d.decide(t, schema.Decision{By: "Luis", Overrule: true, Edits: edits(a, "title=C", "subject+=brain-drain")})
	out := undo(schema.Undoing{Step: first.Step}, "overtaken changes changes")
	if e := out.Effects[0]; e.By != "Luis" || e.Field != schema.FieldTitle || !slices.Equal(e.From, []string{"C"}) || !slices.Equal(e.To, []string{"a"}) {
		t.Errorf("what is left alone: %+v, want both values and whose the later one is", e)
	}
	says("C (person); brain-drain (person), diaspora (inferred)?; b (file)")
	undo(schema.Undoing{Step: first.Step, Force: []schema.FieldOf{{Document: a, Field: schema.FieldTitle}}}, "changes same same")
	says("a (file); brain-drain (person), diaspora (inferred)?; b (file)")
	if _, err := d.Undo(t.Context(), schema.Undoing{Step: 99}); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("undoing a step that never was: %v, want ErrNotFound", err)
	}
}

// TestFates holds that withdrawing, bringing back and erasing are steps, and what
// can be taken back of them.
func TestFates(t *testing.T) {
	d := newDesk(t, "/a", "/b")
	a, b := d.id(t, "/a"), d.id(t, "/b")
	corrected, err := d.Decide(t.Context(), schema.Decision{By: "Ana", Note: "the cover says so", Edits: edits(a, "title=A secret")})
	if err != nil {
		t.Fatal(err)
	}
	gone, err := d.Withdraw(t.Context(), "Ana", "doubled", a, b)
	if err != nil {
		t.Fatal(err)
	}
	if out, err := d.Undo(t.Context(), schema.Undoing{Step: corrected.Step}); err != nil || verdicts(out.Effects) != "gone" || out.Step != 0 {
		t.Errorf("undoing a correction of a withdrawn document: %+v, %v", out, err)
	}
	back, err := d.Undo(t.Context(), schema.Undoing{By: "Eva", Step: gone})
	if err != nil || verdicts(back.Effects) != "changes changes" || d.says(t, a, "title") != "A secret (person)" {
		t.Fatalf("undoing a withdrawal: %+v, %v", back, err)
	}
	if out, err := d.Undo(t.Context(), schema.Undoing{Step: gone}); err != nil || verdicts(out.Effects) != "same same" || out.Step != 0 {
		t.Errorf("undoing it again: %+v, %v", out, err)
	}
	if out, err := d.Undo(t.Context(), schema.Undoing{By: "Eva", Step: back.Step}); err != nil || verdicts(out.Effects) != "changes changes" {
		t.Errorf("withdrawing them again: %+v, %v", out, err)
	}
	if _, err := d.Readmit(t.Context(), "Ana", "", b); err != nil {
		t.Error(err)
	}
	late, err := d.Withdraw(t.Context(), "Luis", "", "nobody", b)
	if _, headErr := d.store.Head(t.Context(), b); late == 0 || !errors.Is(err, schema.ErrNotFound) || !errors.Is(headErr, schema.ErrGone) {
		t.Errorf("withdrawing one that is not there before another: step %d, %v, and the other: %v", late, err, headErr)
	}
	if _, err := d.Readmit(t.Context(), "Ana", "", b); err != nil {
		t.Error(err)
	}
	if _, err := d.Readmit(t.Context(), "Ana", "", b); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("bringing back what is there: %v, want ErrNotFound", err)
	}
	erased, err := d.Erase(t.Context(), "Ana", "a court says so", a)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Undo(t.Context(), schema.Undoing{Step: erased}); !errors.Is(err, schema.ErrInvalid) {
		t.Errorf("undoing an erasure: %v, want ErrInvalid", err)
	}
	if out, err := d.Undo(t.Context(), schema.Undoing{Step: gone}); err != nil || verdicts(out.Effects) != "gone same" || out.Step != 0 {
		t.Errorf("undoing the withdrawal of what was erased since: %+v, %v", out, err)
	}
	step, err := d.store.Step(t.Context(), corrected.Step)
	if err != nil || step.Note != "" || len(step.Parts) != 1 || step.Parts[0].After != nil || step.Parts[0].Is != nil {
		t.Errorf("the step of an erased document: %+v, %v, want nothing that it said", step, err)
	}
	d.agree(t)
}

// TestFatesSince holds that taking back an old withdrawal or readmission leaves
// alone what another step decided since, unless that is forced.
func TestFatesSince(t *testing.T) {
	d := newDesk(t, "/a")
	a := d.id(t, "/a")
	did := func(do func(context.Context, string, string, ...schema.ID) (int, error), by, why string) int {
		t.Helper()
		n, err := do(t.Context(), by, why, a)
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	undo := func(step int, force bool, want string) schema.Outcome {
		t.Helper()
		u := schema.Undoing{By: "Eva", Step: step, ForceAll: force}
		plan, err := d.PlanUndo(t.Context(), u)
		if err != nil || verdicts(plan) != want {
			t.Errorf("planned: %s, %v, want %s", verdicts(plan), err, want)
		}
		out, err := d.Undo(t.Context(), u)
		if err != nil || verdicts(out.Effects) != want {
			t.Fatalf("done: %s, %v, want %s", verdicts(out.Effects), err, want)
		}
		return out
	}
	first := did(d.Withdraw, "Ana", "doubled")
	back := did(d.Readmit, "Ana", "")
	undone := undo(back, false, "changes")
	for w, err := range d.store.Withdrawn(t.Context()) {
		if err != nil || w.Reason != "doubled" || w.By != "Eva" {
			t.Errorf("withdrawn anew: %q by %q, %v, want the reason that it had", w.Reason, w.By, err)
		}
	}
	undo(first, false, "changes") // the readmission and its undoing come to nothing
	undo(undone.Step, false, "same")
	did(d.Withdraw, "Luis", "a court says so")
	if out := undo(first, false, "overtaken"); out.Step != 0 || out.Effects[0].By != "Luis" {
		t.Errorf("undoing an old withdrawal: %+v, want that of Luis to stay", out)
	}
	if _, err := d.store.Head(t.Context(), a); !errors.Is(err, schema.ErrGone) {
		t.Errorf("what a court had withdrawn: %v, want ErrGone", err)
	}
	undo(back, false, "same") // it is withdrawn
	did(d.Readmit, "Luis", "the court is overruled")
	if out := undo(back, false, "overtaken"); out.Effects[0].By != "Luis" {
		t.Errorf("undoing an old readmission: %+v", out)
	}
	undo(back, true, "changes")
	if _, err := d.store.Head(t.Context(), a); !errors.Is(err, schema.ErrGone) {
		t.Errorf("forced: %v, want ErrGone", err)
	}
	undo(first, true, "changes")
}

// TestBatchesAreSteps holds that an import, its undoing and a restoring are
// steps that can be taken back.
func TestBatchesAreSteps(t *testing.T) {
	d := newDesk(t, "/a")
	id := d.id(t, "/a")
	d.run(t, item("/a", "the text of /a and one word more"))
	restored, err := d.Desk.Restore(t.Context(), "Eva", id, 1)
	if err != nil {
		t.Fatal(err)
	}
	editions, err := d.Editions(t.Context(), id)
	if err != nil || len(editions) != 3 || !editions[2].Now || !editions[1].Aside || editions[1].Batch != 2 {
		t.Errorf("editions: %+v, %v", editions, err)
	}
	if old, err := d.Edition(t.Context(), id, 2); err != nil || !strings.HasSuffix(old.Pages[0].Text, "more") {
		t.Errorf("the second edition: %+v, %v", old, err)
	}
	if _, err := d.Edition(t.Context(), id, 4); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("an edition that never was: %v, want ErrNotFound", err)
	}
	steps, err := d.store.Steps(t.Context(), schema.StepFilter{Document: id})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range steps {
		got = append(got, string(s.Verb))
	}
	if want := []string{"restore", "import", "import"}; !slices.Equal(got, want) {
		t.Fatalf("steps of the document: %v, want %v", got, want)
	}
	if steps[0].Number != restored || steps[0].By != "Eva" || len(steps[0].Parts) != 1 || steps[0].Parts[0].Fate != schema.FateRestored {
		t.Errorf("the step of a restoring: %+v", steps[0])
	}
	out, err := d.Undo(t.Context(), schema.Undoing{By: "Luis", Step: steps[0].Number})
	if err != nil || verdicts(out.Effects) != "changes" || !strings.HasSuffix(d.document(t, id).Pages[0].Text, "more") {
		t.Errorf("undoing a restoring: %+v, %v", out, err)
	}
	if s, err := d.store.Step(t.Context(), out.Step); err != nil || s.Undoes != steps[0].Number || s.By != "Luis" {
		t.Errorf("the step of the undoing: %+v, %v", s, err)
	}
}
