package corpus

import (
	"slices"
	"strings"

	"github.com/simde/simde/schema"
)

// Statement returns what is stated of a document that was composed: by a
// person, whose corrections are applied, by its manifest and by its file, in
// the form in which a manifest states it. With all it holds what was inferred
// too.
func Statement(doc *schema.Document, all bool) schema.Known {
	k := schema.Known{Kind: string(doc.Kind), Language: doc.Language, Published: doc.Published, Creators: doc.Creators,
		Title: doc.Title, Abstract: doc.Abstract, Publisher: doc.Publisher, SourceURL: doc.SourceURL, Rights: doc.Rights}
	if !all {
		dropInferred(&k, doc.Basis)
	}
	said := doc.Stated[schema.ByManifest].Kind
	if _, ok := schema.ReadKind(said); said != "" && !ok && doc.Basis[schema.FieldKind].By != schema.ByPerson {
		k.Kind = said // what no vocabulary has is kept as it was written
	}
	if len(doc.Languages) > 0 && doc.Basis[schema.FieldLanguage].By != schema.ByPerson {
		k.Language, k.Languages = "", doc.Languages
	}
	for _, l := range statedLists(&k) {
		*l.to = l.stated(doc)
		if all {
			*l.to = merge(l.field, *l.to, factsOf(doc, l.field))
		}
	}
	return asWritten(k)
}

// dropInferred empties the fields that nobody stated.
func dropInferred(k *schema.Known, basis map[schema.Field]schema.Basis) {
	stated := func(f schema.Field) bool {
		b := basis[f]
		return b.By.Rank() > schema.Inferred.Rank() && b.Confidence == 1 // a title made of the file's name is surer of nothing
	}
	for _, s := range singles(k) {
		if !stated(s.field) {
			s.set("")
		}
	}
	if !stated(schema.FieldCreators) {
		k.Creators = nil
	}
}

// single is a single-valued field of a statement.
type single struct {
	field schema.Field
	get   string
	set   func(string)
}

// singles returns the single-valued fields of k, save the creators, which are
// one list.
func singles(k *schema.Known) []single {
	var out []single
	add := func(f schema.Field, to *string) { out = append(out, single{f, *to, func(v string) { *to = v }}) }
	add(schema.FieldTitle, &k.Title)
	add(schema.FieldAbstract, &k.Abstract)
	add(schema.FieldPublisher, &k.Publisher)
	add(schema.FieldPublished, (*string)(&k.Published))
	add(schema.FieldLanguage, (*string)(&k.Language))
	add(schema.FieldKind, &k.Kind)
	add(schema.FieldSource, &k.SourceURL)
	add(schema.FieldRights, &k.Rights)
	return out
}

// statedList is a many-valued field of a statement.
type statedList struct {
	field schema.Field
	to    *[]string
}

// statedLists returns the many-valued fields of k.
func statedLists(k *schema.Known) []statedList {
	return []statedList{
		{schema.FieldIdentifier, &k.Identifiers},
		{schema.FieldCollection, &k.Collections},
		{schema.FieldTopic, &k.Subjects},
		{schema.FieldPlace, &k.Spatial},
		{schema.FieldCorridor, &k.Corridors},
	}
}

// of returns the same field of another statement.
func (l statedList) of(k schema.Known) []string {
	for _, x := range statedLists(&k) {
		if x.field == l.field {
			return *x.to
		}
	}
	return nil
}

// stated returns the values that the file and the manifest state, with a
// person's corrections. Of the file's own words only those count that the
// vocabulary has.
func (l statedList) stated(doc *schema.Document) []string {
	var out []string
	for _, v := range l.of(doc.Stated[schema.ByFile]) {
		if valueKey(l.field, v).known {
			out = merge(l.field, out, []string{v})
		}
	}
	out = merge(l.field, out, l.of(doc.Stated[schema.ByManifest]))
	for _, c := range doc.Corrections {
		switch {
		case c.Field != l.field:
		case c.Op == schema.CorrectAdd && l.field == schema.FieldCorridor: // whose kind stays where none is named
			out = merge(l.field, out, []string{c.Value})
		case c.Op == schema.CorrectAdd:
			out = append(drop(l.field, out, c.Value), strings.TrimSpace(c.Value))
		case c.Op == schema.CorrectRemove:
			out = drop(l.field, out, c.Value)
		}
	}
	return out
}

