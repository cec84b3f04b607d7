package original

import "github.com/simde/simde/schema"

// Attachment is what a document carries, with the document that it became.
type Attachment struct {
	schema.Attachment              // without a name where it lay in an archive that is attached
	Card              *schema.Card // nil where it could not be read, or is not to be seen
}

// Attached returns what a document carries, each with the one of the cards, which
// are of documents attached to it, that has its bytes; then the other cards.
func Attached(doc *schema.Document, cards []schema.Card) []Attachment {
	var out []Attachment
	used := map[schema.ID]bool{}
	for _, a := range doc.Attachments {
		x := Attachment{Attachment: a}
		for i, c := range cards {
			if has(c, a.Hash) {
				x.Card = &cards[i]
				used[c.ID] = true
				break
			}
		}
		out = append(out, x)
	}
	for i, c := range cards {
		if !used[c.ID] {
			out = append(out, Attachment{Card: &cards[i]})
		}
	}
	return out
}

func has(c schema.Card, h schema.Hash) bool {
	for _, p := range c.Parts {
		if p.Original.Hash == h {
			return true
		}
	}
	return c.Original.Hash == h
}
