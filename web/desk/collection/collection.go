// Package collection is where collections get their names and descriptions, and
// where they are closed to the public.
package collection

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/desk/door"
	"github.com/simde/simde/web/frame"
)

// Library is what is asked and told of collections.
type Library interface {
	PutCollection(ctx context.Context, c schema.Collection) error
	CloseCollection(ctx context.Context, name string, closed bool) error
	Collections(ctx context.Context) ([]schema.Collection, error)
	PartsOf(ctx context.Context, name string) ([]schema.Card, error)
	LimitCollection(ctx context.Context, name string, only []int) error
	PutCover(ctx context.Context, name string, c *schema.Cover, jpeg []byte) error
	CoverOf(ctx context.Context, name string) ([]byte, error)
	People(ctx context.Context) ([]schema.Person, error)
	// AddStep adds to the log what touches no document.
	AddStep(ctx context.Context, s *schema.Step) error
}

// Collections are the pages of collections.
type Collections struct {
	*desk.Desk
	Library Library
	// Read makes a cover of a picture: a JPEG with its size in pixels. What is no
	// picture is ErrInvalid.
	Read func(io.Reader) (jpeg []byte, width, height int, err error)
}

// Pages are those of collections: readers find there what is closed, archivists
// name them, admins close them.
func (c *Collections) Pages() []desk.Page {
	return []desk.Page{
		{At: frame.RouteDeskSets, Least: schema.Reader, Do: c.list},
		{At: frame.RouteDeskSets, Act: true, Least: schema.Archivist, Do: c.add},
		{At: frame.RouteDeskSets, Rest: "/:collection", Least: schema.Reader, Do: c.show},
		{At: frame.RouteDeskSets, Rest: "/:collection", Act: true, Least: schema.Archivist, Do: c.change},
	}
}

type row struct {
	schema.Collection
	Label string
	URL   string
}

type listPage struct {
	desk.Frame
	Rows []row
	Edit bool
}

func (c *Collections) list(r *desk.Request) error {
	held, err := c.Library.Collections(r.Ctx())
	if err != nil {
		return err
	}
	v := listPage{Frame: c.Page(r, frame.RouteDeskSets, c.Site.Locale(r.Lang).Say("collections")), Edit: r.Person.Office.May(schema.Archivist)}
	for _, x := range held {
		if !x.OpenTo(r.Person) {
			continue
		}
		v.Rows = append(v.Rows, row{x, x.Label(r.Lang), address(r, x.Name)})
	}
	return c.Render(r.Request, http.StatusOK, "desk_collections.html", v)
}

// address is where a collection is changed. Its name stands there whole: two
// names may read alike. One that would be taken for more of the path is a
// parameter.
func address(r *desk.Request, name string) string {
	if name == byParameter || strings.ContainsAny(name, "/\\") {
		return frame.WithValues(frame.Address(r.Lang, frame.RouteDeskSets, byParameter), url.Values{"name": {name}})
	}
	return frame.Address(r.Lang, frame.RouteDeskSets, name)
}

// byParameter stands in the place of a name that is a parameter.
const byParameter = "-"

// named returns the collection that an address names.
func named(r *desk.Request) string {
	if name := r.Param("collection"); name != byParameter {
		return name
	}
	return r.Query("name")
}

// Bounds of what is said of a collection, in characters.
const (
	maxName = 200
	maxText = 2000
)

// add begins to say something of a collection that has no document yet.
func (c *Collections) add(r *desk.Request) error {
	form, err := r.Form()
	if err != nil {
		return err
	}
	name := strings.TrimSpace(form.Get("name"))
	if n := utf8.RuneCountInString(name); n == 0 || n > maxName || strings.ContainsAny(name, "|/\n\r") {
		if err := c.Door.Tell(r.Ctx(), door.Did{Bad: true, Text: c.Site.Locale(r.Lang).Say("collections.bad-name")}); err != nil {
			return err
		}
		return r.See(frame.Address(r.Lang, frame.RouteDeskSets))
	}
	return r.See(address(r, name))
}

type showPage struct {
	desk.Frame
	Collection schema.Collection
	Label      string
	Langs      []langRow
	Documents  []schema.Card
	More       int  // documents that are not listed
	Edit       bool // names and descriptions
	Close      bool // and who may see it
	Action     string
	Public     string // its public address
	Search     string // address at which one searches in it
	Said       bool   // something is said of it
	Cover      string // the address of its picture; or ""
	Readers    []reader
}

// langRow is what is said of a collection in one language.
type langRow struct {
	Lang        schema.Lang
	Name        string // of the language
	Label, Text string
	Alt         string // of the picture
	Missing     bool
}

// listed is how many documents a page lists.
const listed = 200

