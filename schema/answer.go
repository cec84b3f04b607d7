package schema

import "time"

// Say is what a person answers to a case.
type Say string

// The answers.
const (
	SayYes    Say = "confirm" // takes the first proposal
	SayNo     Say = "reject"  // refuses the value: no rule and no import brings it back
	SayOther  Say = "change"  // takes the value of the answer
	SayUnsure Say = "unsure"  // leaves it to another person
)

// The values that answer cases which are about no single value.
const (
	AsCopies    = "copies"     // a pair: near-copies, shown together
	AsDistinct  = "distinct"   // a pair: two documents, for ever
	AsVersion   = "version"    // a pair: the second's file is a new version of the first
	AsSurplus   = "surplus"    // a pair: the second is one too many and is withdrawn
	AsBoth      = "both"       // one identifier: both bear it
	AsNotFirst  = "not-first"  // one identifier: the first does not bear it
	AsNotSecond = "not-second" // one identifier: the second does not
	AsOut       = "out"        // a held file: it stays out
	AsIn        = "in"         // a held file: it is taken in
	AsNone      = "none"       // no text, no known value: it is so
	AsBefore    = "before"     // a correction of an earlier file: it holds
	AsRead      = "read"       // a correction of an earlier file: it does not, and what is read counts
)

// Choices returns the values that answer cases of a kind beside values of its
// field; the first is what SayYes stands for, the last what SayNo does.
func (k CaseKind) Choices() []string {
	switch k {
	case CaseCopies:
		return []string{AsCopies, AsVersion, AsSurplus, AsDistinct}
	case CaseIdentifier:
		return []string{AsBoth, AsNotFirst, AsSurplus, AsNotSecond}
	case CaseHeld:
		return []string{AsOut, AsIn}
	case CaseNoText:
		return []string{AsNone}
	case CaseVersion:
		return []string{AsBefore, AsRead}
	}
	return nil
}

// MostAnswered is how many cases one answer settles at most.
const MostAnswered = 5000

// Answer is what a person answers to cases.
type Answer struct {
	By    string
	Say   Say
	Value string    // of SayOther: a value of the field, or one of the choices
	Note  string    // why; may be ""
	Seen  time.Time // when the person was shown the cases; zero where that does not matter
	Alike bool      // those alike are answered too
}

// Answered is what an answer came to.
type Answered struct {
	Step      int // of the log; 0 where nothing changed or nobody is sure
	Settled   int // cases that were decided by it
	Documents int // whose values changed
	Faster    []Faster
	Effects   []Effect // of its edits
}

// Faster is a value that another person decided otherwise while the answer was
// thought about. It is left as it is.
type Faster struct {
	Case Case
	By   string
	Is   []string // what stands now
}
