package review

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk/wording"
	"github.com/simde/simde/web/frame"
)

// word is a value as a page shows it: a corridor, or a text.
type word struct {
	Corridor *frame.CorridorView
	Text     string
	Note     string // such as the kind of a corridor, or the role of a place
}

// Plain writes the value on one line.
func (w word) Plain() string {
	if w.Corridor != nil {
		return w.Corridor.Origin + " → " + w.Corridor.Destination
	}
	return w.Text
}

// say names a value of a field, as a correction writes it.
func say(loc *frame.Locale, f schema.Field, value string) word {
	code, part, _ := strings.Cut(value, ":")
	switch f {
	case schema.FieldCorridor:
		if c, err := schema.ParseCorridor(code); err == nil {
			v := frame.CorridorOf(loc.Lang, c)
			return word{Corridor: &v, Note: loc.Say("relation." + cmp.Or(part, string(schema.RelMigration)))}
		}
	case schema.FieldPlace:
		return word{Text: wording.Value(loc, f, code), Note: loc.Say("role." + cmp.Or(part, string(schema.RoleMention)))}
	}
	return word{Text: wording.Value(loc, f, value)}
}

// doubts says what speaks for a value and against it.
func doubts(loc *frame.Locale, c schema.Case) (out []string) {
	for _, d := range c.Doubts {
		out = append(out, doubt(loc, c, d))
	}
	return out
}

func doubt(loc *frame.Locale, c schema.Case, d schema.Doubt) string {
	key := "review.doubt." + string(d.Code)
	var args []any
	for i, a := range d.Args {
		n, err := strconv.Atoi(a)
		switch {
		case err == nil && (d.Code == schema.DoubtPassages && i == 0 || d.Code == schema.DoubtRead && i == 1):
			args = append(args, n) // is counted
		case d.Code == schema.DoubtNow || d.Code == schema.DoubtStated || d.Code == schema.DoubtRead && i == 0:
			args = append(args, say(loc, c.Field, a).Plain())
		case (d.Code == schema.DoubtEarlier || d.Code == schema.DoubtAdvised) && i > 0:
			args = append(args, loc.Format.Date(schema.Date(a)))
		default:
			args = append(args, a)
		}
	}
	if d.Code == schema.DoubtPassages && d.Args[1] == "0" { // not in the text
		return loc.Say("review.doubt.passages.title")
	}
	return loc.Say(key, args...)
}

// asked returns the value that a case asks about, as its row shows it.
func asked(loc *frame.Locale, c schema.Case) word {
	switch {
	case c.Kind == schema.CaseHeld:
		return word{Text: c.File}
	case c.Kind == schema.CaseAdvice && c.Upload != 0:
		return word{Text: loc.Say("advice.file")}
	case c.Kind == schema.CaseAdvice:
		value := say(loc, c.Field, c.Value).Plain()
		if c.Way == schema.WayRemove {
			value = loc.Say("edit.without", value)
		}
		return word{Text: wording.Field(loc, c.Field) + ": " + value}
	case c.Kind == schema.CaseCopies:
		return word{Text: c.OtherSubject.Title}
	case c.Kind == schema.CaseNoText:
		return word{Text: c.Subject.Name}
	case c.Kind == schema.CaseUnknown || c.Kind == schema.CaseIdentifier:
		return word{Text: c.Value}
	case c.Value == "" && len(c.Proposals) > 0:
		return say(loc, c.Field, c.Proposals[0].Value)
	case c.Kind == schema.CaseDate && c.Value == "":
		return word{Text: loc.Say("year.undated")}
	}
	return say(loc, c.Field, c.Value)
}

// passage returns where a case was read first.
func passage(c schema.Case) *schema.Evidence {
	for _, p := range c.Proposals {
		for i := range p.Evidence {
			if p.Evidence[i].Passage != "" {
				return &p.Evidence[i]
			}
		}
	}
	return nil
}
