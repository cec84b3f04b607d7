package candidate

import (
	"embed"
	"sync"

	"github.com/simde/simde/corpus/describe/model"
)

// Files are the learned tables of the package.
//
//go:embed *.tsv
var Files embed.FS

var (
	// LearnedGate are the weights by which words say that a text is about people
	// who move.
	LearnedGate = sync.OnceValue(func() model.Keyed { return model.ReadKeyed(Files, "gate.tsv") })

	// LearnedTrees are the trees over those of its traits that are no words.
	LearnedTrees = sync.OnceValue(func() *model.Trees { return model.ReadTrees(Files, "trees.tsv") })

	// LearnedWeights are those of the traits of a candidate.
	LearnedWeights = sync.OnceValue(func() model.Keyed { return model.ReadKeyed(Files, "candidate.tsv") })
)
