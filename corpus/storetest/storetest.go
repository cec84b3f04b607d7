// Package storetest is the contract of corpus.Store as a suite that every
// adapter runs.
package storetest

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// Full returns a document with every field set. A new field is added here
// first, and the suite fails until the store keeps it.
func Full(id schema.ID) *schema.Document {
	basis := schema.Basis{By: schema.Inferred, Confidence: 0.8, Evidence: []schema.Evidence{
		{Page: 1, Start: 3, End: 9, Passage: "México", Rule: "from-to"}}}
	known := schema.Known{Identifiers: []string{"A/1"}, Title: "t", Abstract: "a", Creators: []string{"c"}, Publisher: "p",
		Published: "2010", Language: "es", Languages: []schema.Lang{"es", "fr"}, Kind: "report", Subjects: []string{"s"}, Spatial: []string{"MX"},
		Corridors: []string{"MX-US"}, SourceURL: "u", Rights: "r", Collections: []string{"Boletines"}}
	return &schema.Document{
		ID: id, Imported: time.UnixMilli(1_700_000_000_000).UTC(),
		Original: schema.Original{Hash: schema.Hash(fmt.Sprintf("%064x", len(id))), Size: 7, MediaType: "application/pdf", Name: "/in/" + string(id) + ".pdf"},
		Parts: []schema.Part{{Original: schema.Original{Hash: schema.Hash(fmt.Sprintf("%064x", len(id))), Size: 7, MediaType: "application/pdf", Name: "/in/" + string(id) + ".pdf"}, Pages: 1},
			{Original: schema.Original{Hash: schema.Hash(fmt.Sprintf("f%063x", len(id))), Size: 8, MediaType: "text/plain", Name: "/in/" + string(id) + ".txt"}, Pages: 1}},
		Earlier: []schema.Version{{Original: schema.Original{Hash: "0f", Size: 6, MediaType: "text/plain", Name: "/in/old.txt"}, Title: "Antes", Aside: true,
			Parts: []schema.Part{{Original: schema.Original{Hash: "0f"}, Pages: 1}}, Until: time.UnixMilli(1_700_000_000_001).UTC()}},
		Attachments: []schema.Attachment{{In: "0f", Name: "anexo.pdf", Hash: "0e", Size: 5}}, AttachedTo: []schema.ID{"carrier-" + id},
		Language: "es", Languages: []schema.Lang{"es", "fr"}, Title: "Remesas", Abstract: "Resumen", Kind: "report", Publisher: "OIM", PublishedIn: "CH",
		Creators: []string{"Pérez, Ana"}, Contacts: []schema.Contact{{Name: "n", Organisation: "o", Email: "e", Phone: "1"}},
		Identifiers: []string{"id-" + string(id)}, Collections: []string{"Boletines"}, SourceURL: "https://example.org", Rights: "CC0", Published: "2010-11-05",
		Events: []schema.Event{{Date: "2011", Basis: basis}}, Organisations: []string{"IOM"},
		Places:    []schema.DocPlace{{Place: "MX", Roles: []schema.Role{schema.RoleOrigin}, Mentions: 2, Basis: basis}},
		Corridors: []schema.DocCorridor{{Corridor: schema.Corridor{Origin: "MX", Destination: "US"}, Kind: schema.RelLabour, Basis: basis}},
		Routes:    []schema.Route{{Places: []schema.Place{"GT", "MX", "US"}, Basis: basis}},
		Topics:    []schema.DocTopic{{Topic: "remittances", Weight: 1, Basis: basis}},
		Claims:    []schema.Claim{{Corridor: schema.Corridor{Origin: "MX", Destination: "US"}, Value: 3, Unit: "persons", Measure: schema.ClaimResidents, Year: 2010, Basis: basis}},
		Suggestions: schema.Suggestions{
			Creators:  []string{"typist"},
			Places:    []schema.DocPlace{{Place: "GT", Basis: basis}},
			Corridors: []schema.DocCorridor{{Corridor: schema.Corridor{Origin: "GT", Destination: "MX"}, Basis: basis}},
			Topics:    []schema.DocTopic{{Topic: "diaspora", Basis: basis}}},
		Basis:       map[schema.Field]schema.Basis{schema.FieldTitle: basis},
		Stated:      map[schema.Authority]schema.Known{schema.ByManifest: known},
		Corrections: []schema.Correction{{Field: schema.FieldTitle, Op: schema.CorrectSet, Value: "x", By: "me", At: time.UnixMilli(5).UTC()}},
		Work:        "w",
		Pages: []schema.Page{{Number: 1, Label: "i", Language: "es", Text: "De México hacia el norte.", Engine: "e1"},
			{Number: 2, Label: "1", Language: "fr", Text: "", Engine: "e2",
				Seen: &schema.Recognition{Confidence: 0.87, Words: []schema.WordBox{{Text: "vers", X0: 0.1, Y0: 0.2, X1: 0.3, Y1: 0.25}}}}},
		Warnings: []string{"page 2 has no text"}, Extractor: "pdfium 1", Describer: "rules 1",
	}
}

