package review

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/desk/door"
	"github.com/simde/simde/web/frame"
)

// manyPage says what an answer to several cases will change.
type manyPage struct {
	desk.Frame
	Say       schema.Say
	Cases     int
	Chosen    int // that were ticked
	Documents int
	Groups    []group
	Value     string
	Wrong     string
	Here      string
	Back      string
	Seen      int64
}

// group are cases that are alike.
type group struct {
	Word      word
	KindName  string
	Passage   string
	Cases     []row
	Documents int
	Shown     int // how many of the cases are listed open
}

// openInGroup is how many cases of a group are open; the others fold.
const openInGroup = 4

// many says what an answer to several cases will change, or gives it.
func (s *Review) many(r *desk.Request) error {
	form, err := r.Form()
	if err != nil {
		return err
	}
	q := parse(r.Request.Request.URL.Query())
	q.By = r.Person.Name
	a, ok := answerOf(url.Values{"decision": {form.Get("do")}, "other": {form.Get("other")}, "seen": {form.Get("seen")}}, schema.Case{})
	if !ok {
		return schema.ErrInvalid
	}
	a.By = r.Person.Name
	if len(form["case"]) > schema.MostAnswered {
		return schema.ErrInvalid
	}
	cases, err := s.Cases.CasesOf(r.Ctx(), form["case"])
	if err != nil {
		return err
	}
	if len(cases) == 0 {
		return r.See(address(r.Lang, q))
	}
	if form.Has("go") {
		return s.answerMany(r, q, a, cases)
	}
	chosen := len(cases)
	if cases, err = s.withAlike(r, q, cases); err != nil {
		return err
	}
	return s.ask(r, q, a, cases, chosen, "")
}

// withAlike adds those alike, which a row of the queue stands for.
func (s *Review) withAlike(r *desk.Request, q schema.CaseQuery, cases []schema.Case) ([]schema.Case, error) {
	if q.Order == schema.CasesUnsure || q.Order == schema.CasesNewest { // each has a row of its own
		return cases, nil
	}
	out := slices.Clone(cases)
	seen := map[string]bool{}
	for _, c := range cases {
		seen[c.Key] = true
	}
	for _, c := range cases {
		if c.Settles < 2 {
			continue
		}
		list, err := s.Cases.Queue(r.Ctx(), schema.CaseQuery{Alike: c.Alike, Order: schema.CasesUnsure, By: q.By, Most: schema.MostAnswered})
		if err != nil {
			return nil, err
		}
		for _, x := range list.Cases {
			if !seen[x.Key] {
				seen[x.Key] = true
				out = append(out, x)
			}
		}
	}
	return out[:min(len(out), schema.MostAnswered)], nil
}

// ask shows what will change.
func (s *Review) ask(r *desk.Request, q schema.CaseQuery, a schema.Answer, cases []schema.Case, chosen int, wrong string) error {
	loc := s.Site.Locale(r.Lang)
	v := manyPage{Frame: s.Page(r, frame.RouteDeskReview, loc.Say("review.many."+string(a.Say), len(cases))), Say: a.Say, Cases: len(cases), Chosen: chosen,
		Value: a.Value, Wrong: wrong, Here: address(r.Lang, q, "many"), Back: address(r.Lang, q), Seen: time.Now().UnixMilli()}
	documents := map[schema.ID]bool{}
	at := map[string]int{}
	for _, c := range cases {
		i, ok := at[c.Alike]
		if !ok {
			i = len(v.Groups)
			at[c.Alike] = i
			x := rowOf(loc, q, c)
			v.Groups = append(v.Groups, group{Word: x.Word, KindName: x.KindName, Passage: x.Passage, Shown: openInGroup})
		}
		v.Groups[i].Cases = append(v.Groups[i].Cases, rowOf(loc, q, c))
		documents[c.Document] = true
	}
	for i := range v.Groups {
		of := map[schema.ID]bool{}
		for _, c := range v.Groups[i].Cases {
			of[c.Document] = true
		}
		v.Groups[i].Documents = len(of)
	}
	v.Documents = len(documents)
	status := http.StatusOK
	if wrong != "" {
		status = http.StatusUnprocessableEntity
	}
	return s.Render(r.Request, status, "desk_many.html", v)
}

// answerMany gives the answer to the cases that are still ticked.
func (s *Review) answerMany(r *desk.Request, q schema.CaseQuery, a schema.Answer, cases []schema.Case) error {
	loc := s.Site.Locale(r.Lang)
	out, err := s.Answers.Answer(r.Whole(), a, cases...)
	if errors.Is(err, schema.ErrInvalid) {
		return s.ask(r, q, a, cases, len(cases), loc.Say("review.wrong"))
	}
	if err != nil {
		return desk.Part(out.Step, err)
	}
	did := door.Did{Text: loc.Say("review.told.many."+string(a.Say)) + " " + loc.Say("review.told.cases", out.Settled)}
	if len(out.Faster) > 0 {
		did.Text += " " + loc.Say("review.told.faster", len(out.Faster))
	}
	if out.Step > 0 {
		did.Undo = undoAddress(r.Lang, "step", strconv.Itoa(out.Step), address(r.Lang, q))
	}
	if err := s.Door.Tell(r.Ctx(), did); err != nil {
		return err
	}
	return r.See(address(r.Lang, q))
}
