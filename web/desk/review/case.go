package review

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/desk/door"
	"github.com/simde/simde/web/desk/wording"
	"github.com/simde/simde/web/frame"
)

// casePage is one case with what is needed to decide it.
type casePage struct {
	desk.Frame
	schema.Case
	KindName string
	Word     word   // what is asked about
	Sure     string // its certainty, or ""
	Ask      string // the question, or its beginning where a corridor follows
	Meta     string // of the document
	Doc      string // its public page
	Doubts   []string
	Offers   []offer
	Alike    int    // others that are alike
	AlikeURL string // where they are listed
	Why      string // why they are
	Buttons  buttons
	Place    schema.CasePlace
	Back     string // the queue
	Previous string
	Next     string
	Here     string // this page
	Undo     string
	Trail    []trail
	Last     int // the step that Undo takes back; or 0
	Seen     int64
	Leaf     *leaf
	Other    *second
	Wrong    string
	Text     string // what was typed
	Hint     string // how that is written
	List     bool   // the answers are choices, and nothing is typed
	Name     string // of the document's file
	Unsure   []string
	Brought  string // address of the upload that is proposed; or ""
}

// offer is a value that may be taken.
type offer struct {
	Value  string
	Word   word
	Whose  string // the class of whose word it is; or ""
	By     string // whose word it is
	Sure   string
	Note   string
	Chosen bool
	Key    int // of the keyboard, 1 to 9; or 0
}

// buttons are what the answers of a case are called.
type buttons struct{ Yes, No, Change string }

// trail is a decision made before.
type trail struct{ Verb, What string }

// show answers with the page of a case, which is lent to who asks.
func (s *Review) show(r *desk.Request) error {
	q := parse(r.Request.Request.URL.Query())
	q.By = r.Person.Name
	c, err := s.Cases.Case(r.Ctx(), r.Param("case"))
	if errors.Is(err, schema.ErrNotFound) {
		return s.gone(r, q)
	}
	if err != nil {
		return err
	}
	now := time.Now()
	err = s.Cases.Lend(r.Ctx(), c.Key, r.Person.Name, now, now.Add(lentFor))
	if errors.Is(err, schema.ErrConflict) {
		return s.lent(r, q, c)
	}
	if err != nil {
		return err
	}
	return s.render(r, q, c, http.StatusOK, "", "")
}

// lent leads on to the next case: another person has this one before them.
func (s *Review) lent(r *desk.Request, q schema.CaseQuery, c schema.Case) error {
	place, err := s.Cases.CasePlace(r.Ctx(), q, c.Key, time.Now())
	if err == nil {
		err = s.Door.Tell(r.Ctx(), door.Did{Text: s.Site.Locale(r.Lang).Say("review.lent"), Bad: true})
	}
	if err != nil {
		return err
	}
	return r.See(address(r.Lang, q, place.Next))
}

// gonePage says that a case waits no more.
type gonePage struct {
	desk.Frame
	Back string
}

func (s *Review) gone(r *desk.Request, q schema.CaseQuery) error {
	v := gonePage{Frame: s.Page(r, frame.RouteDeskReview, s.Site.Locale(r.Lang).Say("review.gone")), Back: address(r.Lang, q)}
	return s.Render(r.Request, http.StatusNotFound, "desk_case_gone.html", v)
}

// render writes the page of a case. wrong says what of an answer cannot be, and
// text what was typed.
func (s *Review) render(r *desk.Request, q schema.CaseQuery, c schema.Case, status int, wrong, text string) error {
	loc := s.Site.Locale(r.Lang)
	v := casePage{Case: c, KindName: loc.Say("review.kind." + string(c.Kind)), Word: asked(loc, c), Doubts: doubts(loc, c), Wrong: wrong, Text: text,
		Offers: offers(loc, c), Buttons: buttonsOf(loc, c), Back: address(r.Lang, q), Here: address(r.Lang, q, c.Key), Seen: time.Now().UnixMilli(),
		List: len(c.Kind.Choices()) > 0 && c.Kind != schema.CaseVersion, Meta: meta(loc, c.Subject), Undo: frame.Address(r.Lang, frame.RouteDeskReview, "undo"),
		Ask: loc.Say("review.ask."+string(c.Kind), asked(loc, c).Plain()), Unsure: c.Unsure, Name: fileName(c.Subject)}
	if c.Upload != 0 {
		v.List, v.Brought = true, frame.Address(r.Lang, frame.RouteDeskUpload, strconv.Itoa(c.Upload))
	}
	v.Frame = s.Page(r, frame.RouteDeskReview, v.KindName)
	v.Script = "review.js"
	if shows(c) {
		v.Sure = loc.Format.Fixed(c.Confidence, 2)
	}
	if hinted[c.Field] {
		v.Hint = loc.Say("review.hint." + string(c.Field))
	}
	if c.Document != "" {
		v.Doc = frame.DocumentAddress(r.Lang, c.Document, c.Subject.Title)
	}
	if v.Alike = c.Settles - 1; v.Alike > 0 {
		v.AlikeURL = address(r.Lang, schema.CaseQuery{Alike: c.Alike, Order: schema.CasesUnsure})
		if v.Why = loc.Say("review.alike." + string(c.Kind)); c.Kind == schema.CaseDate && len(c.Proposals) == 0 {
			v.Why = loc.Say("review.alike.date.none")
		}
	}
	var err error
	if v.Place, err = s.Cases.CasePlace(r.Ctx(), q, c.Key, time.Now()); err != nil {
		return err
	}
	if v.Place.Previous != "" {
		v.Previous = address(r.Lang, q, v.Place.Previous)
	}
	if v.Place.Next != "" {
		v.Next = address(r.Lang, q, v.Place.Next)
	}
	if err := s.trail(r, &v); err != nil {
		return err
	}
	if c.Pair() {
		v.Other, err = s.second(r, c)
	} else if c.Document != "" {
		v.Leaf, err = s.leaf(r, q, c)
	}
	if err != nil {
		return err
	}
	return s.Render(r.Request, status, "desk_case.html", v)
}