// Adapter is what the suite needs of a kind of store.
type Adapter struct {
	// New makes an empty database, which is gone after the test, and returns its
	// address.
	New func(t testing.TB) (address string)
	// Open opens the store of an address. It is called several times for one
	// address, also in other processes.
	Open func(ctx context.Context, address string) (corpus.Store, error)
}

// open opens a store that is closed when the test ends.
func (a Adapter) open(t testing.TB, address string) corpus.Store {
	t.Helper()
	s, err := a.Open(t.Context(), address)
	must(t, err)
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// alone are the tests that one handle is enough for.
var alone = map[string]func(*testing.T, corpus.Store){
	"keeps every field":            keepsEveryField,
	"puts the same again":          putsTheSameAgain,
	"finds":                        finds,
	"enters what was decided":      entersWhatWasDecided,
	"withdraws":                    withdraws,
	"erases":                       erases,
	"refuses what is overtaken":    refusesOvertaken,
	"feeds changes":                feedsChanges,
	"feeds what is wanted":         feedsWhatIsWanted,
	"names each change":            namesEachChange,
	"keeps a row a file":           keepsARowAFile,
	"lists rows in order":          listsRowsInOrder,
	"puts document and row as one": putsRowsWithTheDocument,
	"keeps batches":                keepsBatches,
	"notes what a batch changes":   notesWhatABatchChanges,
	"forgets what was erased":      forgetsWhatWasErased,
	"gives hashes":                 givesHashes,
	"gives pages":                  givesPages,
	"gives cards":                  givesCards,
	"gives what is attached":       givesAttached,
	"keeps odd texts":              keepsOddTexts,
	"counts":                       counts,
	"lists ids":                    listsIDs,
	"stamps":                       stamps,
	"keeps portraits":              keepsPortraits,
	"keeps bonds and groups":       keepsBonds,
	"finds cases":                  findsCases,
	"finds held files":             findsHeldFiles,
	"orders cases":                 ordersCases,
	"lends cases":                  lendsCases,
	"finds cases anew":             findsCasesAnew,
	"places cases in each order":   placesCases,
	"keeps alerts":                 keepsAlerts,
	"keeps arrivals":               keepsArrivals,
	"keeps briefings":              keepsBriefs,
	"keeps steps":                  keepsSteps,
	"finds steps":                  findsSteps,
	"steps with what they tell":    stepsWithWhatTheyTell,
	"forgets what steps quote":     forgetsWhatStepsQuote,
	"keeps plans":                  keepsPlans,
	"keeps people":                 keepsPeople,
	"keeps sessions":               keepsSessions,
	"keeps tokens":                 keepsTokens,
	"keeps uploads":                keepsUploads,
	"keeps collections":            keepsCollections,
	"keeps out taken back":         keepsOutTakenBack,
	"keeps shelves":                keepsShelves,
	"keeps advice":                 keepsAdvice,
	"keeps cares":                  keepsCares,
	"keeps organisations":          keepsBodies,
	"keeps names of places":        keepsToponyms,
	"keeps sources":                keepsSources,
	"keeps files out":              keepsOut,
	"counts failures to sign in":   countsFailures,
	"ends with its context":        endsWithItsContext,
}

// among are the tests of several handles on one database.
var among = map[string]func(*testing.T, Adapter, string){
	"is there when opened again": isThereWhenOpenedAgain,
	"opens at once":              opensAtOnce,
	"works at once":              worksAtOnce,
	"misses no change":           missesNoChange,
	"decides once":               decidesOnce,
	"locks":                      locks,
	"is carried":                 isCarried,
	"survives a kill":            survivesAKill,
}

// Test runs the contract on stores of the adapter, each new and empty.
func Test(t *testing.T, a Adapter) {
	for name, test := range alone {
		t.Run(name, func(t *testing.T) { test(t, a.open(t, a.New(t))) })
	}
	for name, test := range among {
		t.Run(name, func(t *testing.T) { test(t, a, a.New(t)) })
	}
}

func keepsEveryField(t *testing.T, s corpus.Store) {
	want := Full("a")
	must(t, s.Put(t.Context(), want))
	got, err := s.Document(t.Context(), "a")
	must(t, err)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("document (-put +got):\n%s", diff)
	}
}