// one returns the collection of an address, if the person may see it.
func (c *Collections) one(r *desk.Request) (schema.Collection, bool, error) {
	held, err := c.Library.Collections(r.Ctx())
	if err != nil {
		return schema.Collection{}, false, err
	}
	for _, x := range held {
		if x.Name == named(r) && x.OpenTo(r.Person) {
			return x, true, nil
		}
	}
	if !r.Person.Office.May(schema.Archivist) {
		return schema.Collection{}, false, schema.ErrNotFound
	}
	return schema.Collection{Name: named(r)}, false, nil
}

func (c *Collections) show(r *desk.Request) error {
	x, known, err := c.one(r)
	if err != nil {
		return err
	}
	v := showPage{Frame: c.Page(r, frame.RouteDeskSets, x.Label(r.Lang)), Collection: x, Label: x.Label(r.Lang), Said: known,
		Edit: r.Person.Office.May(schema.Archivist), Close: r.Person.Office.May(schema.Admin), Action: address(r, x.Name),
		Public: frame.Address(r.Lang, frame.RouteSets, frame.CollectionSlug(x.Name)),
		Search: frame.WithValues(frame.Address(r.Lang, frame.RouteDocuments), url.Values{"collection": {x.Name}})}
	loc := c.Site.Locale(r.Lang)
	for _, l := range schema.Langs {
		alt := ""
		if x.Cover != nil {
			alt = x.Cover.Alt[l]
		}
		v.Langs = append(v.Langs, langRow{Alt: alt, Lang: l, Name: loc.LangName(l), Label: x.Labels[l], Text: x.Description[l], Missing: x.Labels[l] == "" && len(x.Labels) > 0})
	}
	docs, err := c.parts(r, x.Name)
	if err != nil {
		return err
	}
	if x.Cover != nil {
		v.Cover = frame.CoverAddress(r.Lang, x)
	}
	if v.Close && x.Closed {
		if v.Readers, err = c.readers(r, x); err != nil {
			return err
		}
	}
	v.Documents = docs[:min(listed, len(docs))]
	v.More = len(docs) - len(v.Documents)
	return c.Render(r.Request, http.StatusOK, "desk_collection.html", v)
}

// parts returns the documents of a collection, without those that are in another
// one too which the person may not see.
func (c *Collections) parts(r *desk.Request, name string) ([]schema.Card, error) {
	held, err := c.Library.Collections(r.Ctx())
	if err != nil {
		return nil, err
	}
	docs, err := c.Library.PartsOf(r.Ctx(), name)
	return slices.DeleteFunc(docs, func(d schema.Card) bool {
		return slices.ContainsFunc(held, func(x schema.Collection) bool {
			return !x.OpenTo(r.Person) && slices.Contains(d.Collections, x.Name)
		})
	}), err
}

// change stores what is said of a collection, as a step of the log.
func (c *Collections) change(r *desk.Request) error {
	sent, err := form(r)
	if err != nil {
		return err
	}
	x, _, err := c.one(r)
	if err != nil {
		return err
	}
	verb, note, told := schema.VerbName, x.Name, false
	switch {
	case sent.Has("save"):
		x.Labels, x.Description = schema.Labels{}, schema.Labels{}
		for _, l := range schema.Langs {
			if err := put(x.Labels, l, sent.Get("label-"+string(l)), maxName); err != nil {
				return err
			}
			if err := put(x.Description, l, sent.Get("text-"+string(l)), maxText); err != nil {
				return err
			}
		}
		err = c.Library.PutCollection(r.Ctx(), x)
	case sent.Has("cover"):
		verb = schema.VerbCover
		told, err = c.cover(r, x, sent)
	case sent.Has("uncover"):
		verb = schema.VerbCover
		err = c.Library.PutCover(r.Ctx(), x.Name, nil, nil)
	case sent.Has("limit"):
		if !r.Person.Office.May(schema.Admin) {
			return schema.ErrForbidden
		}
		verb = schema.VerbLimit
		note, err = c.limit(r, x, sent)
	case sent.Has("close") || sent.Has("open"):
		if !r.Person.Office.May(schema.Admin) {
			return schema.ErrForbidden
		}
		if verb = schema.VerbOpen; sent.Has("close") {
			verb = schema.VerbClose
		}
		err = c.Library.CloseCollection(r.Ctx(), x.Name, sent.Has("close"))
	default:
		return schema.ErrInvalid
	}
	if err != nil {
		return err
	}
	if told {
		return r.See(address(r, x.Name))
	}
	if err := c.Library.AddStep(r.Ctx(), &schema.Step{By: r.Person.Name, Verb: verb, Note: note}); err != nil {
		return err
	}
	if err := c.Door.Tell(r.Ctx(), door.Did{Text: c.Site.Locale(r.Lang).Say("account.saved")}); err != nil {
		return err
	}
	return r.See(address(r, x.Name))
}

func put(into schema.Labels, l schema.Lang, text string, most int) error {
	if text = strings.TrimSpace(text); text == "" {
		return nil
	}
	if utf8.RuneCountInString(text) > most || !utf8.ValidString(text) {
		return schema.ErrInvalid
	}
	into[l] = text
	return nil
}