// hinted are the fields of which is said how their values are written.
var hinted = map[schema.Field]bool{schema.FieldCorridor: true, schema.FieldPlace: true, schema.FieldTopic: true,
	schema.FieldPublished: true, schema.FieldLanguage: true, schema.FieldCreators: true}

// fileName returns the name of a document's file, without its folders.
func fileName(x schema.CaseSubject) string {
	return path.Base(strings.ReplaceAll(x.Name, `\`, "/"))
}

// meta describes a document on one line.
func meta(loc *frame.Locale, x schema.CaseSubject) string {
	out := ""
	add := func(part string) {
		if part == "" {
			return
		}
		if out != "" {
			out += " · "
		}
		out += part
	}
	if x.Kind != "" && x.Kind != "other" {
		add(frame.Capital(x.Kind.Name(loc.Lang)))
	}
	if x.Published != "" {
		add(loc.Format.Date(x.Published))
	}
	if x.Language != "" {
		add(loc.LangName(x.Language))
	}
	if x.Pages > 0 {
		add(loc.Say("doc.pages", x.Pages))
	}
	if x.Batch > 0 {
		add(loc.Say("review.batch", strconv.Itoa(x.Batch)))
	}
	return out
}

// whose is the class of whose word a value is.
var whose = map[schema.Authority]string{schema.ByPerson: "person", schema.ByManifest: "catalogue", schema.ByFile: "file", schema.Inferred: "read"}

// offers are the values that may be taken, the first of which is chosen.
func offers(loc *frame.Locale, c schema.Case) (out []offer) {
	for _, choice := range c.Kind.Choices() {
		out = append(out, offer{Value: choice, Word: word{Text: loc.Say("review.choice." + choice)}, Note: loc.Say("review.choice." + choice + ".note")})
	}
	if len(out) == 0 {
		for _, p := range c.Proposals {
			o := offer{Value: p.Value, Word: say(loc, c.Field, p.Value), Whose: whose[p.By], By: wording.Whose(loc, p.By)}
			o.Note = o.Word.Note
			if len(p.Evidence) > 0 && p.Evidence[0].Page > 0 {
				o.Note += " " + loc.Say("review.page", strconv.Itoa(p.Evidence[0].Page))
			}
			if p.Confidence > 0 {
				o.Sure = loc.Format.Fixed(p.Confidence, 2)
			}
			out = append(out, o)
		}
	}
	for i := range out {
		out[i].Key = i + 1
		if i > 7 { // the ninth key is that of another value
			out[i].Key = 0
		}
	}
	if len(out) > 0 {
		out[0].Chosen = true
	}
	return out
}

// buttonsOf names the answers to a case.
func buttonsOf(loc *frame.Locale, c schema.Case) buttons {
	b := buttons{Yes: loc.Say("review.yes"), No: loc.Say("review.no." + string(c.Kind)), Change: loc.Say("review.change")}
	switch {
	case c.Kind == schema.CaseAdvice:
		b.Yes = loc.Say("review.adopt")
	case len(c.Proposals) > 1 || len(c.Kind.Choices()) > 0:
		b.Yes = loc.Say("review.take")
	case len(c.Proposals) == 0:
		b.Yes = loc.Say("review.take-written")
	}
	return b
}

// trailed is how many decisions made before are shown.
const trailed = 3

// trail fills in what the person decided before, and what can be taken back.
func (s *Review) trail(r *desk.Request, v *casePage) error {
	steps, err := s.Steps.Steps(r.Ctx(), schema.StepFilter{By: r.Person.Name, Most: 10})
	if err != nil {
		return err
	}
	loc := s.Site.Locale(r.Lang)
	for _, x := range steps {
		verbs := []schema.Verb{schema.VerbConfirm, schema.VerbReject, schema.VerbCorrect}
		if x.Undone != 0 || len(x.Parts) == 0 || !slices.Contains(verbs, x.Verb) || len(v.Trail) == trailed {
			continue
		}
		if v.Last == 0 {
			v.Last = x.Number
		}
		v.Trail = append(v.Trail, trail{loc.Say("review.did." + string(x.Verb)), told(loc, x)})
	}
	return nil
}

// told says in a few words what a step was about.
func told(loc *frame.Locale, x schema.Step) string {
	p := x.Parts[0]
	list := p.After
	if len(list) == 0 {
		list = p.Before
	}
	what := string(p.Document)
	if len(list) > 0 && !slices.Contains(schema.SaidFields, p.Field) {
		what = say(loc, p.Field, list[len(list)-1].Value).Plain()
	}
	if x.Size > 1 {
		what += fmt.Sprintf(" (%d)", x.Size)
	}
	return what
}

// pageParam is the page of a document that a case shows.
const pageParam = "p"

// onPage returns the address of a case with another page of its document.
func onPage(l schema.Lang, q schema.CaseQuery, key string, page int) string {
	v := values(q)
	v.Set(pageParam, strconv.Itoa(page))
	return frame.WithValues(frame.Address(l, frame.RouteDeskReview, key), v) + "#page"
}

// hidden are the fields of a form that name a case once it waits no more.
func hidden(form url.Values, key string) schema.Case {
	return schema.Case{Key: key, Kind: schema.CaseKind(form.Get("kind")), Document: schema.ID(form.Get("document")), Other: schema.ID(form.Get("second")),
		Field: schema.Field(form.Get("field")), Value: form.Get("was"), File: form.Get("file"), Alike: form.Get("alike-code")}
}
