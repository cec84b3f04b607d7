package sqlstore

import (
	"encoding/json"

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
