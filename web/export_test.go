package web_test

import (
	"crypto/sha256"
	"encoding/csv"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestExportTable holds that the table of documents has what a manifest has, by
// the same names.
func TestExportTable(t *testing.T) {
	srv := site(t)
	_, original := get(t, srv, http.MethodGet, "/es/documentos/es1/SIMDE-es1.txt")
	for _, path := range []string{"/api/v1/documents.csv?q=id:LC/1", "/api/v1/documents/es1/reference.csv"} {
		_, body := get(t, srv, http.MethodGet, path)
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(body, "\ufeff"))).ReadAll()
		if err != nil || len(rows) != 2 {
			t.Fatalf("%s: %d rows, %v: %s", path, len(rows), err, body)
		}
		got := map[string]string{}
		for i, column := range rows[0] {
			got[column] = rows[1][i]
		}
		delete(got, "description") // the first lines of the text
		want := map[string]string{"id": "es1", "title": "Remesas de México", "creator": "Pérez, Ana", "publisher": "CEPAL", "date": "2019-03", "language": "es", "type": "report", "pages": "2",
			"corridor": "MX-US", "source": "https://a.example/1", "url": srv.URL + "/d/es1", "identifier": "LC/1|-2", "subject": "remittances", "spatial": "MX|US", "isPartOf": "Boletines", "rights": "CC BY", "sha256": fmt.Sprintf("%x", sha256.Sum256([]byte(original)))}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", path, diff)
		}
	}
}
