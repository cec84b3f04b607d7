package harvest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// texts is a repository whose records name files, directly or on a page.
type texts struct {
	base    string
	records []string            // identifiers, in order
	names   map[string][]string // by record or page, the paths of what it names; of a record without any it is withdrawn
	bodies  map[string]string   // by path, where it is not the path itself
	fails   map[string]int      // by path, the status that is answered
	changes int
}

func newTexts(t *testing.T, l *library) *texts {
	t.Helper()
	s := &texts{names: map[string][]string{}, bodies: map[string]string{}, fails: map[string]int{}}
	s.base = serves(t, s.ServeHTTP)
	l.add(t, schema.SourceOAI, s.base+"/oai")
	return s
}

// tell has a record name files from now on.
func (s *texts) tell(record string, paths ...string) {
	if !slices.Contains(s.records, record) {
		s.records = append(s.records, record)
	}
	s.names[record] = paths
	s.changes++
}

func (s *texts) record(id string) string {
	stamp := fmt.Sprintf("2026-02-01T09:%02d:%02dZ", s.changes/60, s.changes%60)
	if len(s.names[id]) == 0 {
		return deleted(id, stamp)
	}
	var links []string
	for _, path := range s.names[id] {
		links = append(links, link(s.base+path))
	}
	return rec(id, stamp, "Record "+id, links...)
}

func (s *texts) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	at := r.URL.Path
	switch {
	case at == "/oai" && r.FormValue("verb") == "GetRecord":
		io.WriteString(w, oai("<GetRecord>"+s.record(r.FormValue("identifier"))+"</GetRecord>"))
	case at == "/oai":
		var all []string
		for _, id := range s.records {
			all = append(all, s.record(id))
		}
		answer(w, r, map[string]string{"": list("", all...)})
	case s.fails[at] != 0:
		w.WriteHeader(s.fails[at])
	case strings.HasSuffix(at, ".pdf"):
		body := s.bodies[at]
		if body == "" {
			body = at
		}
		etag := `"` + body + `"`
		if w.Header().Set("ETag", etag); r.Header.Get("If-None-Match") == etag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		io.WriteString(w, pdf(body))
	default:
		w.Header().Set("Content-Type", "text/html")
		io.WriteString(w, "<html>")
		for _, path := range s.names[at] {
			fmt.Fprintf(w, `<meta name="citation_pdf_url" content="%s">`, path)
		}
		io.WriteString(w, "<p>a page about it</p></html>")
	}
}

