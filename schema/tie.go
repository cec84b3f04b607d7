package schema

import (
	"slices"
	"strings"
)

// Tie is what a person says two documents are to each other.
type Tie string

// The ties. All but the first are of one work and of two texts: each is listed
// with the other and found beside it.
const (
	TieCopy        Tie = "copy"        // nearly the same text: one stands for both
	TieTranslation Tie = "translation" // the same in another language
	TieEdition     Tie = "edition"     // published again
	TieVersion     Tie = "version"     // an earlier or later state of the text
)

// Ties are all ties.
var Ties = []Tie{TieCopy, TieTranslation, TieEdition, TieVersion}

// Known reports whether t is one of Ties.
func (t Tie) Known() bool { return slices.Contains(Ties, t) }

// Code writes a tie to another document as the value of FieldCopy: "ID", or
// "ID:translation".
func (t Tie) Code(other ID) string {
	if t == TieCopy || t == "" {
		return string(other)
	}
	return string(other) + ":" + string(t)
}

// SplitTie reads what Code has written. A tie that is not known is returned as
// it is.
func SplitTie(value string) (ID, Tie) {
	id, tie, named := strings.Cut(value, ":")
	if !named {
		return ID(id), TieCopy
	}
	return ID(id), Tie(tie)
}

// Judged returns what a person said that d and another document are to each
// other; "" where they are to be kept apart. judged is false where nobody said
// anything.
func (d *Document) Judged(other ID) (tie Tie, judged bool) {
	for id, t := range d.Ties() {
		if id == other {
			return t, true
		}
	}
	return "", false
}

// Ties yields the documents of which a person said what they are to d; "" where
// they are to be kept apart.
func (d *Document) Ties() func(yield func(ID, Tie) bool) {
	return func(yield func(ID, Tie) bool) {
		seen := map[ID]bool{}
		for _, c := range slices.Backward(d.Corrections) {
			if c.Field != FieldCopy {
				continue
			}
			id, tie := SplitTie(c.Value)
			if c.Op == CorrectRemove {
				tie = ""
			}
			if seen[id] {
				continue
			}
			seen[id] = true
			if !yield(id, tie) {
				return
			}
		}
	}
}
