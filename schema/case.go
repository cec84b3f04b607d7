package schema

import (
	"crypto/sha256"
	"encoding/hex"
	"time"
)

// CaseKind says what about a document, or about a file, waits for a person.
type CaseKind string

// The kinds of cases.
const (
	CaseCorridor   CaseKind = "corridor"   // a corridor that was read with too little certainty
	CaseTopic      CaseKind = "topic"      // a topic that was read so
	CasePublisher  CaseKind = "publisher"  // a publisher that was read so
	CaseTitle      CaseKind = "title"      // a title that was read so, or looks cut
	CaseDate       CaseKind = "date"       // no date, or one that was read so
	CaseCreator    CaseKind = "creator"    // whom the file names as its author and the text does not
	CaseLanguage   CaseKind = "language"   // the language stated is not the one read
	CaseUnknown    CaseKind = "unknown"    // a catalogue's value that names nothing known
	CaseIdentifier CaseKind = "identifier" // two documents bear one identifier
	CaseCopies     CaseKind = "copies"     // two documents are nearly the same
	CaseHeld       CaseKind = "held"       // a file is held back, since a document like it was withdrawn
	CaseVersion    CaseKind = "version"    // a correction was made for an earlier file of the document
	CaseNoText     CaseKind = "no-text"    // a document with a file and no text
	CaseAdvice     CaseKind = "advice"     // somebody who may not change the document proposes to
)

// CaseKinds are all kinds of cases.
var CaseKinds = []CaseKind{CaseCorridor, CaseTopic, CasePublisher, CaseTitle, CaseDate, CaseCreator, CaseLanguage, CaseUnknown,
	CaseIdentifier, CaseCopies, CaseHeld, CaseVersion, CaseNoText, CaseAdvice}

// Case is a doubtful value or a contradiction that waits for a person.
type Case struct {
	Key      string // of document, kind, field and value: the same as long as these are
	Kind     CaseKind
	Document ID     `json:",omitempty"` // "" of a file that is held back, which is none
	Other    ID     `json:",omitempty"` // the second document of a pair, or the withdrawn one that a file is like
	File     string `json:",omitempty"` // of a file that is held back, its name in the ledger
	Field    Field  `json:",omitempty"`
	Value    string `json:",omitempty"` // what is doubted, as a correction writes it; "" where nothing stands
	Advice   int    `json:",omitempty"` // the number of what is proposed
	Way      Way    `json:",omitempty"` // of what is proposed, what is to become of the value
	Upload   int    `json:",omitempty"` // that is proposed as a new version
	Stands   bool   `json:",omitempty"` // the value is shown as a fact; else it is only suggested

	Proposals  []Proposal `json:",omitempty"` // what may be meant, the first is what is confirmed
	Doubts     []Doubt    `json:",omitempty"` // what speaks for the value and against it
	Confidence float64    // of the value, 0 to 1
	Alike      string     // the same for cases that one decision is likely to settle

	Subject      CaseSubject
	OtherSubject *CaseSubject `json:",omitempty"`
	Found        time.Time    `json:"-"` // when it came up first; set by the store
	Settles      int          `json:"-"` // how many open cases are alike, itself among them; set by the store
	Unsure       []string     `json:"-"` // who was not sure of it; set by the store
}

// CaseSubject is a document as its case names it.
type CaseSubject struct {
	Revision    Revision // at which the case was found
	Title       string
	Name        string   `json:",omitempty"` // of its file
	Kind        Kind     `json:",omitempty"`
	Language    Lang     `json:",omitempty"`
	Publisher   string   `json:",omitempty"`
	Published   Date     `json:",omitempty"`
	Collections []string `json:",omitempty"`
	Pages       int
	Batch       int `json:",omitempty"` // the import that brought it last; or 0
}

// Proposal is a value that may be meant, with where it comes from.
type Proposal struct {
	Value      string // as a correction writes it
	By         Authority
	Confidence float64    `json:",omitempty"` // of what was inferred
	Evidence   []Evidence `json:",omitempty"`
}

// Doubt is one thing that speaks for a value or against it.
type Doubt struct {
	Code DoubtCode
	For  bool     `json:",omitempty"`
	Args []string `json:",omitempty"` // what the sentence of the code names
}

// DoubtCode names a sentence that says why a value is doubted or not.
type DoubtCode string

