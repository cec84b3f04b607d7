package corridor

import (
	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/schema"
)

// Thresholds say how sure a reading of corridors and places must be.
type Thresholds struct {
	Corridor float64
	Words    float64 // of a document for which Corridor holds; a longer one must be surer in proportion
	Scene    float64 // of a corridor that takes an end from elsewhere in the document
	Region   float64 // of a corridor with a region at an end
	Vague    float64 // of a corridor with a region that only its people name: "Africans"
	Role     float64 // of a place, and of the places of a route
}

// DefaultThresholds are those by which corridors and places are stated.
var DefaultThresholds = Thresholds{Corridor: 0.6, Words: 5000, Scene: 0.7, Region: 0.65, Vague: 0.85, Role: 0.55}

// Reader reads which places a document names, which parts they play and
// between which of them people move.
type Reader struct {
	*phrase.Grammar
	Limits  Thresholds
	Weights model.Weights                                 // of findings
	Observe func(c schema.Corridor, traits []model.Trait) // told of every finding, while the model is trained
}
