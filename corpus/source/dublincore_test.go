package source_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/corpus/source"
	"github.com/simde/simde/schema"
)

func TestDublinCore(t *testing.T) {
	k, remarks := source.DublinCore(map[string][]string{
		"title": {" Remesas | y desarrollo ", "Remittances"}, "creator": {"Pérez, Ana", "Pérez, Ana", "OIM"}, "publisher": {"CEPAL", "BID"},
		"date": {"2014-05-02T10:11:12Z", "2011", "2011-03"}, "type": {"Text", "info:eu-repo/semantics/report"}, "language": {"spa"},
		"subject": {"Remesas", "no such thing"}, "spatial": {"México"}, "identifier": {"LC/1", ""}, "description": {"Lo que envían."}, "rights": {"CC BY"},
	})
	want := schema.Known{Identifiers: []string{"LC/1"}, Title: "Remesas / y desarrollo", Abstract: "Lo que envían.", Creators: []string{"Pérez, Ana", "OIM"},
		Publisher: "CEPAL; BID", Published: "2011-03", Language: "es", Kind: "report", Subjects: []string{"Remesas", "no such thing"}, Spatial: []string{"México"}, Rights: "CC BY"}
	if diff := cmp.Diff(want, k); diff != "" {
		t.Errorf("known (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{`subject: subject "no such thing" is not in the thesaurus`}, remarks); diff != "" {
		t.Errorf("remarks (-want +got):\n%s", diff)
	}
	if k, remarks := source.DublinCore(nil); !cmp.Equal(k, schema.Known{}) || remarks != nil {
		t.Errorf("of nothing: %+v, %q", k, remarks)
	}
}
