package edit

import (
	"slices"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk/wording"
	"github.com/simde/simde/web/frame"
)

// row is a field of the edit page.
type row struct {
	Field schema.Field
	Name  string
	List  bool
	Now   []value
	More  []value // of a long list, what is folded
	Then  []value // what others say, or would without a person's word
	Gone  []value // what persons refused or took out
	Open  *form   // where it is being changed
	URL   string  // where it opens
}

// value is one value of a row.
type value struct {
	Code, Text string
	Whose      string // whose word it is; "" where that is not kept
	Class      string // of the mark that says so
	Sure       string // of what was read, its certainty; or ""
	Meter      string
	Suggested  bool
	Long       bool   // a text rather than a name
	By         string // of a person's word, whose
	When       string
	Passage    string
	Page       int
	PageURL    string
	Do         []button
}

// button is something that can be done with a value.
type button struct{ Value, Label string }

// folded is how many values of a list stand open.
const folded = 12

// do writes what a button sends.
func do(way schema.Way, f schema.Field, code string) string {
	return string(way) + " " + string(f) + " " + code
}

// confirm and reject write what the buttons send that say yes and no to what
// was read.
func confirm(f schema.Field, code string) string {
	return string(schema.VerbConfirm) + " " + string(f) + " " + code
}

func reject(f schema.Field, code string) string {
	return string(schema.VerbReject) + " " + string(f) + " " + code
}

// rows writes the fields of a document.
func (p *page) rows(loc *frame.Locale) []row {
	var out []row
	for _, f := range slices.Concat(schema.SingleFields, schema.ListFields) {
		r := row{Field: f, Name: wording.Field(loc, f), List: slices.Contains(schema.ListFields, f), URL: p.with("edit", string(f)) + "#edit"}
		for _, v := range p.doc.Values(f) {
			r.Now = append(r.Now, p.value(loc, f, v))
		}
		if r.List {
			p.offerList(loc, &r)
		} else {
			p.offerSingle(loc, &r)
		}
		r.Gone = p.gone(loc, f)
		if len(r.Now) > folded {
			r.Now, r.More = r.Now[:folded], r.Now[folded:]
		}
		if p.open == f {
			r.Open = p.form(loc, f)
		}
		out = append(out, r)
	}
	return out
}

// value writes a value with whose word it is and where the text says so.
func (p *page) value(loc *frame.Locale, f schema.Field, v schema.Value) value {
	out := value{Code: v.Code, Text: wording.Value(loc, f, v.Code), Suggested: v.Suggested, Whose: wording.Whose(loc, v.By)}
	out.Long = len(out.Text) > longText
	c, ok := p.said(f, v.Code)
	if ok && v.By == "" { // of these lists it is not kept whose word else a value is
		v.By = schema.ByPerson
		out.Whose = wording.Whose(loc, v.By)
	}
	switch v.By {
	case schema.ByPerson:
		out.Class = "person"
	case schema.ByManifest:
		out.Class = "catalogue"
	case schema.Inferred:
		out.Class = "read"
		if v.Confidence > 0 {
			out.Sure, out.Meter = loc.Format.Fixed(v.Confidence, 2), strconv.FormatFloat(v.Confidence, 'f', 2, 64)
		}
	}
	if ok && v.By == schema.ByPerson {
		out.By, out.When = c.By, loc.Format.Moment(c.At)
	}
	for _, e := range v.Evidence {
		if e.Passage != "" && e.Page > 0 {
			out.Passage, out.Page, out.PageURL = shorten(e.Passage), e.Page, p.at(e.Page)
			break
		}
	}
	return out
}

// longText is from how many bytes on a value is set as a text.
const longText = 160

// said returns the last correction that put a value in place.
func (p *page) said(f schema.Field, code string) (schema.Correction, bool) {
	for _, c := range slices.Backward(p.doc.Corrections) {
		if c.Field == f && c.Op != schema.CorrectRemove && (c.Op == schema.CorrectSet || valueOf(f, c.Value) == valueOf(f, code)) {
			return c, true
		}
	}
	return schema.Correction{}, false
}

