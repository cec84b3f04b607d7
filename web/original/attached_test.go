package original

import (
	"testing"

	"github.com/simde/simde/schema"
)

func TestAttached(t *testing.T) {
	doc := &schema.Document{Attachments: []schema.Attachment{{Name: "a.pdf", Hash: "01"}, {Name: "logo.png", Hash: "02"}, {Name: "b.zip", Hash: "03"}}}
	cards := []schema.Card{{ID: "within"}, {ID: "a", Original: schema.Original{Hash: "01"}}}
	got := Attached(doc, cards)
	if len(got) != 4 || got[0].Card == nil || got[0].Card.ID != "a" || got[1].Card != nil || got[3].Card.ID != "within" || got[3].Name != "" {
		t.Errorf("attached: %+v, want a.pdf as a, two that are no document, and what lay in the archive", got)
	}
}
