package schema

import (
	"strconv"
	"time"
)

// Advice is what somebody who may not change documents says should be changed in
// one. It waits for an archivist.
type Advice struct {
	Number   int // from 1; the store gives it
	Document ID
	By       string // who proposed it
	Person   int    // their number; 0 of one who has no account
	At       time.Time
	Field    Field
	Way      Way    // WaySet, WayAdd or WayRemove
	Value    string // as a correction writes it
	Why      string // in their words
	// Upload is what they brought as a new version of the document's file; then
	// there is no field. 0 where they brought nothing.
	Upload int `json:",omitempty"`

	State     AdviceState
	Decided   time.Time `json:",omitzero"`
	DecidedBy string    `json:",omitempty"`
	Answer    string    `json:",omitempty"` // in the words of who decided
	Taken     string    `json:",omitempty"` // the value that was taken, where it is another
	Step      int       `json:",omitempty"` // that it became; or 0
}

// Note is what the log says of a step that takes up the advice: who gave it, and
// why.
func (a Advice) Note() string {
	if a.Why == "" {
		return a.By
	}
	return a.By + ": " + a.Why
}

// CaseKey returns the key of the case that waiting advice is.
func (a Advice) CaseKey() string {
	return CaseKey(string(a.Document), string(CaseAdvice), strconv.Itoa(a.Number))
}

// AdviceState is what became of advice.
type AdviceState string

// The states of advice.
const (
	AdviceWaiting AdviceState = "waiting"
	AdviceTaken   AdviceState = "taken"
	AdviceRefused AdviceState = "refused"
	AdviceDropped AdviceState = "dropped" // by who gave it
)

// AdviceFilter chooses advice, the newest first. A field that is empty chooses
// all.
type AdviceFilter struct {
	Person   int
	Document ID
	State    AdviceState
	Most     int // as many at most; all where 0
}