// texts writes the texts of all documents, in order, each with those that it is
// attached to.
func (l *library) texts(t *testing.T) string {
	t.Helper()
	text := func(id schema.ID) string {
		doc, err := l.store.Document(t.Context(), id)
		if errors.Is(err, schema.ErrGone) {
			return "gone"
		}
		if err != nil {
			t.Fatal(err)
		}
		out := "-"
		for _, p := range doc.Pages {
			out = strings.TrimSuffix(strings.TrimPrefix(p.Text, "%PDF-1.4\n/"), ".pdf\n%%EOF\n")
		}
		return out
	}
	var out []string
	for id, err := range l.store.IDs(t.Context(), "") {
		if err != nil {
			t.Fatal(err)
		}
		doc, err := l.store.Head(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		said := text(id)
		var carriers []string
		for _, to := range doc.AttachedTo {
			carriers = append(carriers, text(to))
		}
		slices.Sort(carriers)
		out = append(out, strings.Join(append([]string{said}, carriers...), ">"))
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

// want runs the source and fails where the library has other texts then.
func (l *library) want(t *testing.T, after, texts string) schema.SourceRun {
	t.Helper()
	run := l.run(t)
	if got := l.texts(t); run.Err != "" || got != texts {
		t.Errorf("%s: %s, want %s; run %+v", after, got, texts, run)
	}
	l.agree(t)
	return run
}

// TestFurtherDropped holds that a further file which its record names no longer is
// withdrawn by the source, and comes back when it is named again.
func TestFurtherDropped(t *testing.T) {
	l := newLibrary(t)
	s := newTexts(t, l)
	s.tell("r:1", "/a.pdf", "/b.pdf", "/x/c.pdf", "/y/c.pdf")
	s.bodies["/x/c.pdf"], s.bodies["/y/c.pdf"] = "/c.pdf", "/d.pdf"
	l.want(t, "all", "a b>a c>a d>a")
	s.tell("r:1", "/a.pdf", "/y/c.pdf")
	run := l.want(t, "two are named no longer", "a d>a")
	notes := strings.Join(run.Notes, "\n")
	if run.Gone != 2 || !strings.Contains(notes, "/b.pdf is named no longer; document ") || !strings.Contains(notes, " is withdrawn") {
		t.Errorf("run %+v, want it told", run)
	}
	row, err := l.store.Row(t.Context(), "source:s/r:1/more/b.pdf")
	if err != nil || row.State != corpus.Withdrawn || row.Reason != "the source withdrew it: r:1 names it no longer" || row.Batch != run.Batch {
		t.Errorf("row %+v, %v", row, err)
	}
	steps, err := l.store.Steps(t.Context(), schema.StepFilter{Document: row.Document, Verb: schema.VerbWithdraw})
	if err != nil || len(steps) != 1 || steps[0].By != "source:s" || steps[0].Note != row.Reason {
		t.Errorf("steps %+v, %v", steps, err)
	}
	if run := l.want(t, "again", "a d>a"); run.Batch != 0 {
		t.Errorf("again: %+v, want nothing done", run)
	}
	s.tell("r:1", "/a.pdf", "/y/c.pdf", "/b.pdf")
	l.want(t, "one is named again", "a b>a d>a")
	if back := l.doc(t, "source:s/r:1/more/b.pdf"); back.ID != row.Document {
		t.Errorf("another document, %s, want %s", back.ID, row.Document)
	}
	s.bodies["/moved.pdf"] = "/c.pdf"
	s.bodies["/new/d.pdf"] = "/d.pdf"
	s.tell("r:1", "/a.pdf", "/moved.pdf", "/new/d.pdf")
	l.want(t, "one at another address, one again at another", "a c>a d>a")
	for _, name := range []string{"moved.pdf", "d.pdf"} {
		if row, err := l.store.Row(t.Context(), "source:s/r:1/more/"+name); !errors.Is(err, schema.ErrNotFound) {
			t.Errorf("%+v, %v, want the name of before kept", row, err)
		}
	}
	s.tell("r:1")
	l.want(t, "the record is withdrawn", "")
	s.tell("r:1", "/a.pdf", "/b.pdf")
	l.want(t, "the record is back with another choice", "a b>a")
}

// TestFurtherNotDropped holds that nothing is dropped where it is not known for sure
// what a record names.
func TestFurtherNotDropped(t *testing.T) {
	l := newLibrary(t)
	s := newTexts(t, l)
	s.tell("r:1", "/a.pdf", "/b.pdf", "/c.pdf")
	s.names["/page"] = []string{"/p.pdf", "/q.pdf"}
	s.tell("r:2", "/page")
	const all = "a b>a c>a p q>p"
	l.want(t, "at first", all)
	for _, status := range []int{http.StatusServiceUnavailable, http.StatusNotFound, http.StatusGone} {
		for _, path := range []string{"/a.pdf", "/b.pdf", "/page", "/p.pdf", "/q.pdf"} {
			s.fails = map[string]int{path: status}
			s.tell("r:1", "/a.pdf", "/b.pdf", "/c.pdf")
			s.tell("r:2", "/page")
			l.want(t, fmt.Sprintf("%s answers %d", path, status), all)
		}
	}
	s.fails = map[string]int{"/a.pdf": http.StatusServiceUnavailable}
	s.tell("r:1", "/a.pdf", "/b.pdf")
	l.want(t, "the first does not come, and one is named no longer", all)
	s.fails = nil
	l.want(t, "it comes", "a b>a p q>p")
	s.tell("r:1", "/b.pdf", "/c.pdf", "/a.pdf")
	l.want(t, "another order", all)
	s.names["/page"] = nil
	s.tell("r:2", "/page")
	l.want(t, "a page that names nothing", all)
	s.names["/page"] = []string{"/p.pdf"}
	for i := range mostFiles {
		s.names["/page"] = append(s.names["/page"], fmt.Sprintf("/%d.pdf", i))
	}
	s.tell("r:2", "/page")
	l.run(t)
	if !strings.Contains(l.texts(t), " q>p") {
		t.Errorf("a page that names more than is read: %s", l.texts(t))
	}
	s.names["/page"] = []string{"/p.pdf"}
	s.tell("r:2", "/page")
	l.want(t, "the page was read", "a b>a c>a p")
	s.names["/page"] = []string{"/p.pdf", "/q.pdf"}
	s.tell("r:2", "/page")
	l.want(t, "once more", all)
	s.tell("r:2", "/p.pdf", "/page")
	l.want(t, "the page need not be read", all)
	s.tell("r:2", "/p.pdf")
	l.want(t, "the page itself is named no longer", "a b>a c>a p")
}

// TestFurtherElsewhere holds that a further file that is named by another record too
// goes with the last that names it, and is attached to what names it still.
func TestFurtherElsewhere(t *testing.T) {
	l := newLibrary(t)
	s := newTexts(t, l)
	s.tell("r:1", "/a.pdf", "/c.pdf")
	s.tell("r:2", "/b.pdf", "/c.pdf")
	s.tell("r:3", "/a.pdf", "/c.pdf")
	l.want(t, "at first", "a b c>a>b")
	s.tell("r:1", "/a.pdf")
	run := l.want(t, "one of three names it no longer", "a b c>a>b") // a is that of r:3 too
	if notes := strings.Join(run.Notes, "\n"); run.Gone != 0 || !strings.Contains(notes, "stays: it also came as source:s/r:") {
		t.Errorf("run %+v", run)
	}
	row, err := l.store.Row(t.Context(), "source:s/r:1/more/c.pdf")
	if err != nil || !strings.Contains(strings.Join(row.Warnings, "\n"), "r:1 names it no longer; the document stays: it also came as source:s/r:") {
		t.Errorf("row %+v, %v", row, err)
	}
	s.tell("r:3", "/a.pdf")
	run = l.want(t, "two of three", "a b c>b")
	im := l.Importer("Ana", "undo")
	if _, err := im.Undo(t.Context(), run.Batch); err != nil || l.texts(t) != "a b c>a>b" {
		t.Errorf("undone: %s, %v", l.texts(t), err)
	}
	l.agree(t)
	s.tell("r:3", "/a.pdf", "/c.pdf")
	l.want(t, "named again", "a b c>a>b")
	s.tell("r:3", "/a.pdf")
	l.want(t, "and no longer", "a b c>b")
	b := l.doc(t, "source:s/r:2/b.pdf")
	if carried, err := corpus.Carried(t.Context(), l.store, b.ID); err != nil || len(carried) != 1 {
		t.Errorf("carried: %v, %v, want it to go with the one that names it", carried, err)
	}
	s.tell("r:2", "/b.pdf")
	l.want(t, "the last", "a b")
	s.tell("r:1", "/a.pdf", "/c.pdf")
	s.tell("r:2", "/b.pdf", "/c.pdf")
	l.want(t, "named by two again", "a b c>a>b")
	s.tell("r:1", "/c.pdf")
	l.want(t, "it becomes the first of one that has another no longer", "a b c>b")
}

// TestFurtherDroppedAndPersons holds that no person is overruled.
func TestFurtherDroppedAndPersons(t *testing.T) {
	l := newLibrary(t)
	desk := &corpus.Desk{Store: l.store, Describer: silent{}, Importer: func(by string) *corpus.Importer { return l.Importer(by, "desk") }}
	s := newTexts(t, l)
	s.tell("r:1", "/a.pdf", "/b.pdf", "/c.pdf", "/d.pdf")
	l.run(t)
	b, c := l.doc(t, "source:s/r:1/more/b.pdf").ID, l.doc(t, "source:s/r:1/more/c.pdf").ID
	if _, err := desk.Withdraw(t.Context(), "Ana", "asked for", c); err != nil {
		t.Fatal(err)
	}
	s.tell("r:1", "/a.pdf")
	l.want(t, "three are named no longer", "a")
	n, err := desk.Readmit(t.Context(), "Ana", "we keep it", b)
	if err != nil {
		t.Fatal(err)
	}
	s.tell("r:1", "/a.pdf", "/b.pdf", "/c.pdf")
	l.want(t, "named again", "a b>a")
	s.tell("r:1", "/a.pdf")
	run := l.want(t, "named no longer", "a b>a")
	if !strings.Contains(strings.Join(run.Notes, "\n"), "stays: somebody brought it back") {
		t.Errorf("run %+v", run)
	}
	s.tell("r:1")
	l.want(t, "the record is withdrawn", "b>gone")
	if step, err := l.store.Step(t.Context(), n); err != nil || step.By != "Ana" {
		t.Errorf("step %+v, %v", step, err)
	}
	s.tell("r:1", "/a.pdf", "/d.pdf")
	l.want(t, "the record is back", "a b>a d>a")
	steps, err := l.store.Steps(t.Context(), schema.StepFilter{Document: l.doc(t, "source:s/r:1/more/d.pdf").ID, Verb: schema.VerbReadmit})
	if err != nil || len(steps) != 1 || steps[0].By != "source:s" {
		t.Errorf("steps %+v, %v", steps, err)
	}
}

// brittle is a catalogue that breaks off after some writes.
type brittle struct {
	corpus.Store
	left *atomic.Int32
}

var errBroken = errors.New("broken off")

func (s brittle) write(do func() error) error {
	if s.left.Add(-1) < 0 {
		return errBroken
	}
	return do()
}

func (s brittle) KeepSourceItems(ctx context.Context, source, cursor string, items []schema.SourceItem) error {
	return s.write(func() error { return s.Store.KeepSourceItems(ctx, source, cursor, items) })
}

func (s brittle) Withdraw(ctx context.Context, w corpus.Withdrawal) error {
	return s.write(func() error { return s.Store.Withdraw(ctx, w) })
}

func (s brittle) Enter(ctx context.Context, e corpus.Entry) error {
	return s.write(func() error { return s.Store.Enter(ctx, e) })
}

// TestFurtherDroppedBrokenOff holds that a run which is broken off anywhere is made
// up for by the next, also where the record has changed once more by then.
func TestFurtherDroppedBrokenOff(t *testing.T) {
	for n := int32(0); ; n++ {
		l := newLibrary(t)
		s := newTexts(t, l)
		s.tell("r:1", "/a.pdf", "/b.pdf", "/c.pdf")
		s.tell("r:2", "/p.pdf")
		l.want(t, "at first", "a b>a c>a p")
		store := brittle{l.store, new(atomic.Int32)}
		store.left.Store(n)
		bad := &Harvester{Store: store, Originals: l.Originals, Agent: l.Agent, Folder: l.Folder, Log: l.Log, Bounds: l.Bounds,
			Importer: func(by, command string) *corpus.Importer {
				im := l.Importer(by, command)
				im.Store = store
				return im
			}}
		s.tell("r:1", "/a.pdf", "/d.pdf")
		s.tell("r:2", "/p.pdf", "/c.pdf")
		_, err := bad.Run(t.Context(), "s")
		if err != nil && !errors.Is(err, errBroken) {
			t.Fatal(err)
		}
		if n%2 == 0 {
			l.want(t, fmt.Sprintf("broken off after %d writes", n), "a c>p d>a p")
		}
		s.tell("r:1", "/a.pdf", "/b.pdf")
		l.want(t, fmt.Sprintf("broken off after %d writes, and another choice", n), "a b>a c>p p")
		s.tell("r:1")
		s.tell("r:2", "/p.pdf")
		l.want(t, fmt.Sprintf("broken off after %d writes, and withdrawn", n), "p")
		if err == nil && n%2 == 1 {
			break
		}
	}
}

// TestOfferedUnderAnotherName holds that what the source withdrew comes back also
// where another record names it, and goes again with that one.
func TestOfferedUnderAnotherName(t *testing.T) {
	l := newLibrary(t)
	s := newTexts(t, l)
	s.tell("r:1", "/a.pdf", "/c.pdf")
	l.want(t, "at first", "a c>a")
	s.tell("r:1", "/a.pdf")
	l.want(t, "named no longer", "a")
	s.tell("r:2", "/c.pdf")
	l.want(t, "the first of another record", "a c")
	s.tell("r:2")
	l.want(t, "that is withdrawn", "a")
	s.tell("r:3", "/b.pdf", "/c.pdf")
	l.want(t, "a further one of a third", "a b c>b")
	s.tell("r:3", "/b.pdf")
	l.want(t, "named no longer there", "a b")
	s.tell("r:3")
	l.want(t, "withdrawn", "a")
	b, err := l.store.Row(t.Context(), "source:s/r:3/b.pdf")
	if err != nil {
		t.Fatal(err)
	}
	s.tell("r:3", "/new.pdf")
	l.want(t, "back with another file", "a new")
	if doc := l.doc(t, "source:s/r:3/new.pdf"); doc.ID != b.Document || len(doc.Earlier) != 1 {
		t.Errorf("document %s of %d versions, want %s with the file of before", doc.ID, len(doc.Earlier)+1, b.Document)
	}
}

// TestOfferedByAnotherRecord holds that what a record had that is withdrawn is the
// other's that names it then.
func TestOfferedByAnotherRecord(t *testing.T) {
	l := newLibrary(t)
	s := newTexts(t, l)
	s.tell("r:1", "/a.pdf")
	l.want(t, "at first", "a")
	s.tell("r:1")
	l.want(t, "withdrawn", "")
	s.tell("r:2", "/a.pdf")
	l.want(t, "named by another", "a")
	if l.titles(t) != "Record r:2/22" {
		t.Errorf("%s, want what the other says of it", l.titles(t))
	}
	s.tell("r:2")
	l.want(t, "withdrawn there too", "")
}

// TestFirstDropped holds that the first file of a record is withdrawn where a further
// one is in its place, and is a version where a new one is.
func TestFirstDropped(t *testing.T) {
	l := newLibrary(t)
	s := newTexts(t, l)
	s.tell("r:1", "/a.pdf", "/b.pdf")
	l.want(t, "at first", "a b>a")
	s.tell("r:1", "/b.pdf")
	run := l.want(t, "the second in the place of the first", "b")
	if run.Gone != 1 || l.titles(t) != "Record r:1/22" {
		t.Errorf("%s, run %+v", l.titles(t), run)
	}
	s.tell("r:1", "/b.pdf", "/a.pdf")
	l.want(t, "the first as the second", "a>b b")
	s.tell("r:1")
	l.want(t, "withdrawn", "")
	s.tell("r:2", "/x.pdf", "/y.pdf")
	l.want(t, "another record", "x y>x")
	s.tell("r:2", "/z.pdf", "/y.pdf")
	l.want(t, "a new first", "y>z z")
	if doc := l.doc(t, "source:s/r:2/z.pdf"); len(doc.Earlier) != 1 {
		t.Errorf("%d earlier versions, want one", len(doc.Earlier))
	}
}

// TestErasedAnnex holds that a record is followed on whose further file somebody
// erased.
func TestErasedAnnex(t *testing.T) {
	l := newLibrary(t)
	desk := &corpus.Desk{Store: l.store, Describer: silent{}, Importer: func(by string) *corpus.Importer { return l.Importer(by, "desk") }}
	s := newTexts(t, l)
	s.tell("r:1", "/a.pdf", "/b.pdf")
	l.run(t)
	if _, err := desk.Erase(t.Context(), "Ana", "a court says so", l.doc(t, "source:s/r:1/more/b.pdf").ID); err != nil {
		t.Fatal(err)
	}
	s.tell("r:1", "/a.pdf", "/b.pdf", "/c.pdf")
	l.want(t, "changed", "a c>a")
	s.tell("r:1", "/a.pdf", "/c.pdf")
	l.want(t, "the erased one is named no longer", "a c>a")
}

// letter reads files of which a line that begins with "+" is an attachment.
type letter struct{ plainText }

func enclosed(text string) (name, within string, ok bool) {
	_, line, ok := strings.Cut(text, "\n+")
	name, within, _ = strings.Cut(strings.TrimSuffix(line, "\n%%EOF\n"), " ")
	return name, within, ok
}

func (x letter) Extract(ctx context.Context, path, name string) (*schema.Reading, error) {
	r, err := x.plainText.Extract(ctx, path, name)
	if err != nil {
		return nil, err
	}
	if name, within, ok := enclosed(r.Pages[0].Text); ok {
		sum := sha256.Sum256([]byte(within))
		r.Attachments = []schema.Attachment{{Name: name, Hash: schema.Hash(hex.EncodeToString(sum[:])), Size: int64(len(within))}}
	}
	return r, nil
}

func (letter) Attached(_ context.Context, path, _ string) ([]corpus.File, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	name, within, ok := enclosed(string(b))
	if !ok {
		return nil, nil
	}
	return []corpus.File{{Name: name, Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(within)), nil }}}, nil
}

// TestCarriedComesBack holds that what the files of a record carry goes and comes
// with them, each with its own.
func TestCarriedComesBack(t *testing.T) {
	l := newLibrary(t)
	importer := l.Importer
	l.Importer = func(by, command string) *corpus.Importer {
		im := importer(by, command)
		im.Extractor, im.Unpacker = letter{}, letter{}
		return im
	}
	s := newTexts(t, l)
	s.bodies["/a.pdf"], s.bodies["/b.pdf"] = "/a.pdf\n+in.txt /within a.pdf\n%%EOF\n", "/b.pdf\n+in.txt /within b.pdf\n%%EOF\n"
	names := func() string {
		var out []string
		for r, err := range l.store.Ledger(t.Context(), corpus.Filter{}) {
			if err != nil {
				t.Fatal(err)
			}
			if r.State.Holds() {
				out = append(out, strings.TrimPrefix(r.Name, "source:s/r:1/"))
			}
		}
		return strings.Join(out, " ")
	}
	for _, x := range []struct {
		names []string
		want  string
	}{
		{[]string{"/a.pdf", "/b.pdf"}, "a.pdf a.pdf/in.txt more/b.pdf more/b.pdf/in.txt"},
		{[]string{"/a.pdf"}, "a.pdf a.pdf/in.txt"},
		{[]string{"/a.pdf", "/b.pdf"}, "a.pdf a.pdf/in.txt more/b.pdf more/b.pdf/in.txt"},
		{nil, ""},
		{[]string{"/a.pdf"}, "a.pdf a.pdf/in.txt"},
		{[]string{"/a.pdf", "/b.pdf"}, "a.pdf a.pdf/in.txt more/b.pdf more/b.pdf/in.txt"},
	} {
		s.tell("r:1", x.names...)
		if run := l.run(t); run.Err != "" || names() != x.want {
			t.Errorf("naming %v: %s, want %s; run %+v", x.names, names(), x.want, run)
		}
		l.agree(t)
	}
}

// TestFileBeforeTheFirst holds that a file which did not come, of a record whose next
// file is its first for that, comes later as a further one.
func TestFileBeforeTheFirst(t *testing.T) {
	l := newLibrary(t)
	s := newTexts(t, l)
	s.fails = map[string]int{"/a.pdf": http.StatusServiceUnavailable}
	s.tell("r:1", "/a.pdf", "/b.pdf")
	run := l.want(t, "the first does not come", "b")
	if !strings.Contains(strings.Join(run.Notes, "\n"), "try 1 of 5") {
		t.Errorf("run %+v, want it to be tried again", run)
	}
	s.fails = nil
	l.want(t, "it comes", "a>b b")
	l.want(t, "all is there", "a>b b")
}

// TestDescribedByTheFirst holds that of two records with one file the first describes
// it for as long as it names it, in whatever order they change.
func TestDescribedByTheFirst(t *testing.T) {
	l := newLibrary(t)
	s := newTexts(t, l)
	s.tell("r:1", "/a.pdf")
	l.want(t, "at first", "a")
	s.records = []string{"r:2"}
	s.tell("r:2", "/a.pdf")
	for _, id := range []string{"r:1", "r:2"} {
		if l.want(t, "both", "a"); l.titles(t) != "Record r:1/22" {
			t.Errorf("%s, want what the first says", l.titles(t))
		}
		s.records = []string{id}
		s.tell(id, "/a.pdf")
	}
	s.records = []string{"r:1"}
	s.tell("r:1")
	l.want(t, "the first is withdrawn", "a")
	s.records = []string{"r:2"}
	s.tell("r:2", "/a.pdf")
	l.want(t, "the second is told again", "a")
	if l.titles(t) != "Record r:2/22" {
		t.Errorf("%s, want what the second says", l.titles(t))
	}
}
