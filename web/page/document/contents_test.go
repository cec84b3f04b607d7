package document

import (
	"testing"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/listing"
)

func TestBeginsOn(t *testing.T) {
	pages := []schema.Page{{Number: 1, Text: "Cover"}, {Number: 2, Text: "2. Objetivos … 3"}, {Number: 3, Label: "1", Text: "Nada"}, {Number: 4, Label: "2", Text: "otra"}, {Number: 5, Label: "3", Text: "2.  OBJETIVOS\ndel estudio"}}
	for c, want := range map[listing.Chapter]int{{Title: "2. Objetivos", Page: 3}: 5, {Title: "Otro", Page: 2}: 4, {Title: "Otro", Page: 4}: 4, {Title: "Otro", Page: 9}: 0} {
		if got := beginsOn(c, pages); got != want {
			t.Errorf("%v begins on page %d, want %d", c, got, want)
		}
	}
}
