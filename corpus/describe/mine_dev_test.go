package describe

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
)

func TestMine(t *testing.T) {
	if os.Getenv("MINE") == "" {
		t.Skip()
	}
	d := New()
	type cand struct {
		File       string
		Lang       string
		Start, End int
		Text       string
	}
	by := map[string][]cand{}
	root := "../../../shared/data/corpus"
	files, _ := filepath.Glob(root + "/*/*/*.txt")
	more, _ := filepath.Glob(root + "/us-declarations/*/*.md")
	for _, f := range append(files, more...) {
		b, _ := os.ReadFile(f)
		text := string(b)
		doc := &schema.Document{Basis: map[schema.Field]schema.Basis{}, Pages: []schema.Page{{Number: 1, Text: text}}}
		w := d.newWork(doc)
		w.languages()
		w.read()
		r := w.pages[0]
		lang := string(doc.Language)
		ss := r.sentences()
		for i, s := range ss {
			places := map[int32]bool{}
			var cues cueSet
			for j := s.first; j < s.end; j++ {
				cues |= r.cues[j]
				if m := r.owner[j]; m >= 0 && r.mentions[m].place >= 0 {
					places[r.mentions[m].place] = true
				}
			}
			if len(places) < 2 || cues&(cueSignal|cueMigrant|cueDeport|cueRemit|cueReturn) == 0 || s.end-s.first > 90 {
				continue
			}
			e := s.end
			if i+1 < len(ss) && ss[i+1].end-ss[i+1].first < 40 {
				e = ss[i+1].end
			}
			st, en := int(r.tokens[s.first].start)+r.offset, int(r.tokens[e-1].end)+r.offset
			by[lang] = append(by[lang], cand{strings.TrimPrefix(f, root+"/"), lang, st, en, text[st:en]})
		}
	}
	rng := rand.New(rand.NewPCG(7, 11))
	out := []cand{}
	for _, l := range []string{"en", "es", "fr"} {
		c := by[l]
		t.Log(l, len(c))
		rng.Shuffle(len(c), func(i, j int) { c[i], c[j] = c[j], c[i] })
		per := map[string]int{}
		n := 0
		for _, x := range c {
			if per[x.File] >= 3 || n >= 64 {
				continue
			}
			per[x.File]++
			n++
			out = append(out, x)
		}
	}
	b, _ := json.Marshal(out)
	_ = os.WriteFile("/tmp/gen/cands.json", b, 0o644)
}
