package sqlstore

import (
	"encoding/json"
	"slices"
	"sync"

	"github.com/simde/simde/schema"
)

// encode returns the card and the body of doc as they are stored. The body has
// the pages left out; they have a table of their own.
func (s *Store) encode(doc *schema.Document) (card string, body []byte, err error) {
	doc = withPlainNames(doc)
	c, err := json.Marshal(doc.Card())
	if err != nil {
		return "", nil, err
	}
	bare := *doc
	bare.Pages = nil
	b, err := json.Marshal(&bare)
	if err != nil {
		return "", nil, err
	}
	return string(c), s.pack.EncodeAll(b, nil), nil
}

// decode reads a body into doc.
func (s *Store) decode(body []byte, doc *schema.Document) error {
	b, err := s.open.DecodeAll(body, nil)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, doc); err != nil {
		return err
	}
	unescapeAll(documentNames(doc))
	return nil
}

// decodeCard reads a card.
func decodeCard(text []byte) (c schema.Card, err error) {
	if err = json.Unmarshal(text, &c); err == nil {
		unescapeAll(originalNames(&c.Original, c.Parts))
	}
	return c, err
}

// readCards are cards that were read lately, by how they are stored: what is
// stored as the same text is the same card, whoever changed it since. The zero
// value is ready for use, by several goroutines at once.
type readCards struct {
	mu    sync.Mutex
	cards map[string]schema.Card
}

// mostCards is how many cards are held, some kilobyte each. Where there are more,
// all are forgotten: those that are asked for often come again.
const mostCards = 2000

// of reads a card. What it returns belongs to the caller.
func (r *readCards) of(text []byte) (schema.Card, error) {
	r.mu.Lock()
	c, known := r.cards[string(text)]
	r.mu.Unlock()
	if !known {
		var err error
		if c, err = decodeCard(text); err != nil {
			return c, err
		}
		r.mu.Lock()
		if r.cards == nil || len(r.cards) >= mostCards {
			r.cards = map[string]schema.Card{}
		}
		r.cards[string(text)] = c
		r.mu.Unlock()
	}
	c.Creators, c.Corridors = slices.Clone(c.Creators), slices.Clone(c.Corridors)
	c.Parts, c.Collections = slices.Clone(c.Parts), slices.Clone(c.Collections)
	return c, nil
}
