package bleve

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/schematest"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/enginetest"
	"github.com/simde/simde/search/plan"
	"github.com/simde/simde/search/word"
)

// chance makes random documents and queries.
type chance struct{ *rand.Rand }

func newChance(seed uint64) chance { return chance{rand.New(rand.NewPCG(seed, 7))} }

// library returns a library of n documents.
func (c chance) library(n int) *enginetest.Library {
	lib := enginetest.NewLibrary()
	for i := range n {
		lib.Put(c.document(i))
	}
	return lib
}

func oneOf[T any](c chance, xs []T) T { return xs[c.IntN(len(xs))] }

var (
	somePlaces    = []schema.Place{"MX", "US", "GT", "HN", "MA", "FR", "ES", "PH", "SA", "013", "019", "EU"}
	someWords     = strings.Fields("remesas migrantes retorno trabajo mujeres remittances migrants labour women return envois fonds migrants femmes travail")
	someTopics    = []schema.Term{"remittances", "remittance-costs", "return-migration", "migration-development", "diaspora"}
	somePublisher = []string{"OIM", "IOM", "Banco Mundial", "World Bank", "ILO", "Diario del Sur", ""}
	someKinds     = []schema.Kind{"report", "evaluation", "article", ""}
	someDates     = []schema.Date{"", "2010", "2012-05", "2015-06-30", "2006/2008", "2009-11/2011", "2020"}
)

func (c chance) document(id int) *schema.Document {
	l := oneOf(c, append(slices.Clone(schema.Langs), "pt"))
	d := &schema.Document{ID: schema.ID(fmt.Sprintf("d%03d", id)), Language: l, Title: oneOf(c, someWords) + " " + oneOf(c, someWords),
		Publisher: oneOf(c, somePublisher), Kind: oneOf(c, someKinds), Published: oneOf(c, someDates)}
	for range c.IntN(3) {
		o, dest := oneOf(c, somePlaces), oneOf(c, somePlaces)
		if o != dest {
			d.Corridors = append(d.Corridors, schema.DocCorridor{Corridor: schema.Corridor{Origin: o, Destination: dest}})
		}
	}
	for range c.IntN(3) {
		d.Places = append(d.Places, schema.DocPlace{Place: oneOf(c, somePlaces), Roles: []schema.Role{oneOf(c, schema.Roles)}})
	}
	for range c.IntN(3) {
		d.Topics = append(d.Topics, schema.DocTopic{Topic: oneOf(c, someTopics), Weight: 0.5})
	}
	for i := range 1 + c.IntN(3) {
		var words []string
		for range 4 + c.IntN(12) {
			words = append(words, oneOf(c, someWords))
		}
		d.Pages = append(d.Pages, schema.Page{Number: i + 1, Language: l, Text: strings.Join(words, " ")})
	}
	return d
}

// values lists what may be chosen in each facet, wider places and corridors
// among them.
func (c chance) value(f search.Facet) string {
	p := func() schema.Place { return oneOf(c, somePlaces) }
	switch f {
	case search.FacetCorridor:
		return oneOf(c, []string{"MX-US", "GT-*", "*-US", "013-021", "MA-150", "019-*", "EU-*", "GT-MX", "013-EU"})
	case search.FacetOrigin, search.FacetDestination, search.FacetCountry:
		return string(p())
	case search.FacetRegion:
		return oneOf(c, []string{"013", "019", "150", "EU", "002", "419"})
	case search.FacetTopic:
		return string(oneOf(c, someTopics))
	case search.FacetLang:
		return oneOf(c, []string{"es", "en", "fr", "pt"})
	case search.FacetYear:
		return oneOf(c, []string{"2006", "2007", "2010", "2011", "2015", "2020", search.Undated, "20x5"})
	case search.FacetKind:
		return oneOf(c, []string{"report", "evaluation", "article"})
	}
	return oneOf(c, []string{"iom", "worldbank", "ilo", "Diario del Sur", search.NoPublisher})
}

