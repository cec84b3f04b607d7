package document

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// pages is a catalogue of the pages of one document.
type pages []schema.Page

func (p pages) Pages(_ context.Context, _ schema.ID, numbers []int) ([]schema.Page, error) {
	if n := numbers[0]; n <= len(p) {
		return p[n-1 : n], nil
	}
	return nil, nil
}

// TestMarksOverAPicture: of a page that was recognised the words stand where they
// were read, of another where the file has them.
func TestMarksOverAPicture(t *testing.T) {
	own := schema.WordBox{Text: "remesas", X0: 0.5, Y0: 0.5, X1: 0.6, Y1: 0.52}
	read := []schema.WordBox{{Text: "las"}, {Text: "remesas", X0: 0.1, Y0: 0.2, X1: 0.3, Y1: 0.25}, {Text: "familiares"}}
	img := &PageImage{Width: 1000, Height: 1000, Words: []schema.WordBox{own}}
	from := pages{{Number: 1}, {Number: 2, Seen: &schema.Recognition{Words: read}}}
	if got, err := img.WordsOf(t.Context(), from, "x", 1); err != nil || len(got) != 1 || got[0] != own {
		t.Errorf("page 1: %+v, %v", got, err)
	}
	got, err := img.WordsOf(t.Context(), from, "x", 2)
	if err != nil || len(got) != 3 {
		t.Fatalf("page 2: %+v, %v", got, err)
	}
	marked := markedWords([]search.Span{{Text: "las "}, {Text: "remesas", Mark: true}, {Text: " familiares "}}, got)
	if svg := string(img.Boxes(marked)); strings.Count(svg, "<rect") != 1 || !strings.Contains(svg, `x="98.5" y="198.5" width="203.0"`) {
		t.Errorf("marks %s", svg)
	}
	if _, err := img.WordsOf(t.Context(), from, "x", 3); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("page 3: %v", err)
	}
}
