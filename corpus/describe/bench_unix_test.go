//go:build unix

package describe_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/simde/simde/corpus/describe"
	"github.com/simde/simde/corpus/describe/eval"
	"github.com/simde/simde/corpus/describe/field"
	"github.com/simde/simde/corpus/describe/lexicon"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/corpus/describe/topic"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/schematest"
)

// BenchmarkDescribe describes real texts in three languages: humanitarian reports,
// documents of a government on migration, articles of a newspaper, and all of them.
// MB/s is text a second, "MB/core-s" text a second of a processor, which does not
// depend on what else the machine does.
func BenchmarkDescribe(b *testing.B) {
	folder := schematest.SharedData(b, "corpus")
	sets := map[string][]*schema.Document{
		"reports":      paged(b, filepath.Join(folder, "reliefweb", "*", "*.txt")),
		"declarations": paged(b, filepath.Join(folder, "us-declarations", "*", "*.md")),
		"press":        articles(b),
	}
	for _, name := range []string{"reports", "declarations", "press"} {
		sets["all"] = append(sets["all"], sets[name]...)
	}
	d := describe.New()
	for _, doc := range sets["reports"] { // what is made when it is first asked for
		d.Describe(&schema.Document{Pages: doc.Pages})
	}
	for _, name := range []string{"reports", "declarations", "press", "all"} {
		b.Run(name, func(b *testing.B) {
			size := 0
			for _, doc := range sets[name] {
				for _, p := range doc.Pages {
					size += len(p.Text)
				}
			}
			b.SetBytes(int64(size))
			before := spent(b)
			for b.Loop() {
				for _, doc := range sets[name] {
					d.Describe(&schema.Document{Pages: doc.Pages})
				}
			}
			b.ReportMetric(float64(size)*float64(b.N)/1e6/(spent(b)-before), "MB/core-s")
		})
	}
}

// spent is the processor time of this process so far, in seconds.
func spent(b *testing.B) float64 {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
}

// paged reads files, each as a document with pages of a usual length.
func paged(b *testing.B, pattern string) []*schema.Document {
	b.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		b.Fatal(pattern, err)
	}
	var out []*schema.Document
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
		}
		out = append(out, doc)
	}
	return out
}

// articles reads those of the newspaper, each with its title.
func articles(b *testing.B) []*schema.Document {
	b.Helper()
	list, err := eval.Articles(schematest.SharedData(b))
	if err != nil {
		b.Fatal(err)
	}
	var out []*schema.Document
	for _, a := range list {
		out = append(out, &schema.Document{Pages: []schema.Page{{Number: 1, Text: a.Title + "\n\n" + a.Text}}})
	}
	return out
}

// BenchmarkHostile describes text made to be slow: one endless sentence of
// places and cues.
func BenchmarkHostile(b *testing.B) {
	text := strings.Repeat("from Mexico to Haiti and Chile, between Peru and return of migrants ", 3000)
	d := describe.New()
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
