package corpus

import (
	"slices"
	"strings"

	"github.com/simde/simde/schema"
)

// refused reports whether a person refused a value of a single-valued field.
func refused(doc *schema.Document, f schema.Field, value string) bool {
	return slices.ContainsFunc(doc.Corrections, func(c schema.Correction) bool {
		return c.Field == f && c.Op == schema.CorrectRemove && sameSingle(f, c.Value, value)
	})
}

// sameSingle reports whether two values of a single-valued field are the same,
// however they are written.
func sameSingle(f schema.Field, a, b string) bool {
	switch f {
	case schema.FieldKind:
		x, known := schema.ReadKind(a)
		y, _ := schema.ReadKind(b)
		if known {
			return x == y
		}
	case schema.FieldPublisher:
		return organisationKey(a) == organisationKey(b)
	}
	return schema.Fold(strings.TrimSpace(a)) == schema.Fold(strings.TrimSpace(b))
}

// fallBack puts, in place of each single value that a person refused and that
// was read all the same, what the manifest or the file states; nothing where
// they state none, or the same.
func fallBack(doc *schema.Document) {
	for _, f := range schema.SingleFields {
		if now := factsOf(doc, f); len(now) == 0 || !refused(doc, f, now[0]) {
			continue
		}
		setField(doc, f, "")
		if f == schema.FieldLanguage {
			doc.Language = schema.Undetermined
		}
		delete(doc.Basis, f)
		for _, by := range []schema.Authority{schema.ByFile, schema.ByManifest} {
			if v := statedSingle(doc.Stated[by], f); v != "" && !refused(doc, f, v) {
				setField(doc, f, v)
				doc.Basis[f] = schema.Basis{By: by, Confidence: 1}
			}
		}
	}
}

// statedSingle returns the value of a single-valued field of a statement, ""
// where it has none or one that the vocabulary does not know.
func statedSingle(k schema.Known, f schema.Field) string {
	if f == schema.FieldCreators {
		return strings.Join(k.Creators, "|")
	}
	for _, s := range singles(&k) {
		if s.field != f {
			continue
		}
		if kind, ok := schema.ReadKind(s.get); f == schema.FieldKind && s.get != "" {
			if !ok {
				return ""
			}
			return string(kind)
		}
		return s.get
	}
	return ""
}
