package account

import (
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/desk/door"
	"github.com/simde/simde/web/frame"
)

// Roster is everybody who has an account, for admins.
type Roster struct {
	*desk.Desk
	People People
}

// Pages are those of people.
func (s *Roster) Pages() []desk.Page {
	return []desk.Page{
		{At: frame.RouteDeskPeople, Least: schema.Admin, Do: s.list},
		{At: frame.RouteDeskPeople, Act: true, Least: schema.Admin, Do: s.invite},
		{At: frame.RouteDeskPeople, Rest: "/:person", Least: schema.Admin, Do: s.show},
		{At: frame.RouteDeskPeople, Rest: "/:person", Act: true, Least: schema.Admin, Do: s.change},
	}
}

// personRow is a person in the list.
type personRow struct {
	schema.Person
	Sessions, Tokens int
	You              bool
	URL              string
}

// rosterPage lists everybody.
type rosterPage struct {
	desk.Frame
	People      []personRow
	In          int // who have a way in
	Invitations []schema.Invitation
	Link        string // of the invitation that was just made
	Offices     []frame.Option
	Lasts       []frame.Option
	Rights      []rightRow
	Columns     []schema.Office
	Wrong       string
	Note, Name  string
}

// rightRow is what can be done, and by whom: everybody first, then each office.
type rightRow struct {
	Key string
	By  []bool
}

// invitedFor are for how many days an invitation can hold.
var invitedFor = []int{7, 1, 30}

func (s *Roster) page(r *desk.Request) (v rosterPage, err error) {
	loc := s.Site.Locale(r.Lang)
	v = rosterPage{Frame: s.Page(r, frame.RouteDeskPeople, loc.Say("people")), Columns: schema.Offices, Rights: rightRows()}
	if v.People, err = s.rows(r); err != nil {
		return v, err
	}
	for _, p := range v.People {
		if p.Left.IsZero() {
			v.In++
		}
	}
	if v.Invitations, err = s.People.Invitations(r.Ctx()); err != nil {
		return v, err
	}
	for _, o := range []schema.Office{schema.Contributor, schema.Archivist, schema.Reader, schema.Admin} { // as they are invited
		v.Offices = append(v.Offices, frame.Option{Value: string(o), Label: loc.Say("office." + string(o))})
	}
	for _, days := range invitedFor {
		v.Lasts = append(v.Lasts, frame.Option{Value: strconv.Itoa(days), Label: loc.Say("account.days", days)})
	}
	return v, nil
}

func rightRows() []rightRow {
	var out []rightRow
	for i, right := range desk.RightsOf("") {
		row := rightRow{Key: right.Key, By: []bool{right.Has}}
		for _, o := range schema.Offices {
			row.By = append(row.By, desk.RightsOf(o)[i].Has)
		}
		out = append(out, row)
	}
	return out
}

func (s *Roster) rows(r *desk.Request) ([]personRow, error) {
	all, err := s.People.People(r.Ctx())
	if err != nil {
		return nil, err
	}
	sessions, err := s.People.Sessions(r.Ctx(), 0)
	if err != nil {
		return nil, err
	}
	tokens, err := s.People.Tokens(r.Ctx(), 0)
	if err != nil {
		return nil, err
	}
	out := make([]personRow, len(all))
	at := map[int]*personRow{}
	for i, p := range all {
		out[i] = personRow{Person: p, You: p.Number == r.Person.Number, URL: frame.Address(r.Lang, frame.RouteDeskPeople, strconv.Itoa(p.Number))}
		at[p.Number] = &out[i]
	}
	for _, x := range sessions {
		if p := at[x.Person]; p != nil { // else who has just joined
			p.Sessions++
		}
	}
	for _, t := range tokens {
		if p := at[t.Person]; p != nil {
			p.Tokens++
		}
	}
	return out, nil
}

func (s *Roster) list(r *desk.Request) error {
	v, err := s.page(r)
	if err != nil {
		return err
	}
	return s.Render(r.Request, http.StatusOK, "people.html", v)
}

// invite makes a link, which the answer shows once, or takes one back.
func (s *Roster) invite(r *desk.Request) error {
	form, err := r.Form()
	if err != nil {
		return err
	}
	if key := form.Get("withdraw"); key != "" {
		if err := s.People.DropInvitation(r.Ctx(), key); err != nil && !errors.Is(err, schema.ErrNotFound) {
			return err
		}
		return r.See(frame.Address(r.Lang, frame.RouteDeskPeople))
	}
	days, err := strconv.Atoi(form.Get("lasts"))
	if err != nil || days < 1 || days > 365 {
		return schema.ErrInvalid
	}
	i := schema.Invitation{Office: schema.Office(form.Get("office")), Name: form.Get("name"), Note: form.Get("note"), By: r.Person.Name}
	return s.link(r, i, days)
}

