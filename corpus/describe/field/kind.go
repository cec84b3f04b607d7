package field

import (
	"strings"
	"unicode/utf8"

	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// Kind finds what sort of document this is, by the phrases in its title, at
// its beginning and in its body.
func (f *Reader) Kind(d *text.Document) {
	if d.Doc.Kind != "" && d.Doc.Basis[schema.FieldKind].By.Rank() > schema.Inferred.Rank() {
		return
	}
	best, score, why := f.scoreKinds(d)
	if score < surely {
		news, chance := f.newsOr(d, best != "" && best != "news", best == "press-release")
		if news != "" {
			d.Doc.Kind = news
			d.Doc.Basis[schema.FieldKind] = schema.Basis{By: schema.Inferred, Confidence: chance, Evidence: []schema.Evidence{{Page: 1, Passage: d.Doc.Title, Rule: "kind.reads-like-news"}}}
			return
		}
	}
	if best == "" {
		d.Doc.Kind = schema.Kind("other")
		d.Doc.Basis[schema.FieldKind] = schema.Basis{By: schema.Inferred, Confidence: 0.2}
		return
	}
	d.Doc.Kind = best
	d.Doc.Basis[schema.FieldKind] = schema.Basis{By: schema.Inferred, Confidence: score / (score + 3), Evidence: []schema.Evidence{why}}
}

// surely is what phrases weigh that leave no doubt of a kind, however the text
// reads.
const surely = 5

// spokenFor is a phrase that has spoken for a kind.
type spokenFor struct {
	phrase int32
	rule   kindRule
}

// kindScores sums what the phrases of a document say for each kind.
type kindScores struct {
	*Tables
	sum map[schema.Kind]float64
	why map[schema.Kind]schema.Evidence
	hit map[spokenFor]bool // a phrase speaks once
}

// weight returns what a rule weighs for a phrase of a page that stands at
// where, and whether it speaks there at all; in the head of the first page,
// what speaks in a title speaks more softly.
func (k kindRule) weight(r *text.Text, h text.Hit, where string) (float64, bool) {
	const softer = 3
	switch k.where {
	case "start":
		return k.much, where == "title" && starts(r, h.First)
	case "end":
		return k.much, where == "title" && ends(r, h.End)
	case "title":
		if where == "head" {
			return k.much / softer, true
		}
		return k.much, where == "title"
	case "head":
		return k.much, where != "body"
	case "body":
		return k.much, where == "body"
	}
	return 0, false
}

// note counts a phrase of a page that stands at where.
func (s *kindScores) note(r *text.Text, h text.Hit, where string) {
	const telling = 3
	for _, k := range s.kinds[h.Index] {
		weight, speaks := k.weight(r, h, where)
		key := spokenFor{h.Index, k}
		if !speaks || s.hit[key] {
			continue
		}
		s.hit[key] = true
		s.sum[k.kind] += weight
		if s.why[k.kind].Rule == "" || weight >= telling {
			s.why[k.kind] = r.Evidence(h.First, h.End, "kind."+string(k.kind))
		}
	}
}

// starts reports whether a phrase begins a line or a part of a title: "Law on
// asylum", "Mali: agreement on return".
func starts(r *text.Text, i int) bool {
	if i == 0 || r.Tokens[i].Is(text.Breaks|text.Marked) {
		return true
	}
	t := r.Tokens[i-1]
	return t.Is(text.Punct) && strings.ContainsRune(":–—|-", firstRune(r.Body[t.Start:t.End]))
}

// ends reports whether a phrase ends a line or a part of a title, or stands
// before its number or its date.
func ends(r *text.Text, end int) bool {
	return end >= len(r.Tokens) || r.Tokens[end].Is(text.Breaks|text.Number) || r.Tokens[end].Is(text.Punct) && !r.Tokens[end].Is(text.Glued)
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// scoreKinds returns the likeliest kind, its score and the phrase that speaks
// for it most.
func (f *Reader) scoreKinds(d *text.Document) (schema.Kind, float64, schema.Evidence) {
	const head, top = 1500, 110 // bytes
	s := kindScores{f.Tables, map[schema.Kind]float64{}, map[schema.Kind]schema.Evidence{}, map[spokenFor]bool{}}
	title := d.Title(f.ReadLine)
	for _, h := range title.Kinds {
		s.note(title, h, "title")
	}
	for i, r := range d.Pages {
		if i > 1 && i < len(d.Pages)-1 {
			continue
		}
		for _, h := range r.Kinds {
			where := "body"
			switch at := int(r.Tokens[h.First].Start); {
			case i == 0 && at < top:
				where = "title"
			case i == 0 && at < head:
				where = "head"
			}
			s.note(r, h, where)
		}
	}
	var best schema.Kind
	for _, k := range schema.Kinds() {
		if s.sum[k] > s.sum[best] && s.sum[k] >= f.Limits.Kind {
			best = k
		}
	}
	return best, s.sum[best], s.why[best]
}
