package wording

import (
	"slices"
	"strconv"
	"time"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk"
	"github.com/simde/simde/web/frame"
)

// Step is a step of the log as a list shows it.
type Step struct {
	Number int
	At     time.Time
	Clock  string // the time of day
	Who    string // "" where nobody gave a name
	Verb   string
	Note   string
	Undoes int    // the step that it takes back; or 0
	Undone int    // the step that took it back; or 0
	Batch  int    // the import that it is; or 0
	Back   string // what the button says that takes it back; "" where it cannot be
	URL    string // its page, where it is taken back too
	Large  bool   // more goes back with it than a list shows: it is asked for on its page
	Parts  []Part
	More   int // parts that are not shown
	Size   int
}

// Part is what a step did to a field of a document.
type Part struct {
	Document schema.ID
	Title    string // of the document; its id where that is not held
	URL      string // its history
	Field    string // "" where the document as a whole is meant
	What     string // what became of the document as a whole, or of a value that stayed the same
	Out, In  []string
	Erased   bool // nothing is kept of what it was
}

// StepOf writes a step. Documents are named by titles.
func StepOf(loc *frame.Locale, s schema.Step, titles map[schema.ID]string) Step {
	out := Step{Number: s.Number, At: s.At, Clock: s.At.Local().Format("15:04"), Who: s.By, Verb: Verb(loc, s.Verb), Note: s.Note,
		Undoes: s.Undoes, Undone: s.Undone, Batch: s.Batch, Size: s.Size, More: s.Size - len(s.Parts),
		URL: frame.Address(loc.Lang, frame.RouteDeskLog, strconv.Itoa(s.Number))}
	undoable := s.Undone == 0 && (s.Batch != 0 || s.Size > 0 || s.Verb == schema.VerbKeepOut || s.Undoes != 0)
	for _, p := range s.Parts {
		undoable = undoable && p.Fate != schema.FateErased
		out.Parts = append(out.Parts, partOf(loc, p, titles))
	}
	out.Large = s.Batch != 0 && s.Verb != schema.VerbRestore || out.More > 0
	switch {
	case !undoable:
	case s.Undoes != 0:
		out.Back = loc.Say("log.redo")
	default:
		out.Back = loc.Say("desk.undo")
	}
	return out
}

func partOf(loc *frame.Locale, p schema.StepPart, titles map[schema.ID]string) Part {
	out := Part{Document: p.Document, Title: string(p.Document), URL: desk.Below(loc.Lang, frame.RouteDeskDocs, string(p.Document), "history"), Erased: p.Fate == "" && len(p.Before)+len(p.After) == 0}
	if t, held := titles[p.Document]; held {
		out.Title = t
	}
	if p.Field == schema.FieldBody {
		return bodyPart(loc, p)
	}
	if p.Field == schema.FieldToponyms {
		return placePart(loc, p)
	}
	if p.Fate != "" {
		out.What = Fate(loc, p.Fate)
		return out
	}
	out.Field = Field(loc, p.Field)
	out.Out, out.In = Difference(loc, p.Field, p.Was, p.Is)
	if out.Erased {
		out.What = loc.Say("log.erased")
	} else if len(out.Out)+len(out.In) == 0 {
		out.What = same(loc, p)
	}
	return out
}

// bodyPart says what became of the names of an organisation.
func bodyPart(loc *frame.Locale, p schema.StepPart) Part {
	out := Part{Field: Field(loc, p.Field)}
	names := func(codes []string) []string {
		if len(codes) == 0 {
			return nil
		}
		b, err := schema.ReadBody(codes[0])
		if err != nil {
			return codes[:1]
		}
		out.Title, out.URL = b.Label(loc.Lang), frame.Address(loc.Lang, frame.RouteDeskOrgs, b.ID)
		if b.Into != "" {
			return []string{"→ " + schema.PublisherName(b.Into, loc.Lang)}
		}
		return b.Names()
	}
	out.differ(names(p.Was), names(p.Is))
	return out
}

// placePart says what became of the further names of a place.
func placePart(loc *frame.Locale, p schema.StepPart) Part {
	out := Part{Field: Field(loc, p.Field)}
	names := func(codes []string) []string {
		if len(codes) == 0 {
			return nil
		}
		t, err := schema.ReadToponyms(codes[0])
		if err != nil {
			return codes[:1]
		}
		out.Title, out.URL = t.Place.Name(loc.Lang), frame.Address(loc.Lang, frame.RouteDeskPlaces, t.Place.Slug())
		return t.All()
	}
	out.differ(names(p.Was), names(p.Is))
	return out
}

// differ says which names are no more and which are new.
func (out *Part) differ(was, is []string) {
	for _, name := range was {
		if !slices.Contains(is, name) {
			out.Out = append(out.Out, name)
		}
	}
	for _, name := range is {
		if !slices.Contains(was, name) {
			out.In = append(out.In, name)
		}
	}
}

// same says what was done to a field whose values stayed: they were confirmed,
// or one that it had not was refused.
func same(loc *frame.Locale, p schema.StepPart) string {
	for _, c := range p.After {
		if slices.Contains(p.Before, c) {
			continue
		}
		if slices.Contains(schema.SaidFields, c.Field) {
			return said(loc, c)
		}
		if c.Op == schema.CorrectRemove {
			return loc.Say("log.refused", Value(loc, p.Field, c.Value))
		}
		return loc.Say("log.confirmed", Value(loc, p.Field, c.Value))
	}
	return loc.Say("log.unsaid")
}

// said says what a person said that is no value of the document.
func said(loc *frame.Locale, c schema.Correction) string {
	if c.Field == schema.FieldSettled {
		return loc.Say("log.settled")
	}
	other, tie := schema.SplitTie(c.Value)
	if c.Op == schema.CorrectRemove {
		return loc.Say("log.distinct", string(other))
	}
	if !tie.Known() {
		return c.Value
	}
	return loc.Say("log.tie."+string(tie), string(other))
}

// Difference returns the values of a field that went and those that came.
func Difference(loc *frame.Locale, f schema.Field, from, to []string) (out, in []string) {
	for _, v := range from {
		if !slices.Contains(to, v) {
			out = append(out, Value(loc, f, v))
		}
	}
	for _, v := range to {
		if !slices.Contains(from, v) {
			in = append(in, Value(loc, f, v))
		}
	}
	return out, in
}

// Documents are the documents of some steps, each once.
func Documents(steps ...schema.Step) []schema.ID {
	var out []schema.ID
	seen := map[schema.ID]bool{}
	for _, s := range steps {
		for _, p := range s.Parts {
			if p.Document != "" && !seen[p.Document] {
				seen[p.Document] = true
				out = append(out, p.Document)
			}
		}
	}
	return out
}