func (c chance) query() search.Query {
	q := search.Query{Lang: oneOf(c, schema.Langs), Size: 3}
	for range c.IntN(4) {
		q.Text += " " + oneOf(c, append(slices.Clone(someWords), "-remesas", `"migrantes retorno"`, "rem*", "OR", "mujeres~", "year:2010..2015", "corridor:MX-*", "title:retorno", "zepelín"))
	}
	for range c.IntN(4) {
		if q.Filters == nil {
			q.Filters = map[search.Facet]search.Selection{}
		}
		f := oneOf(c, search.Facets)
		s := q.Filters[f]
		if c.IntN(3) == 0 {
			s.Not = append(s.Not, c.value(f))
		} else {
			s.Any = append(s.Any, c.value(f))
		}
		q.Filters[f] = s
	}
	if c.IntN(4) == 0 {
		q.YearFrom = 2005 + c.IntN(10)
	}
	if c.IntN(4) == 0 {
		q.YearTo = 2008 + c.IntN(10)
	}
	return q
}

func TestCountsEqualResultsAfterTheClick(t *testing.T) {
	c := newChance(1)
	var docs []*schema.Document
	for i := range 200 {
		docs = append(docs, c.document(i))
	}
	lib := enginetest.NewLibrary(docs...)
	x := open(t, lib)
	follow(t, lib, x)
	for range 25 {
		q := c.query()
		enginetest.CheckCounts(t, x, q)
		for _, f := range []search.Facet{search.FacetCorridor, search.FacetOrigin} { // with a wide value chosen
			wide := enginetest.Clicked(q, f, c.value(f))
			r, err := x.Search(t.Context(), wide)
			must(t, err)
			for _, v := range enginetest.FacetOf(r, f).Values {
				enginetest.CheckCount(t, x, wide, f, v)
			}
		}
	}
}

// TestCountsAgainstTheDocuments counts without the index.
func TestCountsAgainstTheDocuments(t *testing.T) {
	c := newChance(2)
	var docs []*schema.Document
	for i := range 150 {
		docs = append(docs, c.document(i))
	}
	lib := enginetest.NewLibrary(docs...)
	x := open(t, lib)
	follow(t, lib, x)
	for range 60 {
		q := c.query()
		q.Text = ""
		want := 0
		for _, d := range docs {
			if selects(q, d) {
				want++
			}
		}
		if got, err := x.Count(t.Context(), q); err != nil || got != want {
			t.Errorf("search %v counts %d, %v; the documents say %d", q.Values(), got, err, want)
		}
	}
}

// selects reports whether the filters of q select d, read from the document
// itself.
func selects(q search.Query, d *schema.Document) bool {
	values := plan.NewSheet(d, new(word.Analyzer)).Facets
	has := func(f search.Facet, want string) bool {
		for _, v := range values[plan.FacetNumber(f)] {
			if v == want {
				return true
			}
			a, errA := schema.ParseCorridor(want)
			b, errB := schema.ParseCorridor(v)
			if f == search.FacetCorridor && errA == nil && errB == nil && a.Covers(b) {
				return true
			}
			if (f == search.FacetOrigin || f == search.FacetDestination || f == search.FacetCountry) && schema.Place(want).Contains(schema.Place(v)) {
				return true
			}
		}
		return false
	}
	for f, s := range q.Filters {
		if f == search.FacetYear && q.Ranged() {
			continue // one choice with the range
		}
		if len(s.Any) > 0 && !slices.ContainsFunc(s.Any, func(v string) bool { return has(f, v) }) {
			return false
		}
		if slices.ContainsFunc(s.Not, func(v string) bool { return has(f, v) }) {
			return false
		}
	}
	if !q.Ranged() {
		return true
	}
	years := func(values []string) bool {
		return slices.ContainsFunc(values, func(v string) bool { return has(search.FacetYear, v) })
	}
	first, last := d.Published.Years()
	within := first != 0 && last >= q.YearFrom && (q.YearTo == 0 || first <= q.YearTo)
	return (within || years(q.Filters[search.FacetYear].Any)) && !years(q.Filters[search.FacetYear].Not)
}

