// Package title finds the title of a document: what the file states, what the type
// of its first pages sets apart, or the first line that can be one, without the
// text that runs on after it.
package title

import "github.com/simde/simde/corpus/describe/model"

// Reader finds titles.
type Reader struct {
	Ending model.Keyed // what speaks for the end of a title that has text after it on its line; where there are no weights it is left to the rules
}