// The codes of doubts, each with what its sentence names.
const (
	DoubtPassages   DoubtCode = "passages"    // for: how many passages say so, on which page the first
	DoubtOnly       DoubtCode = "only"        // against: nothing else in the document says so
	DoubtSuggested  DoubtCode = "suggested"   // against: too weak to be stated
	DoubtWeak       DoubtCode = "weak"        // against: stated, and barely sure enough
	DoubtHinted     DoubtCode = "hinted"      // against: no passage names it
	DoubtCut        DoubtCode = "cut"         // against: the title looks cut
	DoubtNoTitle    DoubtCode = "no-title"    // against: the title is made of the file's name
	DoubtFileTitle  DoubtCode = "file-title"  // against: the file calls itself otherwise: its title
	DoubtNothing    DoubtCode = "nothing"     // against: neither catalogue, file nor text says it
	DoubtTypist     DoubtCode = "typist"      // against: no page names the person
	DoubtStated     DoubtCode = "stated"      // for: the catalogue states: a value
	DoubtRead       DoubtCode = "read"        // against: the text reads as: a value; on how many pages of how many
	DoubtNoSuch     DoubtCode = "no-such"     // against: the vocabulary has no such value
	DoubtBears      DoubtCode = "bears"       // for: both bear the identifier
	DoubtSameText   DoubtCode = "same-text"   // for: nearly the same text
	DoubtOtherTitle DoubtCode = "other-title" // against: their titles differ
	DoubtWithdrawn  DoubtCode = "withdrawn"   // against: the ledger's reason
	DoubtEarlier    DoubtCode = "earlier"     // against: made by whom, on which day, before which day's file
	DoubtNoText     DoubtCode = "no-text"     // against: no page has text
	DoubtAdvised    DoubtCode = "advised"     // for: who proposes it, and on which day
	DoubtWhy        DoubtCode = "why"         // for: their words
	DoubtNow        DoubtCode = "now"         // against: what stands
)

// DoubtCodes are all codes of doubts.
var DoubtCodes = []DoubtCode{DoubtPassages, DoubtOnly, DoubtSuggested, DoubtWeak, DoubtHinted, DoubtCut, DoubtNoTitle, DoubtFileTitle,
	DoubtNothing, DoubtTypist, DoubtStated, DoubtRead, DoubtNoSuch, DoubtBears, DoubtSameText, DoubtOtherTitle, DoubtWithdrawn, DoubtEarlier, DoubtNoText, DoubtAdvised, DoubtWhy, DoubtNow}

// CaseKey makes a key of what names a case, or what cases alike share: lower-case
// letters and digits, safe in a URL.
func CaseKey(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(p))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// First returns what is confirmed: the first proposal, or the value itself.
func (c Case) First() string {
	if len(c.Proposals) > 0 {
		return c.Proposals[0].Value
	}
	return c.Value
}

// Pair reports whether the case is about two documents.
func (c Case) Pair() bool { return c.Kind == CaseCopies || c.Kind == CaseIdentifier }

// Certainty is a band of confidence, by which a queue is filtered.
type Certainty string

// The bands of certainty.
const (
	CertaintyNone   Certainty = "none"   // nothing was read
	CertaintyLow    Certainty = "low"    // below 0.5
	CertaintyMiddle Certainty = "middle" // below 0.7
	CertaintyHigh   Certainty = "high"
)

// Certainties are all bands, the least certain first.
var Certainties = []Certainty{CertaintyNone, CertaintyLow, CertaintyMiddle, CertaintyHigh}

// CertaintyOf returns the band of a confidence.
func CertaintyOf(confidence float64) Certainty {
	switch {
	case confidence <= 0:
		return CertaintyNone
	case confidence < 0.5:
		return CertaintyLow
	case confidence < 0.7:
		return CertaintyMiddle
	}
	return CertaintyHigh
}

// CaseOrder is the order of a queue.
type CaseOrder string

// The orders of a queue.
const (
	CasesSettling CaseOrder = "settles" // those first of which one decision settles most; of those alike one stands for all
	CasesUnsure   CaseOrder = "unsure"  // the least certain first
	CasesNewest   CaseOrder = "newest"  // those that came up last first
)

// CaseOrders are all orders, the usual one first.
var CaseOrders = []CaseOrder{CasesSettling, CasesUnsure, CasesNewest}

// CaseUnsurity chooses cases by who was not sure of them.
type CaseUnsurity string

// The choices.
const (
	UnsureOthers CaseUnsurity = "others" // another person
	UnsureMe     CaseUnsurity = "me"     // who asks
)

// CaseQuery chooses cases. The zero query chooses all, in the usual order.
type CaseQuery struct {
	Kinds       []CaseKind
	Collections []string // a document that is in one of them
	Batches     []int
	Languages   []Lang
	Certainties []Certainty
	Unsure      CaseUnsurity
	Alike       string // only those alike
	Document    ID     // only those of a document, of a pair too
	Order       CaseOrder
	// By is who asks: what they were not sure of is left out, unless Unsure asks
	// for it, and what others were not sure of comes first.
	By     string
	Offset int
	Most   int // how many are returned; 0 for 50
}

// CaseList is a part of a queue.
type CaseList struct {
	Cases     []Case
	Rows      int // how many the order lists: all, or one for each that are alike
	Total     int // cases
	Documents int // that they are about
}

// CaseCount counts the cases of a value of a facet.
type CaseCount struct {
	Value string
	Cases int
}

// CaseFacets counts the cases that a query chooses by each facet, whose own
// choice is left out. The most frequent value stands first, certainties in their
// order, batches from the newest.
type CaseFacets struct {
	Kinds, Collections, Batches, Languages, Certainties, Unsure []CaseCount
}

// CasePlace is where a case stands in a queue.
type CasePlace struct {
	Number, Of     int    // from 1; 0 where it does not stand in it
	Previous, Next string // keys, or ""
}
