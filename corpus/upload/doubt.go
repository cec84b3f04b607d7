package upload

import (
	"github.com/simde/simde/corpus/review"
	"github.com/simde/simde/schema"
)

// doubts are the values of a file that would wait for a person.
func doubts(doc *schema.Document) []schema.UploadDoubt {
	var out []schema.UploadDoubt
	for _, c := range review.Of(doc) {
		if c.Field != "" {
			out = append(out, schema.UploadDoubt{Field: c.Field, Value: c.Value})
		}
	}
	return out
}

// editOf is a correction of a file as it is carried out on its document.
func editOf(id schema.ID, c schema.Correction) schema.Edit {
	way := map[schema.CorrectionOp]schema.Way{schema.CorrectSet: schema.WaySet, schema.CorrectAdd: schema.WayAdd, schema.CorrectRemove: schema.WayRemove}[c.Op]
	return schema.Edit{Document: id, Field: c.Field, Way: way, Value: c.Value}
}
