// Package source shows where documents come from by themselves: when each source
// is asked, what came of it last, and what was left out; and lets people add,
// run, pause and remove sources.
package source

import (
	"context"
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

// Library is what is asked of sources.
type Library interface {
	Sources(ctx context.Context) ([]schema.Source, error)
	Source(ctx context.Context, name string) (schema.Source, error)
}

// Keeper does what can be done with a source.
type Keeper interface {
	// Add keeps one, which is run soon: ErrInvalid where it cannot be, ErrConflict
	// where its name is taken.
	Add(ctx context.Context, s schema.Source) error
	// Running reports whether one is being run.
	Running(ctx context.Context, name string) (bool, error)
	// Set gives one other settings: ErrInvalid where they cannot be.
	Set(ctx context.Context, by, name string, f func(*schema.Source)) error
	// Ask has one run now, from its beginning if wanted; one that is paused is
	// ErrConflict.
	Ask(ctx context.Context, name string, fromBeginning bool) error
	// AskWhole has one run now and compared with all that it lists; who is sure has
	// what it lists no more withdrawn, however much that is.
	AskWhole(ctx context.Context, by, name string, sure bool) error
	// Pause has one not run any more, or again.
	Pause(ctx context.Context, by, name string, paused bool) error
	// Remove forgets one; its documents stay.
	Remove(ctx context.Context, by, name string) error
}

// Sources are the pages of sources.
type Sources struct {
	*desk.Desk
	Library Library
	Keeper  Keeper
}

// Pages are those of sources: archivists run and pause them, admins add, set and
// remove them.
func (s *Sources) Pages() []desk.Page {
	return []desk.Page{
		{At: frame.RouteDeskSource, Least: schema.Archivist, Do: s.list},
		{At: frame.RouteDeskSource, Act: true, Least: schema.Admin, Do: s.add},
		{At: frame.RouteDeskSource, Rest: "/:source", Least: schema.Archivist, Do: s.show},
		{At: frame.RouteDeskSource, Rest: "/:source", Act: true, Least: schema.Archivist, Do: s.act},
	}
}

// The states of a source, as its last run left it.
const (
	stateRun    = "run"
	statePaused = "paused"
	stateNever  = "never" // not run yet
	stateErr    = "err"   // the last run ended early
	stateWarn   = "warn"  // something was left out or failed
	stateWell   = "well"
)

// row is a source in a list.
type row struct {
	schema.Source
	URL     string
	State   string
	Last    *runRow // the last run; nil where there was none
	Often   string  // how often it is run, in words
	Failing int     // runs one after the other that ended early
	Soon    bool    // it is due now
}

// runRow is a run of a source.
type runRow struct {
	schema.SourceRun
	State  string
	Counts []count
	Batch  string // address of its batch; or ""
	Number string // of that batch
}

// count is how many things came to one state.
type count struct {
	N     int
	State schema.FileState
}

func (s *Sources) row(r *desk.Request, x schema.Source) (row, error) {
	out := row{Source: x, URL: address(r, x.Name), Often: often(s.Site.Locale(r.Lang), x.Every), State: stateNever}
	for _, run := range x.Runs {
		if run.Err == "" {
			break
		}
		out.Failing++
	}
	if len(x.Runs) > 0 {
		last := runOf(r, x.Runs[0])
		out.Last, out.State = &last, last.State
	}
	out.Soon = !x.Due.After(time.Now())
	runs, err := s.Keeper.Running(r.Ctx(), x.Name)
	switch {
	case runs:
		if out.State = stateRun; out.Last != nil {
			out.Last.State = stateRun
		}
	case x.Paused:
		out.State = statePaused
	}
	return out, err
}

func runOf(r *desk.Request, x schema.SourceRun) runRow {
	out := runRow{SourceRun: x, State: stateWell}
	for _, st := range []schema.FileState{schema.StateImported, schema.StateUpdated, schema.StateUnchanged, schema.StateDuplicate, schema.StateWithdrawn, schema.StateHeld, schema.StateFailed} {
		if n := x.States[st]; n > 0 {
			out.Counts = append(out.Counts, count{n, st})
		}
	}
	if x.Batch != 0 {
		out.Number = strconv.Itoa(x.Batch)
		out.Batch = frame.Address(r.Lang, frame.RouteDeskBatch, out.Number)
	}
	switch {
	case x.Err != "":
		out.State = stateErr
	case len(x.Notes) > 0 || x.Vanished > 0 || x.States[schema.StateFailed] > 0 || x.Ended.IsZero():
		out.State = stateWarn
	}
	return out
}

// often says how often a source is run.
func often(loc *frame.Locale, d time.Duration) string {
	const day = 24 * time.Hour
	switch {
	case d >= day && d%day == 0:
		return loc.Say("source.days", int(d/day))
	case d >= time.Hour && d%time.Hour == 0:
		return loc.Say("source.hours", int(d/time.Hour))
	}
	return loc.Say("source.minutes", int(d/time.Minute))
}

func address(r *desk.Request, name string) string {
	return frame.Address(r.Lang, frame.RouteDeskSource, name)
}

type listPage struct {
	desk.Frame
	Rows   []row
	Failed []row // whose last run ended early
	Edit   bool  // who asks may add one
	Form   form
	Kinds  []frame.Option
	Often  []frame.Option
}

// form is what was filled in for a new source, and what is wrong with it.
type form struct {
	Name, Kind, Address, Set, Only, Collection string
	Every                                      time.Duration
	Wrong                                      string // a sentence; or ""
	Reason                                     string // what cannot be, as the library says it; or ""
}

// kinds are the sources that a page can add. A file or a folder of the machine
// is named on its command line.
var kinds = []schema.SourceKind{schema.SourceOAI, schema.SourceFeed, schema.SourceSitemap, schema.SourceList}

// intervals are how often a source can be run.
var intervals = []time.Duration{time.Hour, 6 * time.Hour, 24 * time.Hour, 7 * 24 * time.Hour, 30 * 24 * time.Hour}

func (s *Sources) list(r *desk.Request) error {
	return s.listWith(r, http.StatusOK, form{Kind: string(schema.SourceOAI), Every: 24 * time.Hour})
}

func (s *Sources) listWith(r *desk.Request, status int, f form) error {
	all, err := s.Library.Sources(r.Ctx())
	if err != nil {
		return err
	}
	loc := s.Site.Locale(r.Lang)
	v := listPage{Frame: s.Page(r, frame.RouteDeskSource, loc.Say("sources")), Edit: r.Person.Office.May(schema.Admin), Form: f}
	for _, x := range all {
		row, err := s.row(r, x)
		if err != nil {
			return err
		}
		v.Rows = append(v.Rows, row)
		if row.State == stateErr {
			v.Failed = append(v.Failed, row)
		}
		v.Refresh(row.State == stateRun)
	}
	for _, k := range kinds {
		v.Kinds = append(v.Kinds, frame.Option{Value: string(k), Label: loc.Say("source.kind." + string(k)), Selected: string(k) == f.Kind})
	}
	for _, d := range intervals {
		v.Often = append(v.Often, frame.Option{Value: d.String(), Label: often(loc, d), Selected: d == f.Every})
	}
	return s.Render(r.Request, status, "desk_sources.html", v)
}

// add adds a source, or says what is wrong with it.
func (s *Sources) add(r *desk.Request) error {
	v, err := r.Form()
	if err != nil {
		return err
	}
	said := func(name string) string { return strings.TrimSpace(v.Get(name)) }
	f := form{Name: said("name"), Kind: said("kind"), Address: said("address"), Set: said("set"), Only: said("only"), Collection: said("collection")}
	f.Every, err = time.ParseDuration(said("every"))
	if err != nil || !slices.Contains(intervals, f.Every) {
		return schema.ErrInvalid
	}
	loc := s.Site.Locale(r.Lang)
	if key := f.wrong(); key != "" {
		f.Wrong = loc.Say(key)
		return s.listWith(r, http.StatusUnprocessableEntity, f)
	}
	x := schema.Source{Name: f.Name, Kind: schema.SourceKind(f.Kind), Address: f.Address, Set: f.Set, Only: f.Only, Every: f.Every, By: r.Person.Name}
	if f.Collection != "" {
		x.Stated.Collections = []string{f.Collection}
	}
	err = s.Keeper.Add(r.Ctx(), x)
	switch {
	case errors.Is(err, schema.ErrConflict):
		f.Wrong = loc.Say("source.wrong.taken", f.Name)
	case errors.Is(err, schema.ErrInvalid):
		f.Wrong, f.Reason = loc.Say("source.wrong"), err.Error()
	case err != nil:
		return err
	default:
		if err := s.Door.Tell(r.Ctx(), door.Did{Text: loc.Say("source.added", f.Name)}); err != nil {
			return err
		}
		return r.See(address(r, f.Name))
	}
	return s.listWith(r, http.StatusUnprocessableEntity, f)
}

// maxText bounds a field of the form, in bytes.
const maxText = 2000

// wrong returns the key of what is wrong with a form, or "".
func (f form) wrong() string {
	u, err := url.Parse(f.Address)
	switch {
	case !schema.IsSourceName(f.Name):
		return "source.wrong.name"
	case !slices.Contains(kinds, schema.SourceKind(f.Kind)):
		return "source.wrong"
	case err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil:
		return "source.wrong.address"
	case len(f.Address)+len(f.Set)+len(f.Only)+len(f.Collection) > maxText || strings.Contains(f.Collection, "|"):
		return "source.wrong"
	}
	return ""
}

type showPage struct {
	desk.Frame
	Set    settings // as they are, or as they were filled in
	Source row
	Runs   []runRow
	Whole  bool     // what came from it can be compared with all that it lists
	Notes  []string // of the last run
	Left   int      // notes that are not kept
	Edit   bool     // who asks may remove it
	Sure   bool     // and is asked whether
	Action string
}

func (s *Sources) show(r *desk.Request) error {
	return s.showWith(r, http.StatusOK, nil)
}

// showWith shows a source; filled is what was filled in of its settings and cannot
// be, or nil.
func (s *Sources) showWith(r *desk.Request, status int, filled *settings) error {
	x, err := s.Library.Source(r.Ctx(), r.Param("source"))
	if err != nil {
		return err
	}
	v := showPage{Frame: s.Page(r, frame.RouteDeskSource, x.Name), Action: address(r, x.Name), Edit: r.Person.Office.May(schema.Admin)}
	if v.Source, err = s.row(r, x); err != nil {
		return err
	}
	v.Whole = x.Kind.TellsAll()
	if v.Set = settingsOf(x); filled != nil {
		v.Set = *filled
	}
	v.Set.offer(s.Site.Locale(r.Lang))
	for _, run := range x.Runs {
		v.Runs = append(v.Runs, runOf(r, run))
	}
	if v.Source.State == stateRun && len(v.Runs) > 0 {
		v.Runs[0].State = stateRun
	}
	if len(x.Runs) > 0 {
		v.Notes, v.Left = x.Runs[0].Notes, x.Runs[0].Left
	}
	v.Sure = v.Edit && r.Request.Request.URL.Query().Has("remove")
	v.Refresh(v.Source.State == stateRun)
	return s.Render(r.Request, status, "desk_source.html", v)
}

// act runs, pauses, resumes, sets or removes a source.
func (s *Sources) act(r *desk.Request) error {
	name := r.Param("source")
	if _, err := s.Library.Source(r.Ctx(), name); err != nil {
		return err
	}
	form, err := r.Form()
	if err != nil {
		return err
	}
	loc := s.Site.Locale(r.Lang)
	at := address(r, name)
	var did door.Did
	switch {
	case form.Has("run"):
		err = s.Keeper.Ask(r.Ctx(), name, form.Get("run") == "all")
		did.Text = loc.Say("source.asked", name)
		if errors.Is(err, schema.ErrConflict) {
			err, did = nil, door.Did{Bad: true, Text: loc.Say("source.is-paused", name)}
		}
	case form.Has("whole"):
		err = s.Keeper.AskWhole(r.Ctx(), r.Person.Name, name, form.Get("whole") == "sure")
		did.Text = loc.Say("source.asked", name)
		if errors.Is(err, schema.ErrConflict) {
			err, did = nil, door.Did{Bad: true, Text: loc.Say("source.is-paused", name)}
		}
	case form.Has("pause"):
		err = s.Keeper.Pause(r.Ctx(), r.Person.Name, name, true)
		did.Text = loc.Say("source.did-pause", name)
	case form.Has("resume"):
		err = s.Keeper.Pause(r.Ctx(), r.Person.Name, name, false)
		did.Text = loc.Say("source.did-resume", name)
	case form.Has("set"):
		return s.set(r, name, form)
	case form.Has("remove"):
		if !r.Person.Office.May(schema.Admin) {
			return schema.ErrForbidden
		}
		err = s.Keeper.Remove(r.Ctx(), r.Person.Name, name)
		did.Text, at = loc.Say("source.did-remove", name), frame.Address(r.Lang, frame.RouteDeskSource)
	default:
		return schema.ErrInvalid
	}
	if err != nil {
		return err
	}
	if err := s.Door.Tell(r.Ctx(), did); err != nil {
		return err
	}
	return r.See(at)
}
