package review

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

// decide takes the answer to a case and leads to the next.
func (s *Review) decide(r *desk.Request) error {
	form, err := r.Form()
	if err != nil {
		return err
	}
	q := parse(r.Request.Request.URL.Query())
	q.By = r.Person.Name
	c, err := s.Cases.Case(r.Ctx(), r.Param("case"))
	closed := errors.Is(err, schema.ErrNotFound) // decided meanwhile: who agrees need not know
	if closed {
		if c = hidden(form, r.Param("case")); c.Kind == "" {
			return s.gone(r, q)
		}
		err = nil
		if c.Pair() {
			c.OtherSubject, err = s.subject(r, c.Other)
		}
	}
	if err != nil {
		return err
	}
	a, ok := answerOf(form, c)
	if !ok {
		return schema.ErrInvalid
	}
	a.By = r.Person.Name
	place, err := s.Cases.CasePlace(r.Ctx(), q, c.Key, time.Now())
	if err != nil {
		return err
	}
	out, err := s.Answers.Answer(r.Whole(), a, c)
	if errors.Is(err, schema.ErrInvalid) && closed && c.Pair() {
		return s.gone(r, q)
	}
	if errors.Is(err, schema.ErrInvalid) {
		return s.render(r, q, c, http.StatusUnprocessableEntity, s.Site.Locale(r.Lang).Say("review.wrong"), form.Get("other"))
	}
	if err != nil {
		return desk.Part(out.Step, err)
	}
	if len(out.Faster) > 0 && out.Settled == 0 {
		return s.faster(r, q, place, out.Faster[0], form)
	}
	if err := s.Door.Tell(r.Ctx(), s.did(r, q, a, c, out)); err != nil {
		return err
	}
	next, err := s.next(r, q, place.Next)
	if err != nil {
		return err
	}
	return r.See(next)
}

// subject names the second document of a pair that waits no more, by its
// identifier where it was withdrawn.
func (s *Review) subject(r *desk.Request, id schema.ID) (*schema.CaseSubject, error) {
	doc, err := s.Documents.Head(r.Ctx(), id)
	switch {
	case errors.Is(err, schema.ErrGone), errors.Is(err, schema.ErrNotFound):
		return &schema.CaseSubject{Title: string(id)}, nil
	case err != nil:
		return nil, err
	}
	return &schema.CaseSubject{Title: doc.Title}, nil
}

// answerOf reads an answer; false where there is none.
func answerOf(form url.Values, c schema.Case) (a schema.Answer, ok bool) {
	a.Note, a.Alike = strings.TrimSpace(form.Get("why")), form.Has("alike")
	if ms, err := strconv.ParseInt(form.Get("seen"), 10, 64); err == nil && ms > 0 {
		a.Seen = time.UnixMilli(ms)
	}
	value, typed := form.Get("value"), written(c.Field, strings.TrimSpace(form.Get("other")))
	switch form.Get("decision") {
	case "y":
		a.Say = schema.SayYes
		switch choices := c.Kind.Choices(); {
		case value == "" && typed != "" && len(c.Proposals) == 0, value == "other":
			a.Say, a.Value = schema.SayOther, typed
		case value != "" && (len(choices) > 0 && value != choices[0] || len(choices) == 0 && value != c.First()):
			a.Say, a.Value = schema.SayOther, value
		}
	case "n":
		a.Say = schema.SayNo
	case "e":
		a.Say, a.Value = schema.SayOther, typed
	case "s":
		a.Say = schema.SayUnsure
	default:
		return a, false
	}
	return a, true
}

// written reads what a person typed as a value of a field: places of a corridor
// may go by their names.
func written(f schema.Field, typed string) string {
	switch f {
	case schema.FieldCorridor:
		if _, err := schema.ParseCorridor(strings.SplitN(typed, ":", 2)[0]); err == nil {
			return typed
		}
		for _, arrow := range []string{"→", "->", ">", " – ", " - ", "-"} {
			from, to, ok := strings.Cut(typed, arrow)
			origin, known := schema.ReadPlace(strings.TrimSpace(from))
			destination, also := schema.ReadPlace(strings.TrimSpace(to))
			if ok && known && also {
				return schema.Corridor{Origin: origin, Destination: destination}.String()
			}
		}
	case schema.FieldLanguage:
		return strings.ToLower(typed)
	}
	return typed
}

// next returns where to go on from a case: the next that still waits, or the
// queue.
func (s *Review) next(r *desk.Request, q schema.CaseQuery, key string) (string, error) {
	if key != "" {
		_, err := s.Cases.Case(r.Ctx(), key)
		if err == nil {
			return address(r.Lang, q, key), nil
		}
		if !errors.Is(err, schema.ErrNotFound) {
			return "", err
		}
	}
	place, err := s.Cases.CasePlace(r.Ctx(), q, "", time.Now()) // the first
	if err != nil {
		return "", err
	}
	return address(r.Lang, q, place.Next), nil
}

