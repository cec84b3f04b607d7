package extract

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/simde/simde/schema/schematest"
)

func TestTmpEval(t *testing.T) {
	dir := schematest.SharedData(t, "eval", "webpages")
	b, err := os.ReadFile(filepath.Join(dir, "expected.json"))
	if err != nil {
		t.Fatal(err)
	}
	var pages map[string]struct {
		File          string
		With, Without []string
		Lang          string
	}
	if err := json.Unmarshal(b, &pages); err != nil {
		t.Fatal(err)
	}
	kept, with, dropped, without := 0, 0, 0, 0
	for u, p := range pages {
		data, err := os.ReadFile(filepath.Join(dir, "html", p.File))
		if err != nil {
			t.Error(err)
			continue
		}
		r, err := Read(data, p.File)
		if err != nil {
			t.Log(u, err)
		}
		var sb strings.Builder
		if r != nil {
			for _, pg := range r.Pages {
				sb.WriteString(pg.Text + "\n")
			}
		}
		got := fold(sb.String())
		var bad []string
		for _, s := range p.With {
			with++
			if strings.Contains(got, fold(s)) {
				kept++
			} else {
				bad = append(bad, "-"+s)
			}
		}
		for _, s := range p.Without {
			without++
			if !strings.Contains(got, fold(s)) {
				dropped++
			} else {
				bad = append(bad, "+"+s)
			}
		}
		if len(bad) > 0 {
			t.Logf("%s %s %d %q", p.Lang, p.File, len(got), bad)
		}
	}
	t.Logf("kept %d of %d, dropped %d of %d", kept, with, dropped, without)
}
