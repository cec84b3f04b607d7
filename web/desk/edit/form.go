package edit

import (
	"slices"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/desk/wording"
	"github.com/simde/simde/web/frame"
)

// form is the open row: what is typed in it.
type form struct {
	Field   schema.Field
	Kind    string // of input: text, long, choice, corridor, place
	Name    string
	Value   string
	From    string // of a corridor
	To      string
	Options []frame.Option
	Names   []string // that a field of text offers
	Help    string
	List    bool
	Wrong   string
	Leave   string // address of the page without the open row
}

// form draws the open row, with what was typed where it could not be used.
func (p *page) form(loc *frame.Locale, f schema.Field) *form {
	x := &form{Field: f, Kind: "text", Name: wording.Field(loc, f), List: slices.Contains(schema.ListFields, f), Wrong: p.Wrong, Leave: p.Self}
	typed := p.typed
	x.Value = typed.Get("value")
	if typed == nil && !x.List {
		for _, v := range p.doc.Values(f) {
			x.Value = v.Code
		}
	}
	switch f {
	case schema.FieldAbstract:
		x.Kind = "long"
	case schema.FieldKind:
		x.Kind = "choice"
		for _, k := range schema.Kinds() {
			x.Options = append(x.Options, frame.Option{Value: string(k), Label: frame.Capital(k.Name(loc.Lang)), Selected: string(k) == x.Value})
		}
	case schema.FieldTopic:
		for _, t := range schema.Topics() {
			x.Names = append(x.Names, frame.Capital(t.ID.Name(loc.Lang)))
		}
	case schema.FieldCorridor:
		x.Kind, x.From, x.To, x.Names, x.Help = "corridor", typed.Get("from"), typed.Get("to"), places(loc.Lang), loc.Say("edit.corridor.help")
		for _, k := range schema.Relations {
			x.Options = append(x.Options, frame.Option{Value: string(k), Label: loc.Say("relation." + string(k)), Selected: string(k) == typed.Get("kind")})
		}
	case schema.FieldPlace:
		x.Kind, x.Names = "place", places(loc.Lang)
		for _, k := range schema.Roles {
			x.Options = append(x.Options, frame.Option{Value: string(k), Label: loc.Say("role." + string(k)), Selected: string(k) == typed.Get("role")})
		}
	case schema.FieldPublished, schema.FieldEvent:
		x.Help = loc.Say("edit.date.help")
	case schema.FieldLanguage:
		x.Help = loc.Say("edit.language.help")
	case schema.FieldCreators:
		x.Help = loc.Say("edit.creators.help")
	case schema.FieldRoute:
		x.Help = loc.Say("edit.route.help")
	case schema.FieldClaim:
		x.Help = loc.Say("edit.claim.help")
	case schema.FieldContact:
		x.Help = loc.Say("edit.contact.help")
	}
	return x
}

// places are the names of all places, as a list offers them.
func places(l schema.Lang) []string {
	var out []string
	for _, p := range schema.Places() {
		out = append(out, frame.Capital(p.Name(l)))
	}
	slices.Sort(out)
	return out
}
