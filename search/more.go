package search

import (
	"context"
	"iter"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/word"
)

// Finder is what an engine answers beside Search. The interfaces of a consumer
// name the few methods that it calls.
type Finder interface {
	Engine
	// Count returns how many documents q finds.
	Count(ctx context.Context, q Query) (int, error)
	// IDs yields every document that q finds, in its order, without a limit.
	IDs(ctx context.Context, q Query) iter.Seq2[schema.ID, error]
	// PageHits returns every page of one document on which q is found, in the
	// order of the pages.
	PageHits(ctx context.Context, q Query, id schema.ID) ([]PageHit, error)
	// Marks takes any text apart where q would be found in it.
	Marks(ctx context.Context, q Query, text string, l schema.Lang) ([]Span, error)
	// FacetValues lists the values of one facet in the order of their labels
	// in q.Lang, those with a word that begins with prefix, and how many there
	// are without offset and limit.
	FacetValues(ctx context.Context, q Query, f Facet, prefix string, offset, limit int) ([]FacetValue, int, error)
	// FacetCounts returns how many documents have each value of one facet that is
	// listed by FacetValues, in no order.
	FacetCounts(ctx context.Context, q Query, f Facet) (map[string]int, error)
	// Suggest completes what a person has typed so far.
	Suggest(ctx context.Context, typed string, l schema.Lang, n int) ([]Suggestion, error)
	// Similar returns the n documents most like one, in any language, the likest
	// first.
	Similar(ctx context.Context, id schema.ID, n int) ([]schema.ID, error)
	// Family returns what else a document is: its translations and editions,
	// and its near-identical copies. It costs next to nothing.
	Family(ctx context.Context, id schema.ID) (Family, error)
	// State names what is searched: where two answers to one query may differ,
	// the names of their states do. It costs next to nothing, and is an error
	// where the engine cannot answer.
	State(ctx context.Context) (string, error)
}

// Family is the other documents of a document's work, and those that say
// nearly the same as it.
type Family struct {
	Versions []Version
	Copies   []schema.ID
}

// SuggestionKind says what a suggestion is.
type SuggestionKind string

// The kinds of suggestions.
const (
	SuggestTopic        SuggestionKind = "topic"        // Value is a schema.Term
	SuggestPlace        SuggestionKind = "place"        // Value is a schema.Place
	SuggestCorridor     SuggestionKind = "corridor"     // Value is a schema.Corridor
	SuggestTitle        SuggestionKind = "title"        // Value is a schema.ID
	SuggestWord         SuggestionKind = "word"         // Value is the word
	SuggestOrganisation SuggestionKind = "organisation" // Value is its acronym or name
)

// Suggestion is one way to go on from what a person has typed.
type Suggestion struct {
	Kind  SuggestionKind
	Text  string // as it is shown
	Value string
	Count int // documents
}

// Label is how a value of a facet is shown in a language.
func Label(f Facet, value string, l schema.Lang) string {
	switch {
	case f == FacetCorridor:
		c, err := schema.ParseCorridor(value)
		if err != nil {
			return value
		}
		return end(c.Origin, l) + " → " + end(c.Destination, l)
	case facetOfPlace(f):
		return schema.Place(value).Name(l)
	case f == FacetTopic:
		return schema.Term(value).Name(l)
	case f == FacetKind:
		return schema.Kind(value).Name(l)
	case f == FacetPublisher:
		return publisherName(value, l)
	case f == FacetYear && value == Undated:
		return undatedNames[l]
	}
	return value
}

// LabelBegins reports whether a word of the label of a value begins with typed,
// as Begins does. An organisation is found by any of its names.
func LabelBegins(f Facet, value, typed string, l schema.Lang) bool {
	if Begins(Label(f, value, l), typed) {
		return true
	}
	o, ok := schema.OrganisationByID(value)
	if f != FacetPublisher || !ok {
		return false
	}
	for _, l := range schema.Langs {
		if slices.ContainsFunc(o.Names(l), func(name string) bool { return Begins(name, typed) }) {
			return true
		}
	}
	return false
}

func end(p schema.Place, l schema.Lang) string {
	if p == "" {
		return "*"
	}
	return p.Name(l)
}

// Begins reports whether a word of text begins with typed, both folded; typed
// may be several words, of which the last may be unfinished.
func Begins(text, typed string) bool {
	text = " " + strings.Join(word.Forms(text), " ")
	typed = strings.Join(word.Forms(typed), " ")
	return strings.Contains(text, " "+typed)
}

// Related returns topics near those that the expansions of a query name: the
// topics of things named, and the related, then the narrower, then the broader
// ones.
func Related(expansions []Expansion) []schema.Term {
	var out []schema.Term
	seen := map[schema.Term]bool{}
	var near [3][]schema.Term
	for _, x := range expansions {
		if thing, ok := strings.CutPrefix(x.Key, thingKey); ok {
			code, _, _ := strings.Cut(thing, "/")
			near[0] = append(near[0], schema.Term(code))
			continue
		}
		code, ok := strings.CutPrefix(x.Key, "topic:")
		t, known := schema.TopicByID(schema.Term(code))
		if !ok || !known {
			continue
		}
		seen[t.ID] = true
		near[0] = append(near[0], t.Related...)
		near[1] = append(near[1], t.Narrower...)
		near[2] = append(near[2], t.Broader)
	}
	for _, ts := range near {
		for _, t := range ts {
			if t.Known() && !seen[t] {
				seen[t] = true
				out = append(out, t)
			}
		}
	}
	return out
}