// key is what two ways of writing a value share.
type key struct {
	text  string
	part  string // the role of a place
	known bool
}

// valueKey returns the key of a value of a list.
func valueKey(f schema.Field, v string) key {
	v = strings.TrimSpace(v)
	switch f {
	case schema.FieldPlace:
		if p, role, err := SplitPlace(v); err == nil {
			return key{string(p), string(role), true}
		}
	case schema.FieldTopic:
		if t, ok := schema.ReadTopic(v); ok {
			return key{string(t), "", true}
		}
	case schema.FieldCorridor:
		if c, err := SplitCorridor(v); err == nil {
			return key{c.Corridor.String(), "", true}
		}
	case schema.FieldIdentifier:
		return key{v, "", v != ""}
	case schema.FieldCollection:
		return key{schema.Fold(v), "", v != ""}
	}
	return key{schema.Fold(v), "", false}
}

// merge adds to values those of more that it does not have. A corridor whose
// kind is named takes the place of the same one before.
func merge(f schema.Field, values, more []string) []string {
	values = slices.Clone(values)
	for _, v := range more {
		i := slices.IndexFunc(values, same(f, v))
		c, err := SplitCorridor(v)
		switch {
		case i < 0:
			values = append(values, v)
		case f == schema.FieldCorridor && err == nil && c.Kind != "":
			values[i] = v
		}
	}
	return values
}

// same reports whether a value of a list is v, however it is written.
func same(f schema.Field, v string) func(string) bool {
	return func(x string) bool { return valueKey(f, x) == valueKey(f, v) }
}

// drop takes a value out, however it is written. A place without a role is that
// place in every role, as for a correction.
func drop(f schema.Field, values []string, v string) []string {
	k := valueKey(f, v)
	return slices.DeleteFunc(slices.Clone(values), func(have string) bool {
		h := valueKey(f, have)
		return h == k || f == schema.FieldPlace && k.part == string(schema.RoleMention) && h.text == k.text ||
			f == schema.FieldIdentifier && schema.Fold(h.text) == schema.Fold(k.text)
	})
}

// factsOf returns the values of a field, what is only suggested left out.
func factsOf(doc *schema.Document, f schema.Field) []string {
	var out []string
	for _, v := range doc.Values(f) {
		if !v.Suggested {
			out = append(out, v.Code)
		}
	}
	return out
}

// asWritten returns k as it comes out of the cells of a manifest: there "|"
// parts values, and spaces around them do not count.
func asWritten(k schema.Known) schema.Known {
	for _, to := range []*string{&k.Title, &k.Abstract} {
		if *to = strings.TrimSpace(strings.ReplaceAll(*to, "\r\n", "\n")); len(parted(*to)) == 0 {
			*to = ""
		}
	}
	for _, to := range []*string{&k.Publisher, &k.Rights, &k.Kind} {
		*to = strings.Join(parted(*to), "; ")
	}
	if k.Language == schema.Undetermined {
		k.Language = ""
	}
	k.SourceURL = strings.Join(strings.Fields(strings.ReplaceAll(k.SourceURL, "|", "%7C")), " ")
	for _, list := range []*[]string{&k.Creators, &k.Identifiers, &k.Subjects, &k.Spatial, &k.Corridors, &k.Collections} {
		var out []string
		for _, v := range *list {
			out = append(out, parted(v)...)
		}
		*list = out
	}
	for i, v := range k.Corridors {
		if c, err := SplitCorridor(v); err == nil {
			k.Corridors[i] = CorridorCode(c)
		}
	}
	return k
}

func parted(s string) []string {
	var out []string
	for v := range strings.SplitSeq(s, "|") {
		if v = strings.Join(strings.Fields(v), " "); v != "" {
			out = append(out, v)
		}
	}
	return out
}