func putsTheSameAgain(t *testing.T, s corpus.Store) {
	must(t, s.Put(t.Context(), Full("a")))
	first := changes(t, s, 0)
	must(t, s.Put(t.Context(), Full("a")))
	if diff := cmp.Diff(first, changes(t, s, 0)); diff != "" {
		t.Errorf("putting the same again changed the feed (-before +after):\n%s", diff)
	}
	reread := Full("a")
	reread.Describer = "rules 2"
	must(t, s.Put(t.Context(), reread))
	if got := changes(t, s, first[0].Revision); len(got) != 0 {
		t.Errorf("changes after other rules read the same = %v, want none", got)
	}
	if got, err := s.Document(t.Context(), "a"); err != nil || got.Describer != "rules 2" {
		t.Errorf("read by %q, %v, want the rules that read it last", got.Describer, err)
	}
	other := Full("a")
	other.Title = "Otra"
	must(t, s.Put(t.Context(), other))
	if got := changes(t, s, first[0].Revision); len(got) != 1 || got[0].Document.Title != "Otra" {
		t.Errorf("changes after an update = %v, want the one update", got)
	}
}

func finds(t *testing.T, s corpus.Store) {
	a, b := Full("a"), Full("bb")
	must(t, s.Put(t.Context(), a, corpus.Row{Name: a.Original.Name, State: corpus.Imported, Document: "a"}))
	must(t, s.Put(t.Context(), b, corpus.Row{Name: "/copy", State: corpus.Duplicate, Document: "bb"}))
	both := Full("cc")
	both.Parts = nil
	both.Original.Hash, both.Identifiers, both.Imported = a.Original.Hash, []string{"id-bb"}, a.Imported.Add(time.Hour)
	must(t, s.Put(t.Context(), both))
	bearing := map[string][]schema.ID{"id-bb": {"bb", "cc"}}
	for _, c := range []struct {
		key  corpus.Key
		want corpus.Found
	}{
		{corpus.Key{}, corpus.Found{}},
		{corpus.Key{Identifiers: []string{"none", "id-bb"}, Hash: a.Original.Hash}, corpus.Found{Same: []schema.ID{"a", "cc"}, Bearing: bearing}},
		{corpus.Key{Name: a.Original.Name, Hash: b.Original.Hash}, corpus.Found{Named: "a", Same: []schema.ID{"bb"}}},
		{corpus.Key{Hash: b.Parts[1].Original.Hash}, corpus.Found{Same: []schema.ID{"bb"}}},
		{corpus.Key{Name: "/copy"}, corpus.Found{Named: "bb"}},
		{corpus.Key{Name: "/never", Hash: "f"}, corpus.Found{}},
	} {
		if got, err := s.Find(t.Context(), c.key); err != nil || !cmp.Equal(got, c.want) {
			t.Errorf("Find(%+v) = %+v, %v, want %+v", c.key, got, err, c.want)
		}
	}
	must(t, s.Withdraw(t.Context(), corpus.Withdrawal{ID: "a"}))
	if got, err := s.Find(t.Context(), corpus.Key{Name: a.Original.Name, Identifiers: []string{"id-a"}}); err != nil || !cmp.Equal(got, corpus.Found{}) {
		t.Errorf("Find of a withdrawn document = %+v, %v, want nothing", got, err)
	}
}

