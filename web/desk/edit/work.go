package edit

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/frame"
)

// Works says what is to be changed so that documents are of one work, or are not.
type Works interface {
	Together(ctx context.Context, as schema.Tie, ids ...schema.ID) ([]schema.Edit, error)
	Apart(ctx context.Context, id schema.ID, from ...schema.ID) ([]schema.Edit, error)
	EachApart(ids ...schema.ID) ([]schema.Edit, error)
	Unsaid(a, b schema.ID) []schema.Edit
}

// works are the sides of an Editor that have to do with works.
type works struct{ *Editor }

// relative is another document of the work of one, or one that is kept apart
// from it.
type relative struct {
	schema.Card
	Name string // the title, or the id of what is not held
	URL  string
	As   string // what the two are to each other
	By   string // whose word that is; "" where it was found
	When string
}

// together fills in which documents are of one work with that of the page, and
// which persons keep apart from it.
func (e works) together(r *desk.Request, p *page) error {
	rows, err := e.Kindred.Members(r.Ctx(), []schema.ID{p.doc.ID})
	if err != nil {
		return err
	}
	loc := e.Site.Locale(r.Lang)
	of := map[schema.ID]schema.Kin{}
	for _, k := range rows {
		of[k.ID] = k
	}
	self := of[p.doc.ID]
	for _, k := range rows {
		if _, judged := p.doc.Judged(k.ID); k.ID == p.doc.ID || judged {
			continue
		}
		as := "tie.found.work"
		if k.Copies != "" && k.Copies == self.Copies {
			as = "tie.found.copy"
		}
		p.Relatives = append(p.Relatives, relative{Card: schema.Card{ID: k.ID, Language: k.Lang}, As: loc.Say(as)})
	}
	for id, tie := range p.doc.Ties() {
		if id == p.doc.ID {
			continue
		}
		x := relative{Card: schema.Card{ID: id}}
		if c, ok := p.tied(id); ok {
			x.By, x.When = c.By, loc.Format.Moment(c.At)
		}
		if tie == "" {
			p.Apart = append(p.Apart, x)
			continue
		}
		x.As = loc.Say("tie." + string(tie))
		p.Relatives = append(p.Relatives, x)
	}
	for _, t := range schema.Ties {
		p.Ties = append(p.Ties, frame.Option{Value: string(t), Label: loc.Say("tie." + string(t)), Selected: p.typed.Get("tie") == string(t)})
	}
	p.With = p.typed.Get("with")
	return errors.Join(e.name(r, p.Relatives), e.name(r, p.Apart))
}

// tied returns the last correction that says what another document is.
func (p *page) tied(other schema.ID) (schema.Correction, bool) {
	for _, c := range slices.Backward(p.doc.Corrections) {
		if id, _ := schema.SplitTie(c.Value); c.Field == schema.FieldCopy && id == other {
			return c, true
		}
	}
	return schema.Correction{}, false
}

// name fills in what documents are called, and sorts them.
func (e works) name(r *desk.Request, all []relative) error {
	var ids []schema.ID
	for _, x := range all {
		ids = append(ids, x.ID)
	}
	cards, err := e.Documents.Cards(r.Ctx(), ids)
	if err != nil {
		return err
	}
	for i := range all {
		x := &all[i]
		x.Name, x.URL = string(x.ID), address(r.Lang, x.ID)
		for _, c := range cards {
			if c.ID == x.ID {
				x.Card, x.Name = c, c.Title
			}
		}
	}
	slices.SortFunc(all, func(a, b relative) int { return cmp.Compare(a.ID, b.ID) })
	return nil
}

// tie does what a button or the form of the work says: "group", "part" from all,
// "part ID", or "unsay ID".
func (e works) tie(r *desk.Request, id schema.ID, form url.Values) error {
	loc := e.Site.Locale(r.Lang)
	what, other, _ := strings.Cut(form.Get("work"), " ")
	dec := schema.Decision{By: r.Person.Name, Overrule: true, Affirm: true, Seen: seen(form), Verb: schema.VerbPart}
	var err error
	switch {
	case what == "group":
		dec.Verb = schema.VerbGroup
		with, found, erring := e.meant(r, form.Get("with"))
		if erring != nil {
			return erring
		}
		if !found || with == id {
			return e.unlike(r, form, loc.Say("tie.unknown", form.Get("with")))
		}
		dec.Edits, err = e.Works.Together(r.Ctx(), schema.Tie(form.Get("tie")), id, with)
	case what == "part" && other == "":
		dec.Edits, err = e.Works.Apart(r.Ctx(), id)
	case what == "part":
		dec.Edits, err = e.Works.Apart(r.Ctx(), id, schema.ID(other))
	case what == "unsay" && other != "":
		dec.Verb, dec.Edits = schema.VerbCorrect, e.Works.Unsaid(id, schema.ID(other))
	default:
		return schema.ErrInvalid
	}
	if errors.Is(err, schema.ErrInvalid) {
		return e.unlike(r, form, loc.Say("tie.cannot"))
	}
	if err != nil {
		return err
	}
	return e.decideTie(r, dec, here(r, id)+"#work")
}