// TestUndatedIsCounted holds what an answer says of documents without a date
// against the documents themselves, and that a range joined by them finds as
// many more as it says it drops.
func TestUndatedIsCounted(t *testing.T) {
	c := newChance(6)
	var docs []*schema.Document
	for i := range 150 {
		docs = append(docs, c.document(i))
	}
	lib := enginetest.NewLibrary(docs...)
	x := open(t, lib)
	follow(t, lib, x)
	some := 0
	for range 60 {
		q := c.query()
		q.YearFrom, q.YearTo = 2005+c.IntN(10), 0
		delete(q.Filters, search.FacetYear)
		r, err := x.Search(t.Context(), q)
		must(t, err)
		dropped, found := r.Undated(q)
		if found != 0 {
			t.Errorf("search %v: a range alone finds %d documents without a date", q.Values(), found)
		}
		joined := q
		joined.Filters = enginetest.Clicked(q, search.FacetYear, search.Undated).Filters
		all, err := x.Search(t.Context(), joined)
		must(t, err)
		if none, with := all.Undated(joined); none != 0 || with != dropped || all.Total != r.Total+dropped {
			t.Errorf("search %v finds %d and drops %d; joined it finds %d, of them %d undated, and drops %d", q.Values(), r.Total, dropped, all.Total, with, none)
		}
		some += dropped
	}
	if some == 0 {
		t.Error("no range dropped a document without a date")
	}
}

// TestCountsBesideAWriter checks each count in the very view of the search that
// gave it, while documents are added, changed and withdrawn.
func TestCountsBesideAWriter(t *testing.T) {
	c := newChance(3)
	lib := c.library(120)
	x := open(t, lib)
	follow(t, lib, x)
	stop, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		w := newChance(4)
		for {
			select {
			case <-stop:
				return
			default:
			}
			for range 1 + w.IntN(8) {
				id := w.IntN(150)
				if w.IntN(4) == 0 {
					lib.Withdraw(schema.ID(fmt.Sprintf("d%03d", id)))
				} else {
					lib.Put(w.document(id))
				}
			}
			follow(t, lib, x)
		}
	}()
	for range 150 {
		checkInOneView(t, x, c)
	}
	close(stop)
	<-done
	noDrift(t, lib, x)
}

func checkInOneView(t *testing.T, x *Index, c chance) {
	t.Helper()
	q := c.query()
	v, err := x.generation().acquire()
	must(t, err)
	defer func() { must(t, v.release()) }()
	one := plan.NewFinder(pinned{x, v}, x.Texts)
	one.Patience = x.Patience
	f := oneOf(c, search.Facets)
	r, err := one.Search(t.Context(), q)
	must(t, err)
	values := enginetest.FacetOf(r, f).Values
	for _, fv := range values[:min(3, len(values))] {
		clicked, err := one.Count(t.Context(), enginetest.Clicked(q, f, fv.Value))
		must(t, err)
		if clicked != fv.Count {
			t.Errorf("beside a writer, search %v: beside %s %s stands %d, a click finds %d", q.Values(), f, fv.Value, fv.Count, clicked)
		}
	}
}

// pinned answers every question from one view.
type pinned struct {
	x *Index
	v *view
}

func (p pinned) View(ctx context.Context) (plan.View, error) {
	if err := p.x.admit(ctx); err != nil {
		return nil, err
	}
	p.v.refs.Add(1)
	return &inquiry{terms: p.v.terms(), x: p.x}, nil
}

// TestCountsOnRealTexts does the same on real reports, described at random.
func TestCountsOnRealTexts(t *testing.T) {
	dir := schematest.SharedData(t, "corpus", "reliefweb")
	files, err := filepath.Glob(filepath.Join(dir, "*", "*.txt"))
	must(t, err)
	c := newChance(5)
	lib := enginetest.NewLibrary()
	for i, f := range files {
		if i%3 != 0 {
			continue
		}
		text, err := os.ReadFile(f)
		must(t, err)
		d := c.document(i)
		d.Language = schema.Lang(filepath.Base(filepath.Dir(f)))
		d.Title, _, _ = strings.Cut(string(text), "\n")
		d.Pages = []schema.Page{{Number: 1, Text: string(text)}}
		lib.Put(d)
	}
	x := open(t, lib)
	follow(t, lib, x)
	for _, text := range []string{"", "migrantes", "refugees OR réfugiés", `"human rights"`, "agua saneamiento", "food security -sudan"} {
		q := c.query()
		q.Text = text
		enginetest.CheckCounts(t, x, q)
	}
}
