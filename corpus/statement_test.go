package corpus_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// TestStatement holds that a statement has what is stated and nothing that is
// not, and that the document which states it says the same.
func TestStatement(t *testing.T) {
	doc := &schema.Document{Original: schema.Original{Name: "/in/scan_12.pdf"}, Stated: map[schema.Authority]schema.Known{
		schema.ByFile:     {Subjects: []string{"diaspora", "scan; office"}, Rights: "a | b"},
		schema.ByManifest: {Spatial: []string{"GT:transit", "Atlantis"}, Corridors: []string{"MX-US", "gt-us", "gt-us:return", "MX-US"}, Subjects: []string{"Diáspora"}, SourceURL: "https://a.example/x|y"},
	}}
	want := schema.Known{Identifiers: []string(nil), Subjects: []string{"diaspora"}, Spatial: []string{"GT:transit", "Atlantis"}, Corridors: []string{"MX-US", "GT-US:return"},
		Rights: "a; b", SourceURL: "https://a.example/x%7Cy"}
	if err := corpus.Compose(doc, firstLine{}); err != nil {
		t.Fatal(err)
	}
	if doc.Title != "scan 12" || doc.Corridors[1].Kind != schema.RelReturn || !doc.Places[0].HasRole(schema.RoleTransit) {
		t.Errorf("title %q, corridor %v, place %v: want the file's name, a return and a transit", doc.Title, doc.Corridors[1], doc.Places[0])
	}
	got := corpus.Statement(doc, false)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("Statement (-want +got):\n%s", diff)
	}
	all := corpus.Statement(doc, true)
	if all.Title != "scan 12" || !cmp.Equal(all.Spatial, []string{"GT:transit", "Atlantis", "GT:origin", "MX:origin", "US:destination"}) {
		t.Errorf("with all: title %q, places %q", all.Title, all.Spatial)
	}
	doc.Stated[schema.ByManifest] = got
	if err := corpus.Compose(doc, firstLine{}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(got, corpus.Statement(doc, false)); diff != "" {
		t.Errorf("stated again (-first +second):\n%s", diff)
	}
}
