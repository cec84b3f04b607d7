package statement

import (
	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/schema"
)

// Thresholds say how sure a reading of corridors and places must be.
type Thresholds struct {
	Passage    float64 // chance that a passage speaks of a corridor
	Document   float64 // likewise of a long document: what is shown of it beside much else must be surer
	Unfound    float64 // likewise where no rule relates the two places
	Apart      float64 // likewise where they stand in different sentences besides
	Suggestion float64 // likewise, for a person to look at
	Role       float64 // of a place, and of the places of a route
}

// DefaultThresholds are those by which corridors and places are stated.
var DefaultThresholds = Thresholds{Passage: 0.43, Document: 0.8, Unfound: 0.48, Apart: 0.5, Suggestion: 0.2, Role: 0.55}

// Reader states the corridors and the places of documents. It is safe for
// concurrent use where nothing is observed.
type Reader struct {
	*phrase.Grammar
	Limits  Thresholds
	Weights model.Keyed          // of the grounds on which a corridor is stated
	Names   map[model.Key]string // filled in with the names of traits, where it is not nil

	Observe func(c schema.Corridor, grounds []model.Feature)     // told of every corridor, while the model is trained
	Judged  func(c schema.Corridor, confidence float64, bar Bar) // told of every corridor, for a person who asks why
}
