package field

import (
	"strings"

	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// Abstract keeps the abstract that stands; else it is the first paragraph that
// is long enough to say something.
func (f *Reader) Abstract(d *text.Document) {
	if d.Doc.Abstract != "" && d.Doc.Basis[schema.FieldAbstract].By.Rank() > schema.Inferred.Rank() {
		return
	}
	for i, r := range d.Pages {
		if i > 5 {
			return
		}
		if start, end, ok := firstParagraph(r.Body, d.Doc.Title); ok {
			d.Doc.Abstract = strings.Join(strings.Fields(strings.Trim(r.Body[start:end], "*#_ ")), " ")
			d.Doc.Basis[schema.FieldAbstract] = schema.Basis{By: schema.Inferred, Confidence: 0.6, Evidence: []schema.Evidence{r.Passage(start, end, "abstract.paragraph")}}
			return
		}
	}
}

// firstParagraph finds the first run of prose: at least 120 bytes that end a
// sentence, cut at a sentence after 400.
func firstParagraph(content, title string) (start, end int, ok bool) {
	lines := text.MeasureLines(content)
	for pos := 0; pos < len(content); {
		stop := pos
		for stop < len(content) && !(content[stop] == '\n' && lines.BreaksAt(content, stop)) {
			stop++
		}
		p := strings.TrimSpace(content[pos:stop])
		if len(p) >= 120 && !strings.HasPrefix(p, "|") && strings.Count(p, ". ")+strings.Count(p, ".\n")+btoi(strings.HasSuffix(p, ".")) > 0 && !strings.HasPrefix(p, "http") {
			start = pos + strings.Index(content[pos:stop], p)
			if title != "" && strings.HasPrefix(p, title) && len(p)-len(title) > 60 {
				start += len(title)
				p = p[len(title):]
			}
			return start, start + sentenceCut(p, 400), true
		}
		pos = stop + 1
	}
	return 0, 0, false
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// sentenceCut returns where the sentence ends that reaches n bytes of s.
func sentenceCut(s string, n int) int {
	if len(s) <= n {
		return len(s)
	}
	for i := n; i < len(s) && i < 2*n; i++ {
		if s[i] == '.' && (i+1 == len(s) || s[i+1] == ' ' || s[i+1] == '\n') {
			return i + 1
		}
	}
	return len(text.CutAt(s, n))
}