// decideTie carries out what was said of a work and goes on at an address.
func (e works) decideTie(r *desk.Request, dec schema.Decision, next string) error {
	out, err := e.Work.Decide(r.Whole(), dec)
	if err != nil {
		return desk.Part(out.Step, err)
	}
	loc := e.Site.Locale(r.Lang)
	text := loc.Say("tie.same")
	if out.Step != 0 {
		text = loc.Say("tie.did." + string(dec.Verb))
	}
	if slices.ContainsFunc(out.Effects, func(x schema.Effect) bool { return x.Verdict == schema.VerdictOvertaken }) {
		text = loc.Say("tie.overtaken")
	}
	if err := e.tell(r, text, out.Step); err != nil {
		return err
	}
	return r.See(next)
}

// unlike shows the page again with why documents cannot be said to be of one
// work.
func (e works) unlike(r *desk.Request, form url.Values, why string) error {
	p, err := e.pageTyped(r, form)
	if err != nil {
		return err
	}
	p.Unlike = why
	return e.render(r, http.StatusUnprocessableEntity, p)
}

// meant reads the id of a document, or the address of one of its pages.
func (e works) meant(r *desk.Request, typed string) (schema.ID, bool, error) {
	typed, _, _ = strings.Cut(strings.TrimSpace(typed), "?")
	typed, _, _ = strings.Cut(typed, "#")
	parts := strings.Split(typed, "/")
	if len(typed) > 1000 {
		return "", false, nil
	}
	var ids []schema.ID
	for _, part := range parts {
		if part != "" && strings.Trim(part, "abcdefghijklmnopqrstuvwxyz0123456789") == "" {
			ids = append(ids, schema.ID(part))
		}
	}
	cards, err := e.Documents.Cards(r.Ctx(), ids)
	if err != nil || len(cards) == 0 {
		return "", false, err
	}
	return cards[0].ID, true, nil
}

// workPage asks what some documents are to each other.
type workPage struct {
	desk.Frame
	Rows  []relative
	Ties  []frame.Option
	Wrong string
	Back  string
}

// askWork shows the documents that were ticked.
func (e works) askWork(r *desk.Request) error {
	return e.showWork(r, r.Request.Request.URL.Query(), http.StatusOK, "")
}

func (e works) showWork(r *desk.Request, form url.Values, status int, wrong string) error {
	loc := e.Site.Locale(r.Lang)
	v := workPage{Frame: e.Page(r, frame.RouteDeskBulk, loc.Say("tie.title")), Wrong: wrong, Back: frame.Address(r.Lang, frame.RouteDeskDocs)}
	for _, t := range schema.Ties {
		v.Ties = append(v.Ties, frame.Option{Value: string(t), Label: loc.Say("tie." + string(t)), Selected: form.Get("tie") == string(t)})
	}
	for _, id := range chosen(form) {
		v.Rows = append(v.Rows, relative{Card: schema.Card{ID: id}})
	}
	if err := e.name(r, v.Rows); err != nil {
		return err
	}
	v.Rows = slices.DeleteFunc(v.Rows, func(x relative) bool { return x.Title == "" && x.Name == string(x.ID) })
	return e.Render(r.Request, status, "desk_work.html", v)
}

// mostChosen is how many documents are said to be of one work at a time.
const mostChosen = 40

// chosen returns the documents that were ticked, each once.
func chosen(form url.Values) []schema.ID {
	var out []schema.ID
	for _, id := range form["d"] {
		if x := schema.ID(id); !slices.Contains(out, x) && len(out) <= mostChosen {
			out = append(out, x)
		}
	}
	return out
}

// sayWork says that the documents which were ticked are of one work, or that none
// is of one with another.
func (e works) sayWork(r *desk.Request) error {
	form, err := r.Form()
	if err != nil {
		return err
	}
	loc := e.Site.Locale(r.Lang)
	dec := schema.Decision{By: r.Person.Name, Note: strings.TrimSpace(form.Get("why")), Overrule: true, Affirm: true, Seen: seen(form), Verb: schema.VerbGroup}
	switch form.Get("work") {
	case "group":
		dec.Edits, err = e.Works.Together(r.Ctx(), schema.Tie(form.Get("tie")), chosen(form)...)
	case "part":
		dec.Verb = schema.VerbPart
		dec.Edits, err = e.Works.EachApart(chosen(form)...)
	default:
		return schema.ErrInvalid
	}
	if errors.Is(err, schema.ErrInvalid) {
		return e.showWork(r, form, http.StatusUnprocessableEntity, loc.Say("tie.cannot"))
	}
	if err != nil {
		return err
	}
	return e.decideTie(r, dec, frame.Address(r.Lang, frame.RouteDeskDocs))
}

// Keys are the keys of messages that this package puts together.
func Keys() []string {
	var out []string
	for _, t := range schema.Ties {
		out = append(out, "tie."+string(t))
	}
	for _, v := range []schema.Verb{schema.VerbGroup, schema.VerbPart, schema.VerbCorrect} {
		out = append(out, "tie.did."+string(v))
	}
	return append(out, "tie.found.work", "tie.found.copy")
}