// link makes an invitation and shows its link. A program gets none: it would
// outlive its token.
func (s *Roster) link(r *desk.Request, i schema.Invitation, days int) error {
	if door.SessionKey(r.Ctx()) == "" {
		return schema.ErrForbidden
	}
	secret, err := s.People.Invite(r.Ctx(), i, time.Duration(days)*24*time.Hour)
	wrong := errors.Is(err, schema.ErrInvalid) || errors.Is(err, schema.ErrConflict)
	if err != nil && !wrong {
		return err
	}
	if err == nil {
		if err := s.People.AddStep(r.Ctx(), &schema.Step{By: r.Person.Name, Verb: schema.VerbInvite, Note: strings.TrimSpace(string(i.Office) + " " + i.Name)}); err != nil {
			return err
		}
	}
	v, pageErr := s.page(r)
	if pageErr != nil {
		return pageErr
	}
	v.Note, v.Name = i.Note, i.Name
	status := http.StatusOK
	if wrong {
		status, v.Wrong = http.StatusUnprocessableEntity, s.Site.Locale(r.Lang).Say("people.invite.bad")
	} else {
		v.Link = s.Site.Base(r.Request.Request) + frame.Address(r.Lang, frame.RouteInvitation, secret)
	}
	return s.Render(r.Request, status, "people.html", v)
}

// personPage is one person, whom an admin may change.
type personPage struct {
	desk.Frame
	Person   schema.Person
	You      bool
	Sessions []schema.Session
	Tokens   []schema.Token
	Offices  []frame.Option
	Wrong    string
}

func (s *Roster) person(r *desk.Request) (v personPage, err error) {
	n, err := strconv.Atoi(r.Param("person"))
	if err != nil {
		return v, schema.ErrNotFound
	}
	p, err := s.People.Person(r.Ctx(), n)
	if err != nil {
		return v, err
	}
	loc := s.Site.Locale(r.Lang)
	v = personPage{Frame: s.Page(r, frame.RouteDeskPeople, p.Name), Person: p, You: n == r.Person.Number}
	for _, o := range schema.Offices {
		v.Offices = append(v.Offices, frame.Option{Value: string(o), Label: loc.Say("office." + string(o)), Selected: o == p.Office})
	}
	if v.Sessions, err = s.People.Sessions(r.Ctx(), n); err != nil {
		return v, err
	}
	v.Tokens, err = s.People.Tokens(r.Ctx(), n)
	return v, err
}

func (s *Roster) show(r *desk.Request) error {
	v, err := s.person(r)
	if err != nil {
		return err
	}
	return s.Render(r.Request, http.StatusOK, "person.html", v)
}

// change gives a person another role, ends their sessions and tokens, lets them
// go or come back, or gives them a link to a new password.
func (s *Roster) change(r *desk.Request) error {
	form, err := r.Form()
	if err != nil {
		return err
	}
	v, err := s.person(r)
	if err != nil {
		return err
	}
	p := v.Person
	step := &schema.Step{By: r.Person.Name, Note: p.Name}
	switch {
	case form.Has("office"):
		o := schema.Office(form.Get("office"))
		if o.Rank() == 0 {
			return schema.ErrInvalid
		}
		step.Verb, step.Note = schema.VerbOffice, p.Name+": "+string(o)
		err = s.People.SetOffice(r.Ctx(), p.Number, o)
	case form.Has("leave"):
		step.Verb, err = schema.VerbLeave, s.People.SetLeft(r.Ctx(), p.Number, time.Now().UTC())
	case form.Has("back"):
		step.Verb, err = schema.VerbReturn, s.People.SetLeft(r.Ctx(), p.Number, time.Time{})
	case form.Has("end"):
		err = s.end(r, v)
	case form.Has("password"):
		return s.link(r, schema.Invitation{Again: p.Number, By: r.Person.Name}, invitedFor[0])
	default:
		return schema.ErrInvalid
	}
	if errors.Is(err, schema.ErrInvalid) {
		v.Wrong = s.Site.Locale(r.Lang).Say("people.last")
		return s.Render(r.Request, http.StatusUnprocessableEntity, "person.html", v)
	}
	if err == nil && step.Verb != "" {
		err = s.People.AddStep(r.Ctx(), step)
	}
	if err == nil {
		err = s.Door.Tell(r.Ctx(), door.Did{Text: s.Site.Locale(r.Lang).Say("account.saved")})
	}
	if err != nil {
		return err
	}
	return r.See(frame.Address(r.Lang, frame.RouteDeskPeople, r.Param("person")))
}

// end ends all sessions and tokens of a person.
func (s *Roster) end(r *desk.Request, v personPage) (err error) {
	for _, x := range v.Sessions {
		err = errors.Join(err, s.People.DropSession(r.Ctx(), x.Key))
	}
	for _, t := range v.Tokens {
		err = errors.Join(err, s.People.DropToken(r.Ctx(), t.Key))
	}
	return err
}
