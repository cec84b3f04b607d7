package extract

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
)

var update = flag.Bool("update", false, "write the golden files anew; read them before you commit")

// golden writes a reading as its golden file has it.
func golden(r *schema.Reading, err error) string {
	var b strings.Builder
	if err != nil {
		fmt.Fprintf(&b, "error: %v\n", err)
	}
	if r == nil {
		return b.String()
	}
	fmt.Fprintf(&b, "media type: %s\n", r.MediaType)
	self, jerr := json.MarshalIndent(r.Self, "", "  ")
	if jerr != nil {
		return jerr.Error()
	}
	var said map[string]any
	if jerr := json.Unmarshal(self, &said); jerr != nil {
		return jerr.Error()
	}
	for k, v := range said {
		if v == nil || v == "" {
			delete(said, k)
		}
	}
	if self, jerr = json.MarshalIndent(said, "", "  "); jerr != nil {
		return jerr.Error()
	}
	fmt.Fprintf(&b, "self: %s\n", self)
	if r.Created != "" {
		fmt.Fprintf(&b, "created: %s\n", r.Created)
	}
	for _, w := range r.Warnings {
		fmt.Fprintf(&b, "warning: %s\n", w)
	}
	for _, p := range r.Pages {
		fmt.Fprintf(&b, "---- page %d %q\n%s\n", p.Number, p.Label, p.Text)
	}
	return b.String()
}

// TestGolden reads every file of testdata as a worker does and compares with
// the file beside it.
func TestGolden(t *testing.T) {
	p := newPool(t, nil)
	files, err := filepath.Glob("testdata/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if strings.HasSuffix(f, ".golden") || filepath.Base(f) == "fuzz" {
			continue
		}
		r, err := p.Extract(t.Context(), f, f)
		got := golden(r, err)
		if *update {
			if err := os.WriteFile(f+".golden", []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(f + ".golden")
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", f, diff)
		}
	}
}
