package upload

import "github.com/simde/simde/schema"

// sure is from how sure on a value that was read is not doubted.
const sure = 0.85

// Doubtful reports whether a value waits for a person's word: it is a
// suggestion, or was read and is not sure.
func Doubtful(v schema.Value) bool {
	return v.Suggested || v.By == schema.Inferred && v.Confidence > 0 && v.Confidence < sure
}

// doubtedFields are those of which it is told how many values are doubted.
var doubtedFields = []schema.Field{schema.FieldTitle, schema.FieldCreators, schema.FieldPublished, schema.FieldLanguage, schema.FieldKind, schema.FieldPublisher, schema.FieldCorridor}

// doubts counts the values that wait for a person's word.
func doubts(doc *schema.Document) int {
	n := 0
	for _, f := range doubtedFields {
		for _, v := range doc.Values(f) {
			if Doubtful(v) {
				n++
			}
		}
	}
	if doc.Published == "" {
		n++
	}
	return n
}

// editOf is a correction of a file as it is carried out on its document.
func editOf(id schema.ID, c schema.Correction) schema.Edit {
	way := map[schema.CorrectionOp]schema.Way{schema.CorrectSet: schema.WaySet, schema.CorrectAdd: schema.WayAdd, schema.CorrectRemove: schema.WayRemove}[c.Op]
	return schema.Edit{Document: id, Field: c.Field, Way: way, Value: c.Value}
}
