package organisation

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/frame"
)

// onePage is what an organisation is called, which documents bear its names, and
// another that it may be.
type onePage struct {
	desk.Frame
	ID        string
	Label     string
	Self      string
	List      string
	Langs     []langRow
	Other     string // a name on each line
	Documents []document
	Count     int
	Public    string // what the site finds of it
	Wrong     string
	Into      *merge
	Asked     string // which one it may be, as typed
}

type langRow struct {
	Lang          schema.Lang
	Of            string // the language's name
	Name, Acronym string
}

type document struct {
	schema.Card
	URL string
}

// merge is what it comes to that an organisation is another one.
type merge struct {
	ID, Label string
	Count     int // of documents that are under its name then
	Names     string
}

// said returns what is said of the organisation of an address, and by its ID what
// it is.
func (o *Organisations) said(r *desk.Request) (schema.Body, *schema.Bodies, error) {
	known, err := o.known(r)
	if err != nil {
		return schema.Body{}, nil, err
	}
	said, err := o.Library.Bodies(r.Ctx())
	if err != nil {
		return schema.Body{}, nil, err
	}
	id := r.Param("organisation")
	i := slices.IndexFunc(known.All(), func(x schema.Organisation) bool { return x.ID == id })
	if i < 0 {
		return schema.Body{}, nil, schema.ErrNotFound
	}
	for _, b := range said {
		if b.ID == id {
			return b, known, nil
		}
	}
	return schema.BodyOf(known.All()[i]), known, nil
}

func (o *Organisations) show(r *desk.Request) error {
	b, known, err := o.said(r)
	if errors.Is(err, schema.ErrNotFound) && known == nil {
		if x, merged := schema.OrganisationByID(r.Param("organisation")); merged && x.ID != r.Param("organisation") {
			return r.See(address(r.Lang, x.ID)) // it turned out to be that one
		}
	}
	if err != nil {
		return err
	}
	v, err := o.one(r, b)
	if err != nil {
		return err
	}
	if v.Asked = strings.TrimSpace(r.Query("into")); v.Asked != "" {
		if err := o.weigh(r, &v, b, known); err != nil {
			return err
		}
	}
	return o.Render(r.Request, http.StatusOK, "desk_organisation.html", v)
}

func (o *Organisations) one(r *desk.Request, b schema.Body) (onePage, error) {
	v := onePage{Frame: o.Page(r, frame.RouteDeskOrgs, b.Label(r.Lang)), ID: b.ID, Label: b.Label(r.Lang), Self: address(r.Lang, b.ID),
		List: frame.Address(r.Lang, frame.RouteDeskOrgs), Other: strings.Join(b.Other, "\n"),
		Public: frame.WithValues(frame.Address(r.Lang, frame.RouteDocuments), url.Values{"publisher": {b.ID}})}
	loc := o.Site.Locale(r.Lang)
	for _, l := range schema.Langs {
		v.Langs = append(v.Langs, langRow{l, loc.LangName(l), b.Name[l], b.Acronym[l]})
	}
	cards, err := o.Library.Bearing(r.Ctx(), b.ID, nil)
	v.Count = len(cards)
	for _, c := range cards[:min(listed, len(cards))] {
		v.Documents = append(v.Documents, document{c, frame.Address(r.Lang, frame.RouteDeskDocs, string(c.ID))})
	}
	return v, err
}

// weigh says what it would come to that an organisation is the one that is named.
func (o *Organisations) weigh(r *desk.Request, v *onePage, b schema.Body, known *schema.Bodies) error {
	x, found := known.Read(v.Asked, "")
	v.Asked = schema.CutName(v.Asked)
	b.Into = x.ID
	if !found || known.Check(b) != nil {
		v.Wrong = o.Site.Locale(r.Lang).Say("orgs.not-one", v.Asked)
		return nil
	}
	cards, err := o.Library.Bearing(r.Ctx(), b.ID, &b)
	v.Into = &merge{ID: x.ID, Label: x.FullName(r.Lang), Count: len(cards), Names: strings.Join(b.Names(), " · ")}
	return err
}

// change stores what an organisation is called, or that it is another one.
func (o *Organisations) change(r *desk.Request) error {
	form, err := r.Form()
	if err != nil {
		return err
	}
	b, known, err := o.said(r)
	if err != nil {
		return err
	}
	step, to := 0, b.ID
	switch {
	case form.Has("save"):
		b = typed(b.ID, form)
		step, err = o.Naming.Say(r.Whole(), r.Person.Name, strings.TrimSpace(form.Get("why")), b)
	case form.Has("merge"):
		to = form.Get("into")
		step, err = o.Naming.Merge(r.Whole(), r.Person.Name, strings.TrimSpace(form.Get("why")), b.ID, to)
	default:
		return schema.ErrInvalid
	}
	if errors.Is(err, schema.ErrInvalid) {
		v, failed := o.one(r, b)
		if failed != nil {
			return failed
		}
		if v.Wrong = o.why(r, err); form.Has("merge") {
			v.Wrong = o.Site.Locale(r.Lang).Say("orgs.not-one", schema.CutName(to))
		}
		return o.Render(r.Request, http.StatusUnprocessableEntity, "desk_organisation.html", v)
	}
	if err == nil {
		err = o.tell(r, step)
	}
	if err != nil {
		return err
	}
	if x, ok := known.Read(to, ""); ok {
		to = x.ID
	}
	return r.See(address(r.Lang, to))
}

// typed reads the names of an organisation from a form.
func typed(id string, form url.Values) schema.Body {
	b := schema.Body{ID: id, Name: schema.Labels{}, Acronym: schema.Labels{}}
	one := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	for _, l := range schema.Langs {
		if name := one(form.Get("name-" + string(l))); name != "" {
			b.Name[l] = name
		}
		if acronym := one(form.Get("acronym-" + string(l))); acronym != "" {
			b.Acronym[l] = acronym
		}
	}
	for line := range strings.Lines(form.Get("other")) {
		if name := one(line); name != "" && !slices.Contains(b.Names(), name) {
			b.Other = append(b.Other, name)
		}
	}
	return b
}