// entersWhatWasDecided holds that a decision and what it rests on are one
// transaction.
func entersWhatWasDecided(t *testing.T, s corpus.Store) {
	key := corpus.Key{Name: "/in/new.pdf", Hash: "e1", Identifiers: []string{"id-n"}}
	seen, err := s.Find(t.Context(), key)
	must(t, err)
	doc := Full("n")
	e := corpus.Entry{Key: key, Found: seen, Documents: []*schema.Document{doc, Full("m")},
		Rows: []corpus.Row{{Name: key.Name, State: corpus.Imported, Document: "n"}}}
	must(t, s.Enter(t.Context(), e))
	for _, id := range []schema.ID{"n", "m"} {
		if _, err := s.Document(t.Context(), id); err != nil {
			t.Errorf("entered document %s: %v", id, err)
		}
	}
	before, err := s.Revision(t.Context())
	must(t, err)
	refused := func(what string, e corpus.Entry) {
		t.Helper()
		e.Rows = []corpus.Row{{Name: "/in/late.pdf", State: corpus.Imported, Document: "late"}}
		if err := s.Enter(t.Context(), e); !errors.Is(err, schema.ErrConflict) {
			t.Errorf("%s: %v, want ErrConflict", what, err)
		}
	}
	late := Full("late")
	late.Original.Hash = "e2"
	e.Documents = []*schema.Document{late}
	refused("what was found has changed", e)
	if e.Found, err = s.Find(t.Context(), key); err != nil {
		t.Fatal(err)
	}
	other := Full("n")
	other.Title = "Another"
	e.Documents = []*schema.Document{late, other}
	refused("a new document of a name that is held", e)
	if rev, err := s.Revision(t.Context()); err != nil || rev != before {
		t.Errorf("revision after what was refused = %d, %v, want %d", rev, err, before)
	}
	if _, err := s.Row(t.Context(), "/in/late.pdf"); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("the row of what was refused: %v, want ErrNotFound", err)
	}
	if _, err := s.Document(t.Context(), "late"); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("the first document of an entry that was refused: %v, want ErrNotFound", err)
	}
}

func erases(t *testing.T, s corpus.Store) {
	must(t, s.Put(t.Context(), Full("a")))
	must(t, s.Put(t.Context(), Full("b")))
	must(t, s.Record(t.Context(), corpus.Row{Name: "/in/a.pdf", State: corpus.Imported, Document: "a", Warnings: []string{"of its text"}}))
	must(t, s.Withdraw(t.Context(), corpus.Withdrawal{ID: "b", At: time.UnixMilli(8).UTC()}))
	before := must1(t)(s.Revision(t.Context()))
	w := corpus.Withdrawal{ID: "a", By: "Ana", Reason: "a court says so", At: time.UnixMilli(9).UTC(), Document: &schema.Document{ID: "a", Original: schema.Original{Hash: "aa"}}}
	must(t, s.Erase(t.Context(), w))
	must(t, s.Erase(t.Context(), corpus.Withdrawal{ID: "b", At: time.UnixMilli(9).UTC(), Document: &schema.Document{ID: "b"}}))
	got := changes(t, s, before)
	if len(got) != 2 || got[0].ID != "a" || got[0].Document != nil || got[1].ID != "b" || got[1].Document != nil {
		t.Errorf("changes after erasing = %v, want two tombstones", got)
	}
	if _, err := s.Document(t.Context(), "a"); !errors.Is(err, schema.ErrGone) {
		t.Errorf("an erased document: %v, want ErrGone", err)
	}
	if r, err := s.Row(t.Context(), "/in/a.pdf"); err != nil || r.State != corpus.Withdrawn || r.Reason != "erased: a court says so" || len(r.Warnings) != 0 {
		t.Errorf("the row of an erased document: %+v, %v", r, err)
	}
	after := must1(t)(s.Revision(t.Context()))
	again := w
	again.Reason = "another"
	must(t, s.Erase(t.Context(), again))
	if now := must1(t)(s.Revision(t.Context())); now != after {
		t.Errorf("erasing again: revision %d, then %d", after, now)
	}
	if all := withdrawn(t, s); len(all) != 2 || !all[0].Erased() || !cmp.Equal(all[0], w, cmpopts.EquateEmpty()) {
		t.Errorf("withdrawn: %+v, want %+v first", all, w)
	}
	if err := s.Erase(t.Context(), corpus.Withdrawal{ID: "never", Document: &schema.Document{}}); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("erasing what never was: %v, want ErrNotFound", err)
	}
}

