package briefing

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/bank"
	"github.com/simde/simde/web/brief"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/profile"
)

// How many quotations, of how many letters, and claims a paper has at most, and
// how many letters of the title of a document a cell of a table.
const (
	mostQuotes = 3
	quoteRoom  = 220
	mostClaims = 3
	titleRoom  = 70
)

// quotes lets documents speak, those in the reader's language first.
func (d *draft) quotes() {
	all := slices.Clone(d.said.Passages)
	slices.SortStableFunc(all, func(a, b profile.Passage) int { return cmp.Compare(d.foreign(a.Lang), d.foreign(b.Lang)) })
	s := brief.Section{Heading: d.loc.Say("brief.quotes"), Text: d.loc.Say("brief.quotes.note")}
	works := once{}
	for _, p := range all {
		card, ok := d.found(p.URL)
		if !ok || len(s.Quotes) == mostQuotes || !works.takes(card) {
			continue
		}
		d.name(card.ID)
		from := []string{}
		if card.Publisher != "" {
			from = append(from, schema.PublisherName(card.Publisher, d.Lang))
		}
		from = append(from, cut(p.Title, quoteRoom), d.dated(card), d.loc.Cited(p.Parts, p.Page))
		if d.foreign(p.Lang) > 0 {
			from = append(from, d.loc.LangName(p.Lang))
		}
		s.Quotes = append(s.Quotes, brief.Quote{Text: strings.TrimLeft(excerpt(p.Text, quoteRoom), bullets), Lang: p.Lang, From: strings.Join(from, " · "), URL: permalink(card.ID, p.Page)})
	}
	d.add(s)
}

// once are the documents that were taken, by their works.
type once map[schema.ID]schema.ID

// takes reports whether a document is no translation or edition of another that
// was taken, which would say the same again.
func (o once) takes(c schema.Card) bool {
	if c.Work == "" {
		return true
	}
	if first, known := o[c.Work]; known {
		return first == c.ID
	}
	o[c.Work] = c.ID
	return true
}

// bullets are the signs of a list that may stand before a passage.
const bullets = "-–—•·▪* "

// foreign is 1 for a language that is not the reader's, and else 0.
func (d *draft) foreign(l schema.Lang) int {
	if l == d.Lang {
		return 0
	}
	return 1
}

// dated says when a document was published.
func (d *draft) dated(c schema.Card) string {
	if c.Published == "" {
		return d.loc.Say("year.undated")
	}
	return d.loc.Format.Date(c.Published)
}

// permalink is the short address of a page of a document.
func permalink(id schema.ID, page int) string {
	return "/d/" + string(id) + "?p=" + strconv.Itoa(page)
}

// worth orders verdicts by what they tell; those that stand in none are left
// out.
var worth = []profile.Verdict{profile.Agrees, profile.Differs, profile.OtherYear, profile.OtherCount, profile.Unclear}

// claims sets numbers of documents beside those of the data bank.
func (d *draft) claims() {
	var all []profile.Claim
	for _, x := range d.said.Claims {
		if x.Bank != "" && slices.Contains(worth, x.Verdict) {
			all = append(all, x)
		}
	}
	slices.SortStableFunc(all, func(a, b profile.Claim) int {
		return cmp.Compare(slices.Index(worth, a.Verdict), slices.Index(worth, b.Verdict))
	})
	t := &brief.Table{Head: []string{d.loc.Say("brief.said"), d.loc.Say("brief.bank"), d.loc.Say("brief.same")}}
	told, works := map[string]bool{}, once{}
	for _, x := range all {
		said := x.Number
		if x.Counts != "" {
			said += " · " + x.Counts
		}
		if x.Corridor != d.corridor { // of a corridor within that of the paper
			of := frame.CorridorOf(d.Lang, x.Corridor)
			said += " · " + of.Origin + " → " + of.Destination
		}
		card, ok := d.found(x.URL)
		if !ok || len(t.Rows) == mostClaims || told[said] || !works.takes(card) {
			continue
		}
		told[said] = true
		d.name(card.ID)
		d.showClaimed(x)
		said += " (" + cut(x.Title, titleRoom) + ", " + d.loc.Cited(x.Parts, x.Page) + ")"
		t.Rows = append(t.Rows, []string{said, x.Bank, x.Verdict.Sign() + " " + x.Judged})
	}
	if len(t.Rows) > 0 {
		d.add(brief.Section{Heading: d.loc.Say("brief.claims"), Table: t})
	}
}

// showClaimed notes of which series the figure is that stands beside a claim.
func (d *draft) showClaimed(x profile.Claim) {
	h := d.Bank.Hold(d.Lang, d.corridor)
	for _, f := range h.Series(bank.Yearly, schema.Measures()...) {
		if strings.Contains(x.Bank, " · "+f.Series.Measure.Name(d.Lang)+", ") && strings.Contains(x.Bank, " · "+f.Source+" · ") {
			d.show(f)
		}
	}
}

// cut writes a title in so many letters at most.
func cut(title string, most int) string {
	return excerpt([]search.Span{{Text: title, Mark: true}}, most)
}

// excerpt writes a passage in so many letters at most: whole words around what
// is marked, and where others are left out an ellipsis.
func excerpt(spans []search.Span, most int) string {
	var before, marked, after []string
	seen := false
	for _, s := range spans {
		words := strings.Fields(s.Text)
		switch {
		case s.Mark:
			seen = true
			marked = append(append(marked, after...), words...)
			after = nil
		case seen:
			after = append(after, words...)
		default:
			before = append(before, words...)
		}
	}
	head, tail := "", ""
	for {
		text := head + strings.Join(slices.Concat(before, marked, after), " ") + tail
		if utf8.RuneCountInString(text) <= most {
			return text
		}
		switch {
		case len(after) > 0 && len(after) >= len(before):
			after, tail = after[:len(after)-1], " …"
		case len(before) > 0:
			before, head = before[1:], "… "
		case len(marked) > 1:
			marked, tail = marked[:len(marked)-1], " …"
		default:
			return string([]rune(text)[:most-1]) + "…"
		}
	}
}
