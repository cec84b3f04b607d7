package review

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/original"
	"github.com/simde/simde/web/page/document"
)

// leaf is a page of a document with what was read on it marked.
type leaf struct {
	Number int
	Label  string
	Image  string // its picture; or "", and its text is shown
	Boxes  string
	Text   []search.Span
	Lang   schema.Lang
	Pages  []part // with evidence
	Back   string // the evidence before this page
	On     string // the evidence after it
	File   string // the original
}

// evidence returns what a case was read from.
func evidence(c schema.Case) (out []schema.Evidence) {
	for _, p := range c.Proposals {
		out = append(out, p.Evidence...)
	}
	return out
}

// leaf returns the page that is asked for, or the first with evidence.
func (s *Review) leaf(r *desk.Request, q schema.CaseQuery, c schema.Case) (*leaf, error) {
	doc, err := s.Documents.Head(r.Ctx(), c.Document)
	if errors.Is(err, schema.ErrGone) || errors.Is(err, schema.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var numbers []int
	for _, e := range evidence(c) {
		if e.Page > 0 && !slices.Contains(numbers, e.Page) {
			numbers = append(numbers, e.Page)
		}
	}
	v := &leaf{Number: 1, File: original.Address(r.Lang, doc)}
	if len(numbers) > 0 {
		v.Number = numbers[0]
	}
	if n, err := strconv.Atoi(r.Query(pageParam)); err == nil && n > 0 {
		v.Number = n
	}
	pages, err := s.Documents.Pages(r.Ctx(), c.Document, []int{v.Number})
	if err != nil {
		return nil, err
	}
	if !slices.Contains(numbers, v.Number) {
		numbers = append(numbers, v.Number)
	}
	slices.Sort(numbers)
	at := slices.Index(numbers, v.Number)
	for i, n := range numbers {
		to := onPage(r.Lang, q, c.Key, n)
		v.Pages = append(v.Pages, part{n, to, i == at})
		switch i {
		case at - 1:
			v.Back = to
		case at + 1:
			v.On = to
		}
	}
	v.Label = s.Site.Locale(r.Lang).Cited(doc.Parts, v.Number)
	if document.HasImage(s.Renderer, doc, v.Number) {
		v.Image = document.ImageAddress(c.Document, v.Number)
		v.Boxes = frame.WithValues(frame.Address(r.Lang, frame.RouteDeskReview, c.Key, "marks.svg"), map[string][]string{pageParam: {strconv.Itoa(v.Number)}})
	} else if len(pages) > 0 {
		v.Text, v.Lang = marked(pages[0], evidence(c)), pages[0].Language
	}
	return v, nil
}

// marked returns the text of a page with the evidence on it marked.
func marked(p schema.Page, all []schema.Evidence) []search.Span {
	type span struct{ from, to int }
	var found []span
	for _, e := range all {
		if e.Page != p.Number {
			continue
		}
		said := strings.TrimSuffix(e.Passage, "…")
		from, to := e.Start, e.End
		if from < 0 || to > len(p.Text) || from >= to || !strings.HasPrefix(p.Text[from:], said) {
			if from = strings.Index(p.Text, said); from < 0 || said == "" {
				continue
			}
			to = from + len(said)
		}
		found = append(found, span{from, to})
	}
	slices.SortFunc(found, func(a, b span) int { return a.from - b.from })
	var out []search.Span
	at := 0
	for _, x := range found {
		if x.from < at {
			continue
		}
		out = append(out, search.Span{Text: p.Text[at:x.from]}, search.Span{Text: p.Text[x.from:x.to], Mark: true})
		at = x.to
	}
	return append(out, search.Span{Text: p.Text[at:]})
}

// marks draws boxes over the words of the evidence on a page.
func (s *Review) marks(r *desk.Request) error {
	c, err := s.Cases.Case(r.Ctx(), r.Param("case"))
	if err != nil {
		return err
	}
	n, err := strconv.Atoi(r.Query(pageParam))
	if err != nil || c.Document == "" {
		return schema.ErrNotFound
	}
	doc, err := s.Documents.Head(r.Ctx(), c.Document)
	if err != nil {
		return err
	}
	if !document.HasImage(s.Renderer, doc, n) {
		return schema.ErrNotFound
	}
	o, within := original.At(doc, n)
	img, err := s.Renderer.Page(r.Ctx(), o.Hash, within)
	if err != nil {
		return err
	}
	have, err := img.WordsOf(r.Ctx(), s.Documents, doc.ID, n)
	if err != nil {
		return err
	}
	var words []schema.WordBox
	for _, e := range evidence(c) {
		if e.Page == n {
			words = append(words, wordsOf(have, e.Passage)...)
		}
	}
	r.Data(http.StatusOK, "image/svg+xml", img.Boxes(words))
	return nil
}

// wordsOf returns the words of a page that a passage is made of: those where
// most of its words follow each other.
func wordsOf(words []schema.WordBox, passage string) []schema.WordBox {
	want := plainWords(strings.TrimSuffix(passage, "…"))
	if len(want) == 0 {
		return nil
	}
	have := make([]string, len(words))
	for i, w := range words {
		have[i] = strings.Join(plainWords(w.Text), "")
	}
	best, from := 0, -1
	for i := range have {
		n := 0
		for j := range want {
			if i+j < len(have) && have[i+j] == want[j] {
				n++
			}
		}
		if n > best {
			best, from = n, i
		}
	}
	if best*2 < len(want) {
		return nil
	}
	return words[from:min(from+len(want), len(words))]
}

// plainWords returns the words of a text in letters and digits alone.
func plainWords(s string) (out []string) {
	for w := range strings.FieldsSeq(s) {
		if w = strings.Map(func(r rune) rune {
			if strings.ContainsRune(`.,;:!?"'’“”«»()[]-–—/`, r) {
				return -1
			}
			return r
		}, schema.Fold(w)); w != "" {
			out = append(out, w)
		}
	}
	return out
}
