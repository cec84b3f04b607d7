// Package wording says fields, values and steps in words: what a page of the
// desk tells of them.
package wording

import (
	"slices"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/frame"
)

// Keys are the keys of messages that this package puts together.
func Keys() []string {
	var out []string
	for _, f := range slices.Concat(schema.SingleFields, schema.ListFields, schema.SaidFields) {
		out = append(out, "value."+string(f))
	}
	for _, v := range schema.Verbs {
		out = append(out, "verb."+string(v))
	}
	out = append(out, "value."+string(schema.FieldBody), "value."+string(schema.FieldToponyms))
	for _, x := range schema.Ties {
		out = append(out, "log.tie."+string(x))
	}
	for _, f := range []schema.Fate{schema.FateWithdrawn, schema.FateBack, schema.FateErased, schema.FateRestored} {
		out = append(out, "fate."+string(f))
	}
	for _, a := range []schema.Authority{schema.ByPerson, schema.ByManifest, schema.ByFile, schema.Inferred} {
		out = append(out, "whose."+string(a))
	}
	return out
}

// Field names a field as a label that stands alone.
func Field(loc *frame.Locale, f schema.Field) string { return loc.Say("value." + string(f)) }

// Verb says what a step did: "corrects". One that is not known is written as
// it is.
func Verb(loc *frame.Locale, v schema.Verb) string {
	if slices.Contains(schema.Verbs, v) {
		return loc.Say("verb." + string(v))
	}
	return string(v)
}

// Fate says what became of a document as a whole.
func Fate(loc *frame.Locale, f schema.Fate) string { return loc.Say("fate." + string(f)) }

// Whose says whose word a value is.
func Whose(loc *frame.Locale, a schema.Authority) string {
	if a.Rank() == 0 {
		return ""
	}
	return loc.Say("whose." + string(a))
}

// Value writes a value, as a correction writes it, for a reader.
func Value(loc *frame.Locale, f schema.Field, code string) string {
	switch f {
	case schema.FieldCorridor:
		return corridor(loc, code)
	case schema.FieldPlace:
		place, role, _ := strings.Cut(code, ":")
		return qualified(loc, placeName(loc, place), "role.", role)
	case schema.FieldTopic:
		if t, ok := schema.ReadTopic(code); ok {
			return frame.Capital(t.Name(loc.Lang))
		}
	case schema.FieldLanguage:
		return loc.LangName(schema.Lang(code))
	case schema.FieldKind:
		if k, ok := schema.ReadKind(code); ok {
			return frame.Capital(k.Name(loc.Lang))
		}
	case schema.FieldPublished, schema.FieldEvent:
		return loc.Format.Date(schema.Date(code))
	case schema.FieldCreators:
		return strings.Join(strings.FieldsFunc(code, func(r rune) bool { return r == '|' }), "; ")
	case schema.FieldRoute:
		var names []string
		for p := range strings.SplitSeq(code, "-") {
			names = append(names, placeName(loc, p))
		}
		return strings.Join(names, " → ")
	case schema.FieldClaim, schema.FieldContact:
		return strings.Join(strings.FieldsFunc(code, func(r rune) bool { return r == '|' }), ", ")
	}
	return code
}

// corridor writes "MX-US:return" as "Mexico → United States (return)".
func corridor(loc *frame.Locale, code string) string {
	ends, kind, _ := strings.Cut(code, ":")
	c, err := schema.ParseCorridor(ends)
	if err != nil {
		return code
	}
	v := frame.CorridorOf(loc.Lang, c)
	return qualified(loc, v.Origin+" → "+v.Destination, "relation.", kind)
}

// qualified adds to a name what the message of a key says more closely.
func qualified(loc *frame.Locale, name, prefix, what string) string {
	if what == "" {
		return name
	}
	return name + " (" + loc.Say(prefix+what) + ")"
}

func placeName(loc *frame.Locale, code string) string {
	if p := schema.Place(strings.ToUpper(code)); p.Known() {
		return frame.Capital(p.Name(loc.Lang))
	}
	return code
}
