package main

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/harvest"
	"github.com/simde/simde/schema"
)

// mirrored is a library of the test with its files, its server and the other
// library as its source.
type mirrored struct {
	data, files string
	lib         *library
	harvest     *harvest.Harvester
}

func newMirrored(t *testing.T, name string, n int) (m mirrored, port string) {
	t.Helper()
	m.data, m.files = t.TempDir(), t.TempDir()
	for i := range n {
		text := fmt.Sprintf("Informe %d de %s\n\nLas remesas de los trabajadores mexicanos en los Estados Unidos llegan a %d hogares de México, dice el informe número %d.\n%s", i, name, 100+i, i, ownWords(name, i))
		mustDo(t, os.WriteFile(filepath.Join(m.files, fmt.Sprintf("%02d.txt", i)), []byte(text), 0o644))
	}
	mustRun(t, m.data, "import", m.files)
	port, stop := startServer(t, m.data)
	t.Cleanup(func() { stop() })
	lib, err := openLibrary(t.Context(), place{data: m.data})
	mustDo(t, err)
	e := &env{stderr: io.Discard}
	pool, err := lib.extractor("", "")
	mustDo(t, err)
	m.lib, m.harvest = lib, lib.harvester(e, pool, "")
	m.harvest.Bounds = harvest.Bounds{Pace: time.Millisecond, Patience: 5 * time.Second}
	t.Cleanup(func() { mustDo(t, errors.Join(pool.Close(), lib.close())) })
	return m, port
}

// ownWords is a line that no other file has, so that no two are nearly alike: what
// nearly has the text of a withdrawn document is held back.
func ownWords(name string, i int) string {
	var b strings.Builder
	for k := range 60 {
		sum := sha256.Sum256(fmt.Appendf(nil, "%s %d %d", name, i, k))
		fmt.Fprintf(&b, "%d ", binary.BigEndian.Uint32(sum[:]))
	}
	return "\n" + b.String() + "\n"
}

// follows gives a library another one as its source. The two have names of their
// own, with which their identifiers begin.
func (m mirrored) follows(t *testing.T, host, port string) {
	t.Helper()
	mustRun(t, m.data, "sources", "add", "other", "--oai", "http://"+host+":"+port+"/oai", "--allow", host, "--every", "1h")
}

// killed harvests until a random moment. It reports whether that came before the
// end.
func (m mirrored) killed(t *testing.T, longest time.Duration) bool {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), rand.N(longest))
	defer cancel()
	run, err := m.harvest.Run(ctx, "other")
	if err != nil && ctx.Err() == nil {
		t.Fatal(err)
	}
	return ctx.Err() != nil && (err != nil || run.Ended.IsZero())
}

// shot runs the program itself and kills it in the middle.
func (m mirrored) shot(t *testing.T, after time.Duration) {
	t.Helper()
	self, err := os.Executable()
	mustDo(t, err)
	cmd := exec.CommandContext(t.Context(), self, "sources", "run", "other")
	cmd.Env = append(os.Environ(), "SIMDE_TEST_PROGRAM=1", "SIMDE_DATA="+m.data)
	mustDo(t, cmd.Start())
	time.Sleep(after)
	mustDo(t, cmd.Process.Kill())
	if err := cmd.Wait(); err == nil {
		t.Log("it had ended before it was killed")
	}
}

// whole harvests to the end.
func (m mirrored) whole(t *testing.T) {
	t.Helper()
	run, err := m.harvest.Run(t.Context(), "other")
	if err != nil || run.Err != "" || run.States[corpus.Failed] > 0 {
		t.Fatalf("harvest: %+v, %v", run, err)
	}
}

// telling is what a library says of a document, whoever stated it.
type telling struct {
	Title, Creators, Publisher, Published, Kind, Rights string
	Language, Topics, Places, Corridors, Texts          string
}

// holds returns what a library says of each file that it holds.
func (m mirrored) holds(t *testing.T) map[schema.Hash]telling {
	t.Helper()
	out := map[schema.Hash]telling{}
	for id, err := range m.lib.store.IDs(t.Context(), "") {
		mustDo(t, err)
		doc, err := m.lib.store.Document(t.Context(), id)
		mustDo(t, err)
		codes := func(f schema.Field) string {
			var all []string
			for _, v := range doc.Values(f) {
				code, _, _ := strings.Cut(v.Code, ":") // the form oai_dc has places without their parts, and no corridors
				if !v.Suggested {
					all = append(all, code)
				}
			}
			return strings.Join(distinct(all), " ")
		}
		x := telling{Title: doc.Title, Creators: strings.Join(doc.Creators, "|"), Publisher: doc.Publisher, Published: string(doc.Published), Kind: string(doc.Kind),
			Rights: doc.Rights, Language: string(doc.Language), Topics: codes(schema.FieldTopic), Places: codes(schema.FieldPlace), Corridors: codes(schema.FieldCorridor)}
		for _, p := range doc.Pages {
			x.Texts += p.Text
		}
		if _, twice := out[doc.Original.Hash]; twice {
			t.Errorf("%s: two documents of one file", id)
		}
		out[doc.Original.Hash] = x
	}
	return out
}

