package schema

import (
	"slices"
	"time"
)

// Decision is what a person wants of values of documents. Carried out it is one
// step.
type Decision struct {
	By   string
	Note string // why; may be ""
	Verb Verb   // VerbCorrect where ""
	// Seen is when the person was shown what they decide. What another person
	// decided since is left alone, unless both want the same. Zero where it does
	// not matter.
	Seen time.Time
	// Overrule lets the decision change what is a person's word.
	Overrule bool
	// Affirm makes a value that stands already the person's word. Without it
	// such a value is left as it is.
	Affirm bool
	// Step is the step that the decision goes on with, as one that was broken off
	// or is carried out in parts; 0 for one of its own.
	Step int
	// At is when the step is done; now where it is zero.
	At    time.Time
	Edits []Edit
}

// Edit is one change of one field of a document.
type Edit struct {
	Document ID
	Field    Field
	Way      Way
	Value    string // as corpus.CheckCorrection reads it
}

// Way is how an edit changes a field.
type Way string

// The ways of an edit.
const (
	WaySet    Way = "set"    // puts a value in place of what a single-valued field has
	WayFill   Way = "fill"   // the same, or for a list adds it, where the field has no value
	WayAdd    Way = "add"    // adds to a list
	WayRemove Way = "remove" // takes a value out of a list, or refuses that of a single-valued field
	WayUnsay  Way = "unsay"  // takes back what persons said of a value; of a single-valued field of all where no value is named
)

// Ways are all ways of an edit.
var Ways = []Way{WaySet, WayFill, WayAdd, WayRemove, WayUnsay}

// Effect is what an edit comes to, or would.
type Effect struct {
	Edit
	Verdict  Verdict
	From, To []string // what the document says of the field before and after, as Document.Values writes it
	By       string   // whose word is left alone, where the verdict is VerdictPerson or VerdictOvertaken
	Why      string   // in a sentence, where the verdict is VerdictInvalid, or VerdictOvertaken of a batch
}

// Verdict says whether an edit changes anything.
type Verdict string

// The verdicts. All but the first leave the document as it is.
const (
	VerdictChanges   Verdict = "changes"
	VerdictSame      Verdict = "same"      // it is so already
	VerdictFilled    Verdict = "filled"    // there is a value, and only an empty field was to be filled
	VerdictPerson    Verdict = "person"    // it is a person's word, which the decision does not overrule
	VerdictOvertaken Verdict = "overtaken" // another person decided otherwise since it was seen, or it changed since the step that is to be undone
	VerdictInvalid   Verdict = "invalid"
	VerdictGone      Verdict = "gone"    // the document is withdrawn
	VerdictUnknown   Verdict = "unknown" // there is no such document
)

// Outcome is what a decision came to.
type Outcome struct {
	Step    int // 0 where nothing changed
	Effects []Effect
}

// Undoing asks for a step to be taken back.
type Undoing struct {
	By   string
	Note string // why; may be ""
	Step int
	// Force names what is to be put back although it changed since the step.
	Force    []FieldOf
	ForceAll bool // all of it
}

// Forces reports whether a field of a document, or with "" what became of the
// document as a whole, is put back although it changed since the step.
func (u Undoing) Forces(id ID, f Field) bool {
	return u.ForceAll || slices.Contains(u.Force, FieldOf{id, f})
}

// FieldOf is a field of a document.
type FieldOf struct {
	Document ID
	Field    Field
}
