package bleve

import (
	"context"
	"errors"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/enginetest"
	"github.com/simde/simde/search/plan"
)

// What one question may take.
const (
	mostTime   = 2 * time.Second
	mostMemory = 200 << 20 // bytes
)

// hostileQueries are questions that have hurt, or might.
func hostileQueries() []string {
	r := rand.New(rand.NewPCG(9, 9))
	var letters, words strings.Builder
	for range 700 {
		letters.WriteByte(byte('a' + r.IntN(26)))
	}
	for range 2000 {
		words.WriteByte(byte('a' + r.IntN(26)))
		words.WriteByte(' ')
	}
	long := letters.String()
	many := func(s string, n int) string { return strings.Repeat(s, n) }
	return []string{
		long, long + "~", long + "*", `"` + long + `"`, "title:" + long, "author:" + long, "publisher:" + long,
		many("\ufdfa", 1365), many("\ufdfa ", 1000), many("\ufdfa~ ", 300), many("\ufdfa", 21) + "~",
		words.String(), many("abc* ", 800), many("migra* ", 500), many("de* la* co* re* ", 200),
		many("migracoin~ ", 300), many("x", 64) + "~", many("remesas OR ", 300) + "a", many("(", 2000), many("-a ", 1000),
		many(`"of the" `, 400), many(`"la "`, 500), many("\"de la\"~50 ", 300), `"` + many("de la ", 600) + `"`,
		many("a\u0301", 1300), many("\u200d", 1300), many("🇲🇽", 500), many("ﷺ", 1000), "\x00\xff\xfe", many("é", 2000), many("U.", 2000), many("EE. UU. ", 400),
		many("estados unidos ", 250), many("ley ", 1000), many("GT-US ", 600), many("from Mexico to ", 250),
	}
}

// checkHostile asks one question in all ways, and fails where it takes too much
// or hurts the index.
func checkHostile(t *testing.T, x *Index, text string) {
	t.Helper()
	for name, ask := range map[string]func() error{
		"search": func() error {
			_, err := x.Search(t.Context(), search.Query{Text: text, Lang: schema.Spanish})
			return err
		},
		"suggest": func() error { _, err := x.Suggest(t.Context(), text, schema.French, 10); return err },
		"count": func() error {
			_, err := x.Count(t.Context(), search.Query{Text: text, Lang: schema.English})
			return err
		},
		"marks": func() error {
			_, err := x.Marks(t.Context(), search.Query{Text: text, Lang: schema.English}, "from Mexico to the United States", schema.English)
			return err
		},
		"corridors": func() error { search.CorridorsAsked(text, schema.Spanish); return nil },
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		began := time.Now()
		err := ask()
		took := time.Since(began)
		runtime.ReadMemStats(&after)
		if errors.Is(err, plan.ErrBrokeOff) || errors.Is(err, errDamaged) {
			t.Errorf("%s %.60q: %v", name, text, err)
		}
		if used := after.TotalAlloc - before.TotalAlloc; took > mostTime || used > mostMemory {
			t.Errorf("%s %.60q (%d bytes) takes %v and %d MB", name, text, len(text), took, used>>20)
		}
	}
	if x.Stale() {
		t.Fatalf("after %.60q the index is held for damaged", text)
	}
}

// TestHostileQueries: no question takes more than its time and memory, nor has
// the index made anew.
func TestHostileQueries(t *testing.T) {
	x := notes(t)
	x.Patience = plan.Patience
	for _, q := range hostileQueries() {
		checkHostile(t, x, q)
	}
}

func FuzzHostileQueries(f *testing.F) {
	for _, q := range hostileQueries() {
		f.Add(q)
	}
	lib := enginetest.NewLibrary(enginetest.Notes(f)...)
	x := open(f, lib)
	x.Patience = plan.Patience
	follow(f, lib, x)
	f.Fuzz(func(t *testing.T, text string) { checkHostile(t, x, text) })
}

// TestBrokenOffIsNoDamage: where the program fails at a question, the files say
// whether the index is damaged.
func TestBrokenOffIsNoDamage(t *testing.T) {
	x := notes(t)
	broken := plan.NewFinder(&spied{Engine: x, find: func(*plan.Query) { panic("of a question") }}, x.Texts)
	if _, err := broken.Search(t.Context(), search.Query{Text: "migra"}); !errors.Is(err, plan.ErrBrokeOff) {
		t.Errorf("a panic of a question gives %v", err)
	}
	x.beside.Wait()
	if x.suspected.Load() == 0 || x.Stale() {
		t.Errorf("files read: %v; stale: %v; want them read and sound", x.suspected.Load() != 0, x.Stale())
	}
}

// failing is an engine that fails when it is asked for the nth time, for words or
// for documents.
type failing struct {
	plan.Engine
	nth, asked, open int
}

type failingView struct {
	plan.View
	of *failing
}

func (f *failing) View(ctx context.Context) (plan.View, error) {
	v, err := f.Engine.View(ctx)
	f.open++
	return failingView{v, f}, err
}

func (f *failing) ask() {
	if f.asked++; f.asked == f.nth {
		panic("damaged")
	}
}

func (v failingView) Holders(ts []plan.Term) []int {
	v.of.ask()
	return v.View.Holders(ts)
}

func (v failingView) Find(ctx context.Context, q *plan.Query, w plan.Want) (*plan.Found, error) {
	v.of.ask()
	return v.View.Find(ctx, q, w)
}

func (v failingView) Close(err error) error {
	v.of.open--
	return v.View.Close(err)
}

// TestBrokenOffLeavesNothingOpen: wherever the index fails while the likest
// documents are looked for, an error says so and the view is closed.
func TestBrokenOffLeavesNothingOpen(t *testing.T) {
	x := library(t)
	broke := 0
	for nth := 1; ; nth++ {
		f := &failing{Engine: x, nth: nth}
		_, err := plan.NewFinder(f, x.Texts).Similar(t.Context(), "gt-remesas", 3)
		if f.open != 0 {
			t.Errorf("failing at look-up %d leaves %d views open", nth, f.open)
		}
		if f.asked < nth {
			break
		}
		if broke++; !errors.Is(err, plan.ErrBrokeOff) {
			t.Errorf("failing at look-up %d gives %v", nth, err)
		}
	}
	if broke < 2 {
		t.Errorf("the index was asked %d times, want more than once", broke)
	}
}
