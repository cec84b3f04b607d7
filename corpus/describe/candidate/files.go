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

	// Learned are the weights of the traits of a candidate, and the trees over those
	// of its traits that are no words.
	Learned = sync.OnceValue(func() *model.Blend {
		return model.NewBlend(model.ReadKeyed(Files, "candidate.tsv"), model.ReadTrees(Files, "trees.tsv"))
	})
)
