package topic

import (
	"github.com/simde/simde/corpus/describe/lexicon"
	"github.com/simde/simde/corpus/describe/model"
	"github.com/simde/simde/schema"
)

// Subject is a topic with what speaks for it and against it.
type Subject struct {
	Topic    schema.Term
	Traits   []model.Trait
	main     float64 // how much it speaks for the topic to be the main one
	chance   float64 // that the document treats the topic
	hinted   bool    // nothing names it, and few words hint at it
	evidence []schema.Evidence
}

// Thresholds say how sure a reading of topics must be.
type Thresholds struct {
	Topic  float64 // chance that the document treats it; of the main one three quarters of it will do
	Weight float64 // the share of all that the document's topics weigh
	Hint   float64 // what the hints at a topic weigh that nothing names
}

// DefaultThresholds are those by which topics are stated.
var DefaultThresholds = Thresholds{Topic: 0.4, Weight: 0.001, Hint: 0.9}

// Reader reads which topics a document treats.
type Reader struct {
	*lexicon.Lexicon
	*Tables
	Limits  Thresholds
	Treated model.Weights        // whether the document treats a topic
	Main    model.Weights        // which is the main one
	Observe func(list []Subject) // told of the topics of every document, while the model is trained
}
