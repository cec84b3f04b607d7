package source

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/desk/door"
	"github.com/simde/simde/web/frame"
)

// settings are what can be set of a source, as they stand in a form, and what is
// wrong with them.
type settings struct {
	Every, Rate   time.Duration
	Limit, Only   string
	Often, Slowly []frame.Option
	Wrong         string // a sentence; or ""
	Reason        string // what cannot be, as the library says it
}

// rates are how long it is waited at least from one request to the next.
var rates = []time.Duration{time.Second, 2 * time.Second, 5 * time.Second, 10 * time.Second, 30 * time.Second, time.Minute}

func settingsOf(x schema.Source) settings {
	out := settings{Every: x.Every, Rate: max(x.Rate, rates[0]), Only: x.Only}
	if x.Limit > 0 {
		out.Limit = strconv.Itoa(x.Limit)
	}
	return out
}

// offer fills in what can be chosen: also what is set now and is none of the usual.
func (f *settings) offer(loc *frame.Locale) {
	for _, d := range with(intervals, f.Every) {
		f.Often = append(f.Often, frame.Option{Value: d.String(), Label: often(loc, d), Selected: d == f.Every})
	}
	for _, d := range with(rates, f.Rate) {
		f.Slowly = append(f.Slowly, frame.Option{Value: d.String(), Label: loc.Say("source.seconds", int(d/time.Second)), Selected: d == f.Rate})
	}
}

// with returns some lengths of time, in order, with another.
func with(some []time.Duration, other time.Duration) []time.Duration {
	at, there := slices.BinarySearch(some, other)
	if there {
		return some
	}
	return slices.Insert(slices.Clone(some), at, other)
}

// set gives a source other settings, or says what is wrong with them.
func (s *Sources) set(r *desk.Request, name string, form url.Values) error {
	if !r.Person.Office.May(schema.Admin) {
		return schema.ErrForbidden
	}
	f := settings{Limit: strings.TrimSpace(form.Get("limit")), Only: strings.TrimSpace(form.Get("only"))}
	var wrong [3]error
	f.Every, wrong[0] = time.ParseDuration(form.Get("every"))
	f.Rate, wrong[1] = time.ParseDuration(form.Get("rate"))
	limit := 0
	if f.Limit != "" {
		limit, wrong[2] = strconv.Atoi(f.Limit)
	}
	if wrong[0] != nil || wrong[1] != nil || len(f.Only) > maxText {
		return schema.ErrInvalid
	}
	loc := s.Site.Locale(r.Lang)
	err := wrong[2]
	if err == nil {
		err = s.Keeper.Set(r.Ctx(), r.Person.Name, name, func(x *schema.Source) {
			x.Every, x.Limit, x.Only = f.Every, limit, f.Only
			if x.Rate != 0 || f.Rate != rates[0] {
				x.Rate = f.Rate
			}
		})
	}
	if wrong[2] != nil || errors.Is(err, schema.ErrInvalid) {
		f.Wrong, f.Reason = loc.Say("source.wrong.set"), err.Error()
		return s.showWith(r, http.StatusUnprocessableEntity, &f)
	}
	if err != nil {
		return err
	}
	if err := s.Door.Tell(r.Ctx(), door.Did{Text: loc.Say("source.did-set", name)}); err != nil {
		return err
	}
	return r.See(address(r, name))
}