// change does to a library what people do in a day.
func (m mirrored) change(t *testing.T, day int) {
	t.Helper()
	var ids []schema.ID
	for r, err := range m.lib.store.Ledger(t.Context(), corpus.Filter{States: []corpus.State{corpus.Imported, corpus.Updated, corpus.Unchanged}}) {
		mustDo(t, err)
		if strings.HasPrefix(r.Name, m.files) {
			ids = append(ids, r.Document)
		}
	}
	if len(ids) == 0 {
		m.explain(t, "")
		t.Fatal("a library holds nothing of its own")
	}
	at := func(i int) string { return string(ids[(day*3+i)%len(ids)]) }
	mustRun(t, m.data, "correct", at(0), fmt.Sprintf("title=Corregido el día %d", day), "creator=Pérez, Ana|OIM", "rights=CC BY 4.0")
	mustRun(t, m.data, "correct", at(1), "publisher=CEPAL", fmt.Sprintf("date=20%02d-05", day), "type=report", "subject+=diaspora")
	mustRun(t, m.data, "withdraw", at(2), "--reason", "asked for")
	if day%2 == 1 {
		mustRun(t, m.data, "withdraw", at(2), "--undo")
	}
	name := fmt.Sprintf("%02d.txt", day)
	text, err := os.ReadFile(filepath.Join(m.files, name))
	mustDo(t, err)
	mustDo(t, os.WriteFile(filepath.Join(m.files, name), append(text, fmt.Sprintf("\nAñadido el día %d.\n", day)...), 0o644))
	mustDo(t, os.WriteFile(filepath.Join(m.files, fmt.Sprintf("nuevo-%02d.txt", day)), fmt.Appendf(nil, "Nuevo informe %d en %s\n\nLa migración de Honduras a España crece.\n%s", day, m.files, ownWords(m.files, day)), 0o644))
	mustRun(t, m.data, "import", m.files)
}

// TestMirror: two libraries harvest one another while people correct, withdraw,
// bring back and add, and the harvesters are killed fifty times. In the end both
// hold the same.
func TestMirror(t *testing.T) {
	if testing.Short() {
		t.Skip("two libraries for a minute")
	}
	a, portA := newMirrored(t, "Ana", 24)
	b, portB := newMirrored(t, "Bruno", 12)
	a.follows(t, "localhost", portB)
	b.follows(t, "127.0.0.1", portA)
	kills := 0
	for day := 0; kills < 45; day++ {
		if day < 8 {
			a.change(t, day)
			b.change(t, day)
		}
		for range 6 {
			for _, m := range []mirrored{a, b} {
				longest := 400 * time.Millisecond
				if day >= 8 {
					longest = 60 * time.Millisecond // there is little left to do
				}
				if m.killed(t, longest) {
					kills++
				}
			}
		}
	}
	a.change(t, 9)
	for i := range 5 {
		b.shot(t, time.Duration(300+rand.N(900))*time.Millisecond)
		t.Logf("shot %d", i+1)
		kills++
	}
	for range 3 { // what one takes in is news to the other
		a.whole(t)
		b.whole(t)
	}
	t.Logf("killed %d times", kills)
	inA, inB := a.holds(t), b.holds(t)
	if diff := cmp.Diff(inA, inB); diff != "" {
		for h := range inA {
			if _, ok := inB[h]; !ok {
				a.explain(t, h)
				b.explain(t, h)
			}
		}
		for h := range inB {
			if _, ok := inA[h]; !ok {
				a.explain(t, h)
				b.explain(t, h)
			}
		}
		t.Errorf("the libraries differ (-Ana +Bruno):\n%s", diff)
	}
	if len(inA) < 45 {
		t.Errorf("they hold %d documents", len(inA))
	}
	for _, m := range []mirrored{a, b} {
		bad, err := corpus.Disagreements(t.Context(), m.lib.store)
		if err != nil || len(bad) > 0 {
			t.Errorf("disagreements: %q, %v", bad, err)
		}
		before := m.revision(t)
		if m.whole(t); m.revision(t) != before {
			t.Error("harvesting once more changes something")
		}
	}
}

func (m mirrored) revision(t *testing.T) schema.Revision {
	t.Helper()
	r, err := m.lib.store.Revision(t.Context())
	mustDo(t, err)
	return r
}

// explain logs what the ledger and the log say of a file.
func (m mirrored) explain(t *testing.T, h schema.Hash) {
	t.Helper()
	for r, err := range m.lib.store.Ledger(t.Context(), corpus.Filter{}) {
		mustDo(t, err)
		if h != "" && r.Hash != h {
			doc, err := m.lib.store.Head(t.Context(), r.Document)
			if err != nil || !slices.ContainsFunc(doc.Earlier, func(v schema.Version) bool { return v.Original.Hash == h }) {
				continue
			}
		}
		t.Logf("%s: %s as %s, %s %q", r.Name, r.State, r.Document, r.Reason, r.Warnings)
		steps, err := m.lib.store.Steps(t.Context(), schema.StepFilter{Document: r.Document})
		mustDo(t, err)
		for _, s := range steps {
			t.Logf("  step %d: %s %s %s %v", s.Number, s.By, s.Verb, s.Note, s.Parts)
		}
	}
}
