// Package toponym is where a library says what else places are called.
package toponym

import (
	"context"
	"errors"
	"iter"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/desk/door"
	"github.com/simde/simde/web/frame"
)

// Library is what is held of places.
type Library interface {
	Toponyms(ctx context.Context) ([]schema.Toponyms, error)
}

// Calling says what else places are called, each time as a step of the log.
type Calling interface {
	// Check returns the names that are new, or an ErrInvalid, mostly a
	// *schema.NameRefused.
	Check(ctx context.Context, t schema.Toponyms) ([]string, error)
	Say(ctx context.Context, by, why string, t schema.Toponyms) (int, error)
}

// Again has documents described again, by what is in force then.
type Again interface {
	DescribeAgain(ctx context.Context, ids []schema.ID) error
}

// Finder tells which documents have words.
type Finder interface {
	Count(ctx context.Context, q search.Query) (int, error)
	IDs(ctx context.Context, q search.Query) iter.Seq2[schema.ID, error]
}

// Places are the pages of places.
type Places struct {
	*desk.Desk
	Library Library
	Calling Calling
	Again   Again
	Finder  Finder
}

// Pages are the list and one place.
func (p *Places) Pages() []desk.Page {
	at := frame.RouteDeskPlaces
	return []desk.Page{
		{At: at, Least: schema.Archivist, Do: p.list},
		{At: at, Rest: "/:place", Least: schema.Archivist, Do: p.show},
		{At: at, Rest: "/:place", Act: true, Least: schema.Archivist, Do: p.change},
	}
}

type row struct {
	Name, URL string
	Others    string
}

type listPage struct {
	desk.Frame
	Asked string
	Wrong string
	Rows  []row
	Known []string // names to choose from
}

func address(l schema.Lang, p schema.Place) string {
	return frame.Address(l, frame.RouteDeskPlaces, p.Slug())
}

// list lists the places that have further names, and leads to the one that is
// asked for.
func (p *Places) list(r *desk.Request) error {
	loc := p.Site.Locale(r.Lang)
	v := listPage{Frame: p.Page(r, frame.RouteDeskPlaces, loc.Say("toponyms")), Asked: strings.TrimSpace(r.Query("q"))}
	if v.Asked != "" {
		if x, ok := schema.ReadPlace(v.Asked); ok {
			return r.See(address(r.Lang, x))
		}
		v.Asked = schema.CutName(v.Asked)
		v.Wrong = loc.Say("toponyms.none", v.Asked)
	}
	all, err := p.Library.Toponyms(r.Ctx())
	if err != nil {
		return err
	}
	for _, t := range all {
		v.Rows = append(v.Rows, row{t.Place.Name(r.Lang), address(r.Lang, t.Place), strings.Join(t.All(), " · ")})
	}
	for _, x := range schema.Places() {
		v.Known = append(v.Known, x.Name(r.Lang))
	}
	return p.Render(r.Request, http.StatusOK, "desk_toponyms.html", v)
}

type onePage struct {
	desk.Frame
	Label, Code string
	Self, List  string
	Public      string
	Langs       []langRow
	Towns       string
	HasTowns    bool
	Why         string
	Wrong       string
	Weighed     *weighed
	Named       bool // it has further names
}

type langRow struct {
	Lang  schema.Lang
	Of    string
	Built string // what it is called without them
	Names string // a further name on each line
}

// weighed is what new names would come to.
type weighed struct {
	Names []count
	All   int // documents that would be described again
}

type count struct {
	Name  string
	Count int
	URL   string // the search
}

// asked returns the place of an address and its further names.
func (p *Places) asked(r *desk.Request) (schema.Toponyms, error) {
	x := schema.Place(strings.ToUpper(r.Param("place")))
	if !x.Known() {
		return schema.Toponyms{}, schema.ErrNotFound
	}
	all, err := p.Library.Toponyms(r.Ctx())
	if i := slices.IndexFunc(all, func(t schema.Toponyms) bool { return t.Place == x }); i >= 0 {
		return all[i], err
	}
	return schema.Toponyms{Place: x}, err
}

func (p *Places) show(r *desk.Request) error {
	t, err := p.asked(r)
	if err != nil {
		return err
	}
	return p.Render(r.Request, http.StatusOK, "desk_toponym.html", p.one(r, t))
}

func (p *Places) one(r *desk.Request, t schema.Toponyms) onePage {
	v := onePage{Frame: p.Page(r, frame.RouteDeskPlaces, t.Place.Name(r.Lang)), Label: t.Place.Name(r.Lang), Code: string(t.Place), Self: address(r.Lang, t.Place),
		List: frame.Address(r.Lang, frame.RouteDeskPlaces), Towns: strings.Join(t.Towns, "\n"), HasTowns: t.Place.Kind() == schema.Country, Named: len(t.All()) > 0,
		Public: frame.WithValues(frame.Address(r.Lang, frame.RouteDocuments), url.Values{string(search.FacetCountry): {string(t.Place)}})}
	loc := p.Site.Locale(r.Lang)
	own, _ := schema.KnownGazetteer().Of(t.Place)
	for _, l := range schema.Langs {
		built := slices.DeleteFunc(slices.Clone(schema.PlaceNames(t.Place, l)), func(name string) bool { return slices.Contains(own.Names[l], name) })
		v.Langs = append(v.Langs, langRow{l, loc.LangName(l), strings.Join(built, " · "), strings.Join(t.Names[l], "\n")})
	}
	return v
}

