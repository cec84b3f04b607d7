package review

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/frame"
)

// queuePage is the queue, or a part of it.
type queuePage struct {
	desk.Frame
	All      schema.CaseList // whatever is chosen
	List     schema.CaseList
	Filtered bool
	Facets   []facet
	Orders   []frame.Option
	Rows     []row
	Kept     []frame.Field // of the choice, what no filter shows
	First    string        // address of the first case
	Reset    string
	Post     string // where an answer to several goes
	Parts    []part
	Next     string
}

// facet is a filter of the queue.
type facet struct {
	Label, Name string
	Open        bool
	Values      []choice
}

// choice is a value of a facet.
type choice struct {
	Value, Label string
	Count        int
	Chosen       bool
}

// row is a case in the queue, or the first of those alike.
type row struct {
	schema.Case
	URL      string
	Word     word
	KindName string
	Passage  string
	Sure     string // its certainty, written
	Show     bool   // the certainty says something
	Where    string // collections and batch
}

// part leads to a part of the queue.
type part struct {
	Number  int
	URL     string
	Current bool
}

func (s *Review) queue(r *desk.Request) error {
	loc := s.Site.Locale(r.Lang)
	q := parse(r.Request.Request.URL.Query())
	q.By, q.Most = r.Person.Name, perPart
	v := queuePage{Frame: s.Page(r, frame.RouteDeskReview, loc.Say("review")), Filtered: filters(q),
		Reset: frame.Address(r.Lang, frame.RouteDeskReview), Post: address(r.Lang, q, "many")}
	v.Script = "review.js"
	var err error
	if v.List, err = s.Cases.Queue(r.Ctx(), q); err != nil {
		return err
	}
	if v.All = v.List; v.Filtered {
		if v.All, err = s.Cases.Queue(r.Ctx(), schema.CaseQuery{By: q.By, Most: 1}); err != nil {
			return err
		}
	}
	counts, err := s.Cases.CaseFacets(r.Ctx(), q)
	if err != nil {
		return err
	}
	v.Facets = facets(loc, q, counts)
	for _, o := range schema.CaseOrders {
		v.Orders = append(v.Orders, frame.Option{Value: string(o), Label: loc.Say("review.order." + string(o)), Selected: o == q.Order})
	}
	for _, c := range v.List.Cases {
		v.Rows = append(v.Rows, rowOf(loc, q, c))
	}
	if len(v.Rows) > 0 {
		v.First = v.Rows[0].URL
	}
	for _, k := range []string{paramAlike, paramDocument} {
		if x := values(q).Get(k); x != "" {
			v.Kept = append(v.Kept, frame.Field{Name: k, Value: x})
		}
	}
	v.Parts, v.Next = parts(r.Lang, q, v.List.Rows)
	return s.Render(r.Request, http.StatusOK, "desk_queue.html", v)
}

// rowOf returns a case as the queue shows it.
func rowOf(loc *frame.Locale, q schema.CaseQuery, c schema.Case) row {
	out := row{Case: c, URL: address(loc.Lang, q, c.Key), Word: asked(loc, c), KindName: loc.Say("review.kind." + string(c.Kind)),
		Show: shows(c), Sure: loc.Format.Fixed(c.Confidence, 2), Where: where(loc, c.Subject)}
	if p := passage(c); p != nil {
		out.Passage = p.Passage
	}
	return out
}

// shows reports whether the certainty of a case says something.
func shows(c schema.Case) bool {
	return c.Confidence > 0 && !c.Pair() && c.Kind != schema.CaseHeld && c.Kind != schema.CaseVersion && c.Kind != schema.CaseAdvice
}

// where says of which collections a document is, and which import brought it.
func where(loc *frame.Locale, x schema.CaseSubject) string {
	out := ""
	for _, name := range x.Collections {
		out += name + " · "
	}
	if x.Batch == 0 {
		return out + loc.Say("review.no-batch")
	}
	return out + loc.Say("review.batch", strconv.Itoa(x.Batch))
}

// facets are the filters of the queue.
func facets(loc *frame.Locale, q schema.CaseQuery, counts schema.CaseFacets) []facet {
	chosen := values(q)
	make1 := func(name, label string, list []schema.CaseCount, say func(string) string) facet {
		f := facet{Label: label, Name: name, Open: name == paramKind || len(chosen[name]) > 0}
		for _, x := range list {
			f.Values = append(f.Values, choice{x.Value, say(x.Value), x.Cases, slices.Contains(chosen[name], x.Value)})
		}
		for _, v := range chosen[name] { // that chooses nothing any more
			if !slices.ContainsFunc(list, func(x schema.CaseCount) bool { return x.Value == v }) {
				f.Values = append(f.Values, choice{v, say(v), 0, true})
			}
		}
		return f
	}
	all := []facet{
		make1(paramKind, loc.Say("review.facet.kind"), counts.Kinds, func(v string) string { return loc.Say("review.kind." + v) }),
		make1(paramBatch, loc.Say("review.facet.batch"), counts.Batches, func(v string) string { return v }),
		make1(paramCollection, loc.Say("review.facet.collection"), counts.Collections, func(v string) string { return v }),
		make1(paramLang, loc.Say("review.facet.language"), counts.Languages, func(v string) string { return loc.LangName(schema.Lang(v)) }),
		make1(paramSure, loc.Say("review.facet.certainty"), counts.Certainties, func(v string) string { return loc.Say("review.sure." + v) }),
		make1(paramUnsure, loc.Say("review.facet.unsure"), counts.Unsure, func(v string) string { return loc.Say("review.unsure." + v) }),
	}
	return slices.DeleteFunc(all, func(f facet) bool { return len(f.Values) == 0 })
}

// shownParts is how many parts of the queue are offered by number.
const shownParts = 7

// parts leads through the parts of a queue.
func parts(l schema.Lang, q schema.CaseQuery, rows int) (out []part, next string) {
	last, here := (rows+perPart-1)/perPart, q.Offset/perPart+1
	at := func(n int) string {
		v := values(q)
		if n > 1 {
			v.Set(paramPart, strconv.Itoa(n))
		}
		return frame.WithValues(frame.Address(l, frame.RouteDeskReview), v)
	}
	if last < 2 && here == 1 {
		return nil, ""
	}
	for n := max(1, here-shownParts/2); n <= last && len(out) < shownParts; n++ {
		out = append(out, part{n, at(n), n == here})
	}
	if here < last {
		next = at(here + 1)
	}
	return out, next
}