// valueOf returns what two ways of writing a value share: a corridor of whatever
// kind, a place in whatever role.
func valueOf(f schema.Field, code string) string {
	switch f {
	case schema.FieldTopic:
		if t, ok := schema.ReadTopic(code); ok {
			return string(t)
		}
	case schema.FieldCorridor, schema.FieldPlace:
		code, _, _ = strings.Cut(strings.ToUpper(code), ":")
	}
	return schema.Fold(strings.TrimSpace(code))
}

// maxPassage is how much of a passage a row quotes, in runes.
const maxPassage = 140

func shorten(s string) string {
	r := []rune(strings.Join(strings.Fields(s), " "))
	if len(r) > maxPassage {
		return string(r[:maxPassage]) + "…"
	}
	return string(r)
}

// offerList gives each value of a list what can be done with it.
func (p *page) offerList(loc *frame.Locale, r *row) {
	for i := range r.Now {
		v := &r.Now[i]
		if v.Suggested {
			v.Do = []button{{confirm(r.Field, v.Code), loc.Say("edit.confirm")}, {reject(r.Field, v.Code), loc.Say("edit.reject")}}
			continue
		}
		if v.Class == "read" {
			v.Do = append(v.Do, button{confirm(r.Field, v.Code), loc.Say("edit.confirm")})
		}
		v.Do = append(v.Do, button{do(schema.WayRemove, r.Field, v.Code), loc.Say("edit.remove")})
	}
}

// offerSingle lists what others say of a single-valued field, each to be put in
// place, and what can be done with the value that stands.
func (p *page) offerSingle(loc *frame.Locale, r *row) {
	now := ""
	if len(r.Now) > 0 {
		v := &r.Now[0]
		now = v.Code
		if v.Class == "person" {
			v.Do = []button{{do(schema.WayUnsay, r.Field, ""), loc.Say("edit.unsay")}}
		} else {
			v.Do = []button{{confirm(r.Field, v.Code), loc.Say("edit.confirm")}, {reject(r.Field, v.Code), loc.Say("edit.refuse")}}
		}
	}
	use := loc.Say("edit.use")
	offer := func(code, whose, class string) {
		if code == "" || code == now || slices.ContainsFunc(r.Then, func(v value) bool { return v.Code == code }) {
			return
		}
		r.Then = append(r.Then, value{Code: code, Text: wording.Value(loc, r.Field, code), Whose: whose, Class: class, Do: []button{{do(schema.WaySet, r.Field, code), use}}})
	}
	for _, x := range []struct {
		by    schema.Authority
		class string
	}{{schema.ByManifest, "catalogue"}, {schema.ByFile, ""}} {
		if k, ok := p.doc.Stated[x.by]; ok {
			offer(stated(k, r.Field), wording.Whose(loc, x.by), x.class)
		}
	}
	for _, v := range p.beneath[r.Field] {
		offer(v, loc.Say("edit.otherwise"), "read")
	}
}

// stated returns what a statement says of a single-valued field.
func stated(k schema.Known, f schema.Field) string {
	switch f {
	case schema.FieldTitle:
		return k.Title
	case schema.FieldAbstract:
		return k.Abstract
	case schema.FieldLanguage:
		return string(k.Language)
	case schema.FieldKind:
		kind, _ := schema.ReadKind(k.Kind)
		return string(kind)
	case schema.FieldPublisher:
		return k.Publisher
	case schema.FieldCreators:
		return strings.Join(k.Creators, "|")
	case schema.FieldPublished:
		return string(k.Published)
	case schema.FieldSource:
		return k.SourceURL
	case schema.FieldRights:
		return k.Rights
	}
	return ""
}

// gone lists what persons took out or refused.
func (p *page) gone(loc *frame.Locale, f schema.Field) []value {
	var out []value
	for _, c := range p.doc.Corrections {
		if c.Field == f && c.Op == schema.CorrectRemove {
			out = append(out, value{Code: c.Value, Text: wording.Value(loc, f, c.Value), By: c.By, When: loc.Format.Moment(c.At),
				Do: []button{{do(schema.WayUnsay, f, c.Value), loc.Say("edit.back")}}})
		}
	}
	return out
}