// change says what names would come to, or stores them.
func (p *Places) change(r *desk.Request) error {
	form, err := r.Form()
	if err != nil {
		return err
	}
	was, err := p.asked(r)
	if err != nil {
		return err
	}
	if form.Has("again") {
		return p.describe(r, was)
	}
	if !form.Has("look") && !form.Has("save") {
		return schema.ErrInvalid
	}
	t := typed(was.Place, form)
	why := strings.Join(strings.Fields(form.Get("why")), " ")
	fresh, err := p.Calling.Check(r.Ctx(), t)
	if err == nil && form.Has("look") {
		v := p.one(r, t)
		v.Why = why
		if v.Weighed, err = p.weigh(r, was, t, fresh); err != nil {
			return err
		}
		return p.Render(r.Request, http.StatusOK, "desk_toponym.html", v)
	}
	step := 0
	if err == nil {
		step, err = p.Calling.Say(r.Whole(), r.Person.Name, why, t)
	}
	if errors.Is(err, schema.ErrInvalid) {
		v := p.one(r, t)
		v.Why, v.Wrong = why, p.why(r, err)
		return p.Render(r.Request, http.StatusUnprocessableEntity, "desk_toponym.html", v)
	}
	if err != nil {
		return err
	}
	loc := p.Site.Locale(r.Lang)
	did := door.Did{Undo: frame.Address(r.Lang, frame.RouteDeskLog, strconv.Itoa(step))}
	if n, err := p.again(r, differing(was, t)); err != nil { // what was said stands
		p.Site.Log.Error("documents are not described again", "name", t.Place, "err", err)
		did.Text, did.Bad = loc.Say("toponyms.saved.not"), true
	} else {
		did.Text = loc.Say("toponyms.saved", n)
	}
	if err := p.Door.Tell(r.Ctx(), did); err != nil {
		return err
	}
	return r.See(address(r.Lang, t.Place))
}

// describe has the documents described again that have any of the names of a
// place, as where that failed when they were saved.
func (p *Places) describe(r *desk.Request, t schema.Toponyms) error {
	n, err := p.again(r, t.All())
	if err != nil {
		return err
	}
	if err := p.Door.Tell(r.Ctx(), door.Did{Text: p.Site.Locale(r.Lang).Say("toponyms.again", n)}); err != nil {
		return err
	}
	return r.See(address(r.Lang, t.Place))
}

// weigh counts the documents that have the words of what is new or no more.
func (p *Places) weigh(r *desk.Request, was, is schema.Toponyms, fresh []string) (*weighed, error) {
	w := &weighed{}
	for _, name := range fresh {
		q := search.Words(name)
		n, err := p.Finder.Count(r.Ctx(), q)
		if err != nil {
			return nil, err
		}
		w.Names = append(w.Names, count{name, n, frame.WithValues(frame.Address(r.Lang, frame.RouteDocuments), q.Values())})
	}
	names := differing(was, is)
	if len(names) == 0 {
		return w, nil
	}
	var err error
	w.All, err = p.Finder.Count(r.Ctx(), search.Words(names...))
	return w, err
}

// again has the documents described again that have some names, and returns how
// many there are.
func (p *Places) again(r *desk.Request, names []string) (int, error) {
	if len(names) == 0 {
		return 0, nil
	}
	var ids []schema.ID
	for id, err := range p.Finder.IDs(r.Ctx(), search.Words(names...)) {
		if err != nil {
			return 0, err
		}
		ids = append(ids, id)
	}
	if len(ids) == 0 {
		return 0, nil
	}
	return len(ids), p.Again.DescribeAgain(r.Whole(), ids)
}

// differing returns the names that only one of two has.
func differing(was, is schema.Toponyms) []string {
	a, b := was.All(), is.All()
	return append(slices.DeleteFunc(slices.Clone(a), func(x string) bool { return slices.Contains(b, x) }),
		slices.DeleteFunc(slices.Clone(b), func(x string) bool { return slices.Contains(a, x) })...)
}

// typed reads the names of a place from a form: one on each line.
func typed(p schema.Place, form url.Values) schema.Toponyms {
	t := schema.Toponyms{Place: p, Names: map[schema.Lang][]string{}}
	read := func(field string) (out []string) {
		for line := range strings.Lines(form.Get(field)) {
			if name := strings.Join(strings.Fields(line), " "); name != "" && !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
		return out
	}
	for _, l := range schema.Langs {
		if names := read("names-" + string(l)); len(names) > 0 {
			t.Names[l] = names
		}
	}
	t.Towns = read("towns")
	return t
}

// why says what is wrong with names.
func (p *Places) why(r *desk.Request, err error) string {
	loc := p.Site.Locale(r.Lang)
	refused := new(schema.NameRefused)
	if !errors.As(err, &refused) {
		return loc.Say("toponyms.nothing")
	}
	name := schema.CutName(refused.Name)
	if refused.Fault == schema.NameOther {
		return loc.Say("toponyms.other", name, refused.Other.Name(r.Lang))
	}
	return loc.Say("toponyms."+string(refused.Fault), name)
}
