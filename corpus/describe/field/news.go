package field

import (
	"math"
	"slices"
	"strings"

	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/corpus/describe/title"
	"github.com/simde/simde/corpus/describe/wording"
	"github.com/simde/simde/schema"
)

// newsWeights say what speaks for a text as news and against it: against it
// speak length, lists, and a title that counts or dates an issue. They are few,
// and set by hand on the half of the catalogue that is learned from.
var newsWeights = model.Weights{"bias": -0.6, "headline": 1.8, "dateline": 1.6, "told": 0.7, "quotes": 0.8, "pages": -1.6, "items": -3, "issue": -2, "words": 0.8, "genre": -2.5, "figures": -8}

var (
	reIssue = wording.Lazy(func() string {
		return `(?i)#\d|(?:^|[^\p{L}])n[o°º]\.? ?°?\d|(?:19|20)\d\d\)?$|` + wording.Pattern("as-of-issue")
	})
)

// newsTraits are what speaks for a document as news and against it; genre says
// that its title names another sort of document.
func (f *Reader) newsTraits(d *text.Document, genre bool) []model.Trait {
	const quotes, whole = 2, 3000
	body := d.Pages[0].Body
	body = text.CutAt(body, whole)
	lines, items := 0, 0
	for line := range strings.Lines(body) {
		if line = strings.TrimSpace(line); line != "" {
			lines++
			items += btoi(strings.HasPrefix(line, "•") || strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "|") || len(line) < 40)
		}
	}
	digits := 0
	for i := range len(body) {
		if body[i] >= '0' && body[i] <= '9' {
			digits++
		}
	}
	named := strings.Fields(d.Doc.Title)
	_, page, _, _ := f.dateline(d)
	dated := page != nil || title.PlacedAt(opening(body)) > 0
	return []model.Trait{
		{Name: "bias", Much: 1},
		{Name: "headline", Much: model.Truth(f.headline(d))},
		{Name: "dateline", Much: model.Truth(dated)},
		{Name: "told", Much: f.told(d.Pages[0], whole)},
		{Name: "quotes", Much: min(quotes, float64(strings.Count(body, "“")+strings.Count(body, "«")))},
		{Name: "pages", Much: math.Log2(float64(len(d.Pages)))},
		{Name: "items", Much: float64(items) / float64(max(lines, 4))},
		{Name: "issue", Much: model.Truth(reIssue().MatchString(d.Doc.Title))},
		{Name: "words", Much: model.Truth(len(named) >= 7)},
		{Name: "genre", Much: model.Truth(genre)},
		{Name: "figures", Much: max(0, float64(digits)/float64(max(len(body), 1))-0.02)},
	}
}

// told and headline are where the phrases stand that say who says what, and the
// verbs of headlines.
const (
	told     = "told"
	headline = "headline"
)

// headline reports whether the title has a verb as headlines have it.
func (f *Reader) headline(d *text.Document) bool {
	const long = 6 // bytes of a word that an ending tells
	for _, h := range d.Title(f.ReadLine).Kinds {
		if slices.ContainsFunc(f.kinds[h.Index], func(k kindRule) bool { return k.where == headline }) {
			return true
		}
	}
	for word := range strings.FieldsSeq(d.Doc.Title) {
		if len(word) >= long && slices.ContainsFunc(wording.Alternatives("headline-ending"), func(e string) bool { return strings.HasSuffix(word, e) }) {
			return true
		}
	}
	return false
}

// told counts the phrases of a page's first bytes that say who says what, up to
// three.
func (f *Reader) told(r *text.Text, whole int) float64 {
	const most = 3
	n := 0
	for _, h := range r.Kinds {
		if n == most || int(r.Tokens[h.First].Start) > whole {
			break
		}
		n += btoi(slices.ContainsFunc(f.kinds[h.Index], func(k kindRule) bool { return k.where == told }))
	}
	return float64(n)
}

// opening is the beginning of a text on one line.
func opening(body string) string {
	const long = 160
	return wording.OneLine(text.CutAt(body, long))
}

// newsOr returns the kind news, or a press release where a body speaks for
// itself, if the text reads like one; else "".
func (f *Reader) newsOr(d *text.Document, genre, press bool) (schema.Kind, float64) {
	if len(d.Pages) == 0 {
		return "", 0
	}
	chance := newsWeights.Chance(f.newsTraits(d, genre))
	switch {
	case chance < f.Limits.News:
		return "", chance
	case press:
		return "press-release", chance
	}
	return "news", chance
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
