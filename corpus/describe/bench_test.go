package describe

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/simde/simde/corpus/describe/field"
	"github.com/simde/simde/corpus/describe/lexicon"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/corpus/describe/topic"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/schematest"
)

// BenchmarkDescribe describes the reports of the real material; MB/s is text a
// second on one core.
func BenchmarkDescribe(b *testing.B) {
	files, err := filepath.Glob(filepath.Join(schematest.SharedData(b, "corpus", "reliefweb"), "*", "*.txt"))
	if err != nil {
		b.Fatal(err)
	}
	var docs []*schema.Document
	size := 0
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		doc := &schema.Document{}
		for i := 0; len(raw) > 0; i++ {
			page := text.CutAt(string(raw), 3000)
			doc.Pages = append(doc.Pages, schema.Page{Number: i + 1, Text: page})
			raw = raw[len(page):]
			size += len(page)
		}
		docs = append(docs, doc)
	}
	d := New()
	b.SetBytes(int64(size))
	for b.Loop() {
		for _, doc := range docs {
			d.Describe(doc)
		}
	}
}

// BenchmarkHostile describes text made to be slow: one endless sentence of
// places and cues.
func BenchmarkHostile(b *testing.B) {
	text := strings.Repeat("from Mexico to Haiti and Chile, between Peru and return of migrants ", 3000)
	d := New()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		d.Describe(&schema.Document{Pages: []schema.Page{{Number: 1, Text: text}}})
	}
}

// BenchmarkCompile builds the lexicon.
func BenchmarkCompile(b *testing.B) {
	for b.Loop() {
		lexicon.New(func(b *lexicon.Builder) {
			field.ReadTables(b)
			topic.ReadTables(b)
		})
	}
}
