package describe

import (
	"github.com/simde/simde/corpus/describe/corridor"
	"github.com/simde/simde/corpus/describe/text"
)

// work is a document under way: what each stage leaves to those after it.
type work struct {
	*text.Document
	sentences []*corridor.Links
	about     func(n int) (own, around float64) // how far sentence n, alone and with those beside it, is about people who move
	whole     *corridor.Setting
}
