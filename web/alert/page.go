package alert

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/http"
	"net/mail"
	"net/url"
	"slices"
	"strings"
	"time"

	"golang.org/x/time/rate"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/standing"
	"github.com/simde/simde/web/bank"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
)

// Page is where a person asks to be told of what is new, confirms it, changes it
// and ends it. Without a Post it offers what needs no mail: a feed, and an
// address with today's day.
type Page struct {
	Site   *frame.Site
	Store  Store
	Finder counter
	Bank   *bank.Reader
	Post   Post
	Now    func() time.Time

	asked *rate.Limiter // confirmations that the site sends
	guard *http.CrossOriginProtection
}

// Bounds of what is sent to people who have not confirmed anything yet: nobody
// can have the site write to others more often.
const (
	confirmationsEach   = 18 * time.Second // one, after the first few
	confirmationsAtOnce = 30
	mostWaiting         = 3 // alerts of one address that wait for a confirmation
	mostEach            = 50
	// Forgotten is how long an alert waits for its confirmation.
	Forgotten = 72 * time.Hour
)

// NewPage makes a Page.
func NewPage(site *frame.Site, store Store, finder counter, b *bank.Reader, post Post) *Page {
	return &Page{Site: site, Store: store, Finder: finder, Bank: b, Post: post, Now: time.Now,
		asked: rate.NewLimiter(rate.Every(confirmationsEach), confirmationsAtOnce), guard: http.NewCrossOriginProtection()}
}

// view is the page in each of its states.
type view struct {
	frame.Frame
	State   string // "ask", "sent", "confirm", "kept", "changed", "ended", "wrong"
	What    string // what is asked for, in words
	Query   string // the same as parameters
	DocsURL string
	Feed    string
	Today   string // address of the search with today's day
	Mails   bool   // the site sends mail
	Rate    string // how much to expect
	Figures bool   // new figures are told of too
	Mail    string
	Oftens  []frame.Option
	Action  string
	Since   string // from when it holds, as a day
}

// asked reads the search that an alert is for: its words and filters alone.
func readQuery(v url.Values, l schema.Lang) (search.Query, error) {
	q, err := search.Parse(v)
	q = listing.First(q)
	q.Lang, q.Sort, q.Size, q.Since, q.Shelf = l, search.ByRelevance, 0, "", ""
	return q, err
}

func (s *Page) view(r *frame.Request, state string, q search.Query) view {
	loc := s.Site.Locale(r.Lang)
	p := view{Frame: s.Site.Frame(r, frame.RouteAlerts, loc.Say("alert.title")), State: state, What: listing.Subject(loc, q), Query: q.Values().Encode(), Mails: s.Post != nil,
		DocsURL: frame.ResultsAddress(r.Lang, q), Feed: frame.FeedAddress(r.Lang, q), Action: frame.Address(r.Lang, frame.RouteAlerts), Figures: len(listing.Pairs(q)) > 0}
	p.NoIndex = true
	since := q
	since.Since = schema.Date(s.Now().UTC().Format(time.DateOnly))
	p.Today = frame.ResultsAddress(r.Lang, since)
	p.Oftens = s.oftens(r.Lang, schema.Weekly)
	return p
}

func (s *Page) oftens(l schema.Lang, chosen schema.Often) []frame.Option {
	var out []frame.Option
	for _, o := range schema.Oftens {
		out = append(out, frame.Option{Value: string(o), Label: s.Site.Locale(l).Say("often." + string(o)), Selected: o == chosen})
	}
	return out
}

// Show offers to be told of what a search finds anew.
func (s *Page) Show(r *frame.Request) error {
	q, err := readQuery(r.Request.URL.Query(), r.Lang)
	if err != nil {
		return err
	}
	p := s.view(r, "ask", q)
	if p.Rate, err = s.expected(r, q); err != nil {
		return err
	}
	return s.Site.Render(r, http.StatusOK, "alert.html", p)
}

// weeksBefore is from how many weeks the number to expect is drawn.
const weeksBefore = 12