// did says what an answer came to.
func (s *Review) did(r *desk.Request, q schema.CaseQuery, a schema.Answer, c schema.Case, out schema.Answered) door.Did {
	loc := s.Site.Locale(r.Lang)
	var d door.Did
	what := asked(loc, c).Plain()
	switch a.Say {
	case schema.SayYes:
		d.Text = loc.Say("review.told.confirm", what)
	case schema.SayNo:
		d.Text = loc.Say("review.told.reject", what)
	case schema.SayUnsure:
		d.Text = loc.Say("review.told.unsure", what)
	default:
		to := say(loc, c.Field, a.Value).Plain()
		if slices.Contains(c.Kind.Choices(), a.Value) {
			to = loc.Say("review.choice." + a.Value)
		}
		d.Text = loc.Say("review.told.change", what, to)
	}
	if out.Settled > 1 {
		d.Text += " " + loc.Say("review.told.cases", out.Settled)
	}
	if len(out.Faster) > 0 {
		d.Text += " " + loc.Say("review.told.faster", len(out.Faster))
	}
	back := address(r.Lang, q, c.Key)
	switch {
	case a.Say == schema.SayUnsure:
		d.Undo = undoAddress(r.Lang, "unsure", c.Key, back)
	case out.Step > 0:
		d.Undo = undoAddress(r.Lang, "step", strconv.Itoa(out.Step), back)
	}
	return d
}

// undoAddress returns where a step, or that a person was not sure of a case, is
// taken back, and where that leads.
func undoAddress(l schema.Lang, what, name, back string) string {
	return frame.WithValues(frame.Address(l, frame.RouteDeskReview, "undo"), url.Values{what: {name}, door.NextParam: {back}})
}

// undo takes back a decision, and leads back to its case.
func (s *Review) undo(r *desk.Request) error {
	form, err := r.Form()
	if err != nil {
		return err
	}
	asked := r.Request.Request.URL.Query()
	for k, v := range form {
		if k == "step" || k == "unsure" || k == door.NextParam {
			asked[k] = v
		}
	}
	loc := s.Site.Locale(r.Lang)
	did := door.Did{Text: loc.Say("review.undone")}
	step, err := strconv.Atoi(asked.Get("step"))
	switch {
	case asked.Get("unsure") != "":
		err = s.Cases.NoteUnsure(r.Ctx(), r.Person.Name, time.Now(), false, asked.Get("unsure"))
	case err != nil:
		return schema.ErrInvalid
	default:
		var out schema.Outcome
		out, err = s.Undoer.Undo(r.Whole(), schema.Undoing{By: r.Person.Name, Step: step})
		if left := overtaken(out); err == nil && left > 0 {
			did = door.Did{Text: loc.Say("review.undone.left", left), Bad: true}
		}
	}
	if err != nil {
		return err
	}
	if err := s.Door.Tell(r.Ctx(), did); err != nil {
		return err
	}
	return r.See(desk.Next(asked, frame.Address(r.Lang, frame.RouteDeskReview)))
}

// overtaken counts what an undoing left alone.
func overtaken(out schema.Outcome) (n int) {
	for _, e := range out.Effects {
		if e.Verdict == schema.VerdictOvertaken {
			n++
		}
	}
	return n
}

// fasterPage shows two people's words on one value.
type fasterPage struct {
	desk.Frame
	Case   schema.Case
	Word   word
	By     string
	Is     []word
	Mine   string // what the person answered
	Next   string
	Here   string
	Fields []frame.Field // the answer, to be sent again
}

// faster says that another person decided otherwise meanwhile.
func (s *Review) faster(r *desk.Request, q schema.CaseQuery, place schema.CasePlace, f schema.Faster, form url.Values) error {
	loc := s.Site.Locale(r.Lang)
	v := fasterPage{Frame: s.Page(r, frame.RouteDeskReview, loc.Say("review.faster")), Case: f.Case, Word: asked(loc, f.Case), By: f.By,
		Mine: loc.Say("review.mine." + form.Get("decision")), Here: address(r.Lang, q, f.Case.Key)}
	for _, x := range f.Is {
		if slices.Contains(f.Case.Kind.Choices(), x) {
			v.Is = append(v.Is, word{Text: loc.Say("review.choice." + x)})
			continue
		}
		v.Is = append(v.Is, say(loc, f.Case.Field, x))
	}
	var err error
	if v.Next, err = s.next(r, q, place.Next); err != nil {
		return err
	}
	for _, name := range []string{"decision", "value", "other", "why", "kind", "document", "second", "field", "was", "file"} {
		if form.Has(name) {
			v.Fields = append(v.Fields, frame.Field{Name: name, Value: form.Get(name)})
		}
	}
	v.Fields = append(v.Fields, frame.Field{Name: "seen", Value: strconv.FormatInt(time.Now().UnixMilli(), 10)})
	return s.Render(r.Request, http.StatusConflict, "desk_case_faster.html", v)
}
