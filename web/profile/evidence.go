package profile

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/frame"
)

// Evidence is what the documents of a corridor say of it.
type Evidence struct {
	Documents []Found   // the most relevant first
	Passages  []Passage // the surest of each document, in that order
	Claims    []Claim   // numbers, beside the data bank's
}

// Found is a document with what it says of a corridor.
type Found struct {
	Card     schema.Card
	Passage  *Passage // the surest, or nil where the corridor is only stated
	Passages int      // how many speak of the corridor
	weight   float64  // the sum of their certainties
	doc      *schema.Document
	surest   schema.DocCorridor
}

// corridorPassages is how many passages of a corridor are quoted.
const corridorPassages = 6

// The documents that a page names first, and how many of them one publisher may
// have.
const (
	FirstDocuments = 5
	mostOfOne      = 2
)

// Evidence reads what the documents of a corridor say of it, and sets their
// numbers beside the data bank's. Those come first that say the most of it and
// the surest, then those of a kind that says more, then the newest; of the first
// five, one publisher has two at most.
//
// It belongs to all who ask.
func (s *Corridors) Evidence(r *frame.Request, c schema.Corridor) (Evidence, error) {
	return kept(s, &s.said, r, c, func(r *frame.Request) (Evidence, error) { return s.evidence(r, c) })
}

func (s *Corridors) evidence(r *frame.Request, c schema.Corridor) (Evidence, error) {
	held, err := s.Documents(r, c)
	if err != nil {
		return Evidence{}, err
	}
	var out Evidence
	seen := map[schema.ID]bool{}
	for _, card := range append(slices.Clone(held.Relevant), held.Newest...) {
		if seen[card.ID] {
			continue
		}
		seen[card.ID] = true
		doc, err := s.Catalogue.Head(r.Ctx(), card.ID)
		if err != nil {
			return out, err
		}
		out.Documents = append(out.Documents, weigh(doc, card, c))
	}
	slices.SortStableFunc(out.Documents, byWeight)
	spread(out.Documents)
	for i := range out.Documents {
		if err := s.quote(r, &out, i, c); err != nil {
			return out, err
		}
	}
	if held.partial {
		return out, errPartial
	}
	return out, nil
}

// quote adds the passage of a document, and its numbers.
func (s *Corridors) quote(r *frame.Request, out *Evidence, at int, c schema.Corridor) error {
	x := &out.Documents[at]
	claims, err := s.claims(r, x.doc, c, min(claimsEach, corridorClaims-len(out.Claims)))
	if err != nil {
		return err
	}
	out.Claims = append(out.Claims, claims...)
	if x.Passages == 0 || len(out.Passages) >= corridorPassages {
		return nil
	}
	e := telling(x.surest)
	text, err := s.sentence(r, x.Card.ID, e)
	if err != nil {
		return err
	}
	to := frame.DocumentAddress(r.Lang, x.Card.ID, x.Card.Title) + "?p=" + strconv.Itoa(e.Page) + "#page"
	out.Passages = append(out.Passages, Passage{x.Card.Title, to, text, x.Card.Language, e.Page, x.Card.Parts, s.Site.Locale(r.Lang).Say("relation." + string(x.surest.Kind))})
	x.Passage = &out.Passages[len(out.Passages)-1]
	return nil
}

// telling is the passage that names most ends of a corridor, the first of these:
// of one that was read from several sentences, some lean on the others.
func telling(d schema.DocCorridor) schema.Evidence {
	best, most := d.Evidence[0], -1
	for _, e := range d.Evidence {
		n, passage := 0, schema.Fold(e.Passage)
		for _, p := range []schema.Place{d.Corridor.Origin, d.Corridor.Destination} {
			if slices.ContainsFunc(schema.Langs, func(l schema.Lang) bool { return strings.Contains(passage, stem(schema.Fold(p.Name(l)))) }) {
				n++
			}
		}
		if n > most {
			best, most = e, n
		}
	}
	return best
}

// stem is a name without its last letter, in which what its people are called
// often begins: "mexic".
func stem(name string) string {
	runes := []rune(name)
	if len(runes) < 4 {
		return name
	}
	return string(runes[:len(runes)-1])
}

// weigh counts the passages of a document that speak of a corridor.
func weigh(doc *schema.Document, card schema.Card, c schema.Corridor) Found {
	x := Found{Card: card, doc: doc}
	for _, d := range doc.Corridors {
		if !c.Covers(d.Corridor) {
			continue
		}
		x.weight += d.Confidence * float64(max(1, len(d.Evidence)))
		if len(d.Evidence) > 0 && (x.Passages == 0 || d.Confidence > x.surest.Confidence) {
			x.surest = d
		}
		x.Passages += len(d.Evidence)
	}
	return x
}

// byWeight orders documents by what they say of a corridor, to a tenth, then by
// their kind and their date.
func byWeight(a, b Found) int {
	tenths := func(x Found) float64 { return math.Round(10 * x.weight) }
	return cmp.Or(cmp.Compare(tenths(b), tenths(a)), cmp.Compare(kindRank(a.Card.Kind), kindRank(b.Card.Kind)), cmp.Compare(b.Card.Published, a.Card.Published))
}

// brief are the kinds of documents that say little at length.
var brief = []schema.Kind{"press-release", "news", "speech", "agenda", "web-page", "other", ""}

// kindRank is 0 for what is written to inform, and more for what is not.
func kindRank(k schema.Kind) int { return slices.Index(brief, k) + 1 }

// spread moves documents back so that of the first ones no publisher has more
// than its share, as far as there are others.
func spread(docs []Found) {
	of := map[string]int{}
	for i := 0; i < min(FirstDocuments, len(docs)); i++ {
		j := i
		for j < len(docs) && docs[j].Card.Publisher != "" && of[docs[j].Card.Publisher] >= mostOfOne {
			j++
		}
		if j == len(docs) {
			return
		}
		x := docs[j]
		copy(docs[i+1:j+1], docs[i:j])
		docs[i] = x
		of[x.Card.Publisher]++
	}
}

// Newest returns the documents by date, the newest first.
func (e Evidence) Newest() []Found {
	out := slices.Clone(e.Documents)
	slices.SortStableFunc(out, func(a, b Found) int { return cmp.Compare(b.Card.Published, a.Card.Published) })
	return out
}

// ByKind returns the documents by their kind, and of one kind the most relevant
// first.
func (e Evidence) ByKind() []Found {
	order := schema.Kinds()
	out := slices.Clone(e.Documents)
	slices.SortStableFunc(out, func(a, b Found) int {
		return cmp.Compare(uint(slices.Index(order, a.Card.Kind)), uint(slices.Index(order, b.Card.Kind)))
	})
	return out
}