// must1 returns a value that came without an error.
func must1(t *testing.T) func(schema.Revision, error) schema.Revision {
	return func(r schema.Revision, err error) schema.Revision {
		t.Helper()
		must(t, err)
		return r
	}
}

func withdraws(t *testing.T, s corpus.Store) {
	must(t, s.Put(t.Context(), Full("a")))
	before := changes(t, s, 0)
	row := corpus.Row{Name: "/in/a.pdf", State: corpus.Imported, Document: "a"}
	must(t, s.Record(t.Context(), row))
	w := corpus.Withdrawal{ID: "a", By: "Ana", Reason: "the author asked for it", At: time.UnixMilli(9).UTC()}
	must(t, s.Withdraw(t.Context(), w))
	if _, err := s.Document(t.Context(), "a"); !errors.Is(err, schema.ErrGone) {
		t.Errorf("a withdrawn document: %v, want ErrGone", err)
	}
	if _, err := s.Document(t.Context(), "never"); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("a document never held: %v, want ErrNotFound", err)
	}
	if err := s.Withdraw(t.Context(), w); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("withdrawing twice: %v, want ErrNotFound", err)
	}
	got := changes(t, s, before[0].Revision)
	if len(got) != 1 || got[0].ID != "a" || got[0].Document != nil {
		t.Errorf("changes after a withdrawal = %v, want a tombstone", got)
	}
	if r, err := s.Row(t.Context(), row.Name); err != nil || r.State != corpus.Withdrawn || r.Reason != w.Reason {
		t.Errorf("the row of a withdrawn document: %+v, %v", r, err)
	}
	w.Document = Full("a")
	w.Text = corpus.SketchOf(w.Document.Pages)
	w.Document.Pages = nil
	if diff := cmp.Diff([]corpus.Withdrawal{w}, withdrawn(t, s), cmpopts.IgnoreFields(schema.Document{}, "Revision", "Imported")); diff != "" {
		t.Errorf("withdrawn (-want +got):\n%s", diff)
	}
	must(t, s.Put(t.Context(), Full("a")))
	if _, err := s.Document(t.Context(), "a"); err != nil {
		t.Errorf("a document put back: %v", err)
	}
	if left := withdrawn(t, s); len(left) != 0 {
		t.Errorf("%d withdrawn documents after it was put back", len(left))
	}
}

func withdrawn(t *testing.T, s corpus.Store) []corpus.Withdrawal {
	t.Helper()
	var out []corpus.Withdrawal
	for w, err := range s.Withdrawn(t.Context()) {
		must(t, err)
		out = append(out, w)
	}
	return out
}

func refusesOvertaken(t *testing.T, s corpus.Store) {
	must(t, s.Put(t.Context(), Full("a")))
	mine, err := s.Document(t.Context(), "a")
	must(t, err)
	theirs, err := s.Document(t.Context(), "a")
	must(t, err)
	theirs.Title = "Theirs"
	must(t, s.Put(t.Context(), theirs))
	mine.Title = "Mine"
	if err := s.Put(t.Context(), mine); !errors.Is(err, schema.ErrConflict) {
		t.Errorf("a document that changed since it was read: %v, want ErrConflict", err)
	}
	if err := s.Withdraw(t.Context(), corpus.Withdrawal{ID: "a", Revision: theirs.Revision - 1}); !errors.Is(err, schema.ErrConflict) {
		t.Errorf("withdrawing a document that changed since it was read: %v, want ErrConflict", err)
	}
	must(t, s.Withdraw(t.Context(), corpus.Withdrawal{ID: "a", Revision: theirs.Revision}))
	if err := s.Put(t.Context(), theirs); !errors.Is(err, schema.ErrConflict) {
		t.Errorf("a document that was withdrawn since it was read: %v, want ErrConflict", err)
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