// expected says how many documents a week to expect: the median of the last
// weeks, so that a library that was taken in on one day promises nothing.
func (s *Page) expected(r *frame.Request, q search.Query) (string, error) {
	var upTo [weeksBefore + 1]int
	for w := range upTo {
		q.Since = schema.Date(s.Now().UTC().AddDate(0, 0, 1-7*w).Format(time.DateOnly))
		n, err := s.Finder.Count(r.Ctx(), q)
		if errors.Is(err, context.DeadlineExceeded) && r.Ctx().Err() == nil {
			return "", nil // it takes too long to be counted now
		}
		if err != nil {
			return "", err
		}
		upTo[w] = n
	}
	var weeks []int
	for w := range weeksBefore {
		weeks = append(weeks, upTo[w+1]-upTo[w])
	}
	slices.Sort(weeks)
	loc := s.Site.Locale(r.Lang)
	if n := weeks[len(weeks)/2]; n > 0 {
		return loc.Say("alert.rate", n), nil
	}
	return loc.Say("alert.rare"), nil
}

// Ask takes what a person asks for and writes to the address, which counts once
// its owner has confirmed it. The answer is the same whatever the site knew of
// that address.
func (s *Page) Ask(r *frame.Request) error {
	form, err := s.form(r)
	if err != nil {
		return err
	}
	if s.Post == nil {
		return schema.ErrNotFound
	}
	v, err := url.ParseQuery(form.Get("query"))
	if err != nil {
		return fmt.Errorf("search: %w: %w", err, schema.ErrInvalid)
	}
	q, err := readQuery(v, r.Lang)
	if err != nil {
		return err
	}
	address, err := mail.ParseAddress(strings.TrimSpace(form.Get("mail")))
	often := schema.Often(form.Get("often"))
	if err != nil || len(address.Address) > 254 || !slices.Contains(schema.Oftens, often) {
		p := s.view(r, "wrong", q)
		p.Mail = form.Get("mail")
		return s.Site.Render(r, http.StatusUnprocessableEntity, "alert.html", p)
	}
	p := s.view(r, "sent", q)
	p.Mail = address.Address
	if err := s.take(r, schema.Alert{Mail: address.Address, Lang: r.Lang, Query: p.Query, Often: often, Made: s.Now().UTC().Truncate(time.Millisecond)}, p.What); err != nil {
		return err
	}
	return s.Site.Render(r, http.StatusOK, "alert.html", p)
}

// take stores an alert and asks for its confirmation, unless the address has it
// already or too much waits for it.
func (s *Page) take(r *frame.Request, a schema.Alert, what string) error {
	waiting, all := 0, 0
	for x, err := range s.Store.Alerts(r.Ctx(), a.Mail) {
		if err != nil {
			return err
		}
		if x.Standing() == a.Standing() {
			return nil // it has it, or has been asked
		}
		if all++; x.Confirmed.IsZero() {
			waiting++
		}
	}
	if waiting >= mostWaiting || all >= mostEach {
		s.Site.Log.Warn("alert refused: too many of one address", "waiting", waiting, "all", all)
		return nil
	}
	if !s.asked.Allow() {
		return fmt.Errorf("too many alerts at once: %w", schema.ErrUnavailable)
	}
	a.ID = rand.Text()
	if err := s.Store.PutAlert(r.Ctx(), a); errors.Is(err, schema.ErrConflict) {
		return nil // asked twice at once
	} else if err != nil {
		return err
	}
	if err := s.Post.Send(r.Ctx(), s.confirmation(r, a, what)); err != nil {
		s.Site.Log.Warn("confirmation not sent", "err", err)
		return errors.Join(fmt.Errorf("the message could not be sent: %w", schema.ErrUnavailable), s.Store.DropAlert(r.Ctx(), a.ID))
	}
	return nil
}

// confirmation is the message that asks whether an address is its reader's.
func (s *Page) confirmation(r *frame.Request, a schema.Alert, what string) Message {
	loc := s.Site.Locale(a.Lang)
	address := s.Site.Base(r.Request) + frame.Address(a.Lang, frame.RouteAlerts, a.ID)
	often := loc.Say("often." + string(a.Often))
	return Message{To: a.Mail, Subject: loc.Say("mail.confirm.subject"), Text: loc.Say("mail.confirm", what, often, address)}
}

