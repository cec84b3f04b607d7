package schema

import "time"

// Alert is what a person wants to be told of by mail: what a search finds anew,
// and the new figures of the corridor that it names.
type Alert struct {
	// ID is a secret between the library and the person: whoever has it can
	// confirm the alert and end it.
	ID   string
	Mail string // the address
	Lang Lang   // in which the person reads, and the words of the search are read
	// Query is the search as the parameters of an address, without page and
	// order.
	Query     string
	Often     Often
	Made      time.Time
	Confirmed time.Time // zero until the person has said that the address is theirs
	Sent      time.Time // what came before was told; zero before the first message
	Failures  int       // messages in a row that were not taken
	// Figures are those that the person knows: of each series the newest period
	// and the edition.
	Figures map[string]string
}

// Standing names what an alert waits for. Alerts for the same have the same.
func (a Alert) Standing() string { return string(a.Lang) + "?" + a.Query }

// Often is how often an alert is sent at most.
type Often string

// How often an alert is sent, where there is something new.
const (
	Daily   Often = "daily"
	Weekly  Often = "weekly"
	Monthly Often = "monthly"
)

// Oftens are all of them, the usual one first.
var Oftens = []Often{Weekly, Monthly, Daily}

// After returns when a message may follow one.
func (o Often) After(t time.Time) time.Time {
	switch o {
	case Daily:
		return t.AddDate(0, 0, 1)
	case Monthly:
		return t.AddDate(0, 1, 0)
	}
	return t.AddDate(0, 0, 7)
}

// Arrival is a document that a waiting search finds.
type Arrival struct {
	Standing string // see Alert.Standing
	Document ID
	At       time.Time // when it was found
}