// maxForm is how many bytes a form may send.
const maxForm = 16 << 10

// form reads what a form sends, from this site or from a program that reads
// mail; another site's form is refused.
func (s *Page) form(r *frame.Request) (url.Values, error) {
	if err := s.guard.Check(r.Request); err != nil {
		return nil, fmt.Errorf("%w: %w", err, schema.ErrInvalid)
	}
	r.Request.Body = http.MaxBytesReader(r.Writer, r.Request.Body, maxForm)
	if err := r.Request.ParseForm(); err != nil {
		return nil, fmt.Errorf("form: %w: %w", err, schema.ErrInvalid)
	}
	return r.Request.PostForm, nil
}

// of returns the alert that an address names, and its search.
func (s *Page) of(r *frame.Request) (schema.Alert, search.Query, error) {
	frame.Private(r.Writer.Header())
	a, err := s.Store.Alert(r.Ctx(), r.Param("alert"))
	if err != nil {
		return a, search.Query{}, err
	}
	q, err := standing.Asked(a)
	q.Sort = search.ByRelevance
	return a, q, err
}

// One shows an alert to whom it belongs.
func (s *Page) One(r *frame.Request) error {
	a, q, err := s.of(r)
	if err != nil {
		return err
	}
	state := "kept"
	if a.Confirmed.IsZero() {
		state = "confirm"
	}
	return s.Site.Render(r, http.StatusOK, "alert.html", s.own(r, state, a, q))
}

// own is the page of an alert.
func (s *Page) own(r *frame.Request, state string, a schema.Alert, q search.Query) view {
	p := s.view(r, state, q)
	p.Mail, p.Oftens = a.Mail, s.oftens(r.Lang, a.Often)
	p.Action = frame.Address(r.Lang, frame.RouteAlerts, a.ID)
	if !a.Confirmed.IsZero() {
		p.Since = s.Site.Locale(r.Lang).Format.Date(schema.Date(a.Confirmed.Format(time.DateOnly)))
	}
	return p
}

// Act confirms, changes or ends an alert. A program that reads mail ends it with
// one POST (RFC 8058). What has ended is ended when it is ended again.
func (s *Page) Act(r *frame.Request) error {
	form, err := s.form(r)
	if err != nil {
		return err
	}
	ends := form.Get("do") == "end" || form.Get("List-Unsubscribe") == "One-Click"
	a, q, err := s.of(r)
	if errors.Is(err, schema.ErrNotFound) && ends {
		return s.Site.Render(r, http.StatusOK, "alert.html", s.view(r, "ended", search.Query{}))
	}
	if err != nil {
		return err
	}
	state := "changed"
	switch {
	case ends:
		if err := s.Store.DropAlert(r.Ctx(), a.ID); err != nil && !errors.Is(err, schema.ErrNotFound) {
			return err
		}
		return s.Site.Render(r, http.StatusOK, "alert.html", s.own(r, "ended", a, q))
	case form.Get("do") == "confirm" && a.Confirmed.IsZero():
		a.Confirmed, a.Figures = s.Now().UTC().Truncate(time.Millisecond), known(s.Bank.Newest(a.Lang, listing.Pairs(q)...))
		state = "kept"
	case form.Get("do") == "often" && slices.Contains(schema.Oftens, schema.Often(form.Get("often"))):
		a.Often = schema.Often(form.Get("often"))
	default:
		return fmt.Errorf("what to do with the alert: %w", schema.ErrInvalid)
	}
	if err := s.Store.PutAlert(r.Ctx(), a); err != nil {
		return err
	}
	return s.Site.Render(r, http.StatusOK, "alert.html", s.own(r, state, a, q))
}

// known are figures as an alert remembers them.
func known(news []bank.News) map[string]string {
	out := map[string]string{}
	for _, n := range news {
		out[n.Name()] = n.Key()
	}
	return out
}
