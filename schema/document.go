package schema

import "time"

// ID names a document for ever: lower-case letters and digits, safe in a URL.
type ID string

// Revision is a position in the corpus's history. It only grows.
type Revision int64

// Hash is the SHA-256 of a file's bytes, as 64 lower-case hexadecimal digits.
type Hash string

// Document is a file after import, or several that are its parts: what it says,
// and what is known of it. A record without a file is one too.
//
// The fields up to Suggestions are what SIMDE states as facts. What was read
// from the text with too little confidence stands in Suggestions and is never
// shown as a fact.
type Document struct {
	ID       ID
	Revision Revision // set by the store
	Imported time.Time
	Original Original  // its file, or the first of several; without a hash where it has none, and named as its row is
	Parts    []Part    `json:",omitempty"` // its files in order where it has several, Original's first
	Earlier  []Version `json:",omitempty"` // the files it had before, the oldest first

	Attachments []Attachment `json:",omitempty"` // what its files carry, in their order
	AttachedTo  []ID         `json:",omitempty"` // the documents whose files carry its own; one may be withdrawn

	Language    Lang     // of the whole; each page has its own
	Languages   []Lang   `json:",omitempty"` // where a catalogue states several
	Title       string   // dc:title
	Abstract    string   // dc:description; the first lines where the file has none
	Kind        Kind     // dc:type
	Publisher   string   // dc:publisher, the name as printed
	PublishedIn Place    // the publisher's country, or ""
	Creators    []string // dc:creator, "Family, Given" where known
	Contacts    []Contact
	Identifiers []string // dc:identifier: symbol, ISBN, DOI, a catalogue's number
	SourceURL   string   // dc:source
	Rights      string   // dc:rights
	Collections []string `json:",omitempty"` // dcterms:isPartOf, by name
	Published   Date     // dc:date, never an event's date
	Events      []Event  // dates of events, kept apart

	Organisations []string // acronyms or names, as the vocabulary writes them
	Places        []DocPlace
	Corridors     []DocCorridor
	Routes        []Route
	Topics        []DocTopic
	Claims        []Claim

	Suggestions Suggestions

	// Basis says, for each single-valued field, who stated it and where.
	Basis map[Field]Basis

	// Stated keeps what the manifest and the file said, as they said it, so that
	// the fields above can be composed anew when the rules change.
	Stated map[Authority]Known
	// Corrections are a person's word, applied after everything else.
	Corrections []Correction

	Work      ID       // the document that stands for this one's work; "" where it stands for itself
	Pages     []Page   // in order; empty where the file has no text
	Warnings  []string // limits that bit, pages without text, and the like
	Extractor string   // name and version of the engine that read the file
	Describer string   // version of the rules that described it
}

// Original is the file of a document, kept untouched.
type Original struct {
	Hash      Hash
	Size      int64  // bytes
	MediaType string // from the content, never from the name
	Name      string // the path of the file that it is now
}

// Version is a file, or several, that a document had before others took their
// place.
type Version struct {
	Original Original
	Parts    []Part    `json:",omitempty"` // as those of a document
	Title    string    `json:",omitempty"` // of the document then; "" where that is not known
	Until    time.Time // when the next file came in
	Aside    bool      `json:",omitempty"` // a person restored another version: this file does not come back by itself
}

// Page is the unit of text and of hits: a page of a PDF, or a section of at
// most about 3,000 characters of a format that has no pages.
type Page struct {
	Number   int    // from 1, through all parts
	Label    string // the number printed on it, where the file gives one
	Language Lang
	Text     string // NFC, LF line ends, no U+0000
	Engine   string // the engine that read this page

	// Seen is how the text was read from a picture of the page; nil where it is
	// the file's own.
	Seen *Recognition `json:",omitempty"`
}

// Recognition is what was read from a picture.
type Recognition struct {
	Confidence float64 // mean of the words, from 0 to 1, as the program that read it says
	Words      []WordBox
}

// WordBox is a word of a page and the box round it, in fractions of the page's
// width and height from its upper left corner. A word broken over two lines has
// two boxes.
type WordBox struct {
	Text           string
	X0, Y0, X1, Y1 float64
}

// Field names a single-valued field of a Document, by its Dublin Core term
// where there is one.
type Field string

// The fields that carry a Basis.
const (
	FieldTitle     Field = "title"
	FieldAbstract  Field = "description"
	FieldLanguage  Field = "language"
	FieldKind      Field = "type"
	FieldPublisher Field = "publisher"
	FieldCreators  Field = "creator"
	FieldPublished Field = "date"
	FieldSource    Field = "source"
	FieldRights    Field = "rights"
)

// The many-valued fields, which a person corrects value by value.
const (
	FieldCorridor     Field = "corridor"
	FieldPlace        Field = "spatial"
	FieldTopic        Field = "subject"
	FieldIdentifier   Field = "identifier"
	FieldCollection   Field = "isPartOf"
	FieldOrganisation Field = "organisation"
	FieldContact      Field = "contact"
	FieldRoute        Field = "route"
	FieldClaim        Field = "claim"
	FieldEvent        Field = "event"
)

// The fields of what a person said that is no value of the document, kept among
// its corrections with everything else that persons said of it.
const (
	FieldCopy    Field = "copy"    // another document, as Tie.Code writes it: added, the two are of one work; removed, they are kept apart for ever
	FieldSettled Field = "settled" // the key of a case that needs nothing
)

// FieldBody stands in a step for what a library says of an organisation. No
// document has it.
const FieldBody Field = "body"

// FieldToponyms stands in a step for the further names that a library has for a
// place, as Toponyms.Code writes them. No document has it.
const FieldToponyms Field = "toponyms"

// SaidFields are those fields.
var SaidFields = []Field{FieldCopy, FieldSettled}

// Authority says whose word a value is. A person's beats the manifest's, the
// manifest's beats the file's, and the file's beats what was inferred.
type Authority string

// The authorities, from the strongest to the weakest.
const (
	ByPerson   Authority = "person"
	ByManifest Authority = "manifest"
	ByFile     Authority = "file"
	Inferred   Authority = "inferred"
)

// Rank orders authorities: a greater rank overrides a smaller one.
func (a Authority) Rank() int {
	switch a {
	case ByPerson:
		return 4
	case ByManifest:
		return 3
	case ByFile:
		return 2
	case Inferred:
		return 1
	}
	return 0
}

// Basis is why a value stands: whose word it is, how sure that is, and where
// the document says so.
type Basis struct {
	By         Authority
	Confidence float64 // 0 to 1; 1 for what a person, a manifest or a file states
	Evidence   []Evidence
}

// Evidence is a passage of a document that supports a value.
type Evidence struct {
	Page    int    // from 1; 0 where it is not in the text
	Start   int    // byte offset of the passage in the page's text
	End     int    // byte offset after the passage
	Passage string // the passage itself
	Rule    string // the rule that read it
}

// DocPlace is a place with the parts it plays in a document.
type DocPlace struct {
	Place    Place
	Roles    []Role
	Mentions int
	Basis
}

// HasRole reports whether the place plays role r.
func (p DocPlace) HasRole(r Role) bool {
	for _, x := range p.Roles {
		if x == r {
			return true
		}
	}
	return false
}

// Covered reports whether the document is about the place: someone states it, or
// it plays a part in the text beyond being named or being the publisher's.
func (p DocPlace) Covered() bool {
	return p.By.Rank() > Inferred.Rank() || len(p.Roles) != 1 || !p.HasRole(RolePublisher) && !p.HasRole(RoleMention)
}

// DocCorridor is a corridor that a document is about.
type DocCorridor struct {
	Corridor Corridor
	Kind     Relation
	Basis
}

// Route is a journey of several legs in order: home, places passed, host.
type Route struct {
	Places []Place
	Basis
}

// DocTopic is a topic of a document with its weight: the topic's share of all
// that the document's topics weigh, 0 to 1.
type DocTopic struct {
	Topic  Term
	Weight float64
	Basis
}

// Claim is a number of people who moved, or of money that they sent, that a
// document states of a corridor or of one end of it, to be compared with the
// data bank.
type Claim struct {
	Corridor Corridor // either end may be empty
	Value    float64
	Unit     string       // "persons", "USD", "percent"
	Measure  ClaimMeasure // "" where it is not known
	Year     int          // 0 where the passage names none
	Basis
}

// ClaimMeasure is what the number of a claim counts.
type ClaimMeasure string

// The measures of claims.
const (
	ClaimResidents   ClaimMeasure = "residents"   // those who live in the destination
	ClaimRefugees    ClaimMeasure = "refugees"    // those of them who are refugees
	ClaimArrivals    ClaimMeasure = "arrivals"    // those who came
	ClaimDepartures  ClaimMeasure = "departures"  // those who left
	ClaimReturned    ClaimMeasure = "returned"    // those who went back
	ClaimDeported    ClaimMeasure = "deported"    // those who were sent back
	ClaimEncounters  ClaimMeasure = "encounters"  // those who were stopped at a border or detained
	ClaimApplicants  ClaimMeasure = "applicants"  // those who asked for asylum or papers
	ClaimRecognised  ClaimMeasure = "recognised"  // those who were given asylum, papers or citizenship
	ClaimRemittances ClaimMeasure = "remittances" // money sent home
	ClaimOther       ClaimMeasure = "other"
)

// ClaimMeasures are all measures of claims.
var ClaimMeasures = []ClaimMeasure{ClaimResidents, ClaimRefugees, ClaimArrivals, ClaimDepartures, ClaimReturned, ClaimDeported,
	ClaimEncounters, ClaimApplicants, ClaimRecognised, ClaimRemittances, ClaimOther}

// Event is a date that the document speaks of and that is not its own.
type Event struct {
	Date Date
	Basis
}

// Contact is a person or an office that the document names to write to.
type Contact struct {
	Name         string
	Organisation string
	Email        string
	Phone        string // as printed
}

// Suggestions are readings too weak to be facts; a person may confirm them.
type Suggestions struct {
	Places    []DocPlace
	Corridors []DocCorridor
	Topics    []DocTopic
	Creators  []string `json:",omitempty"` // whom the file names as its author and the text does not
}

// Correction is one change that a person made to what SIMDE says of a document.
// It survives re-description.
type Correction struct {
	Field Field
	Op    CorrectionOp
	Value string // as corpus.CheckCorrection reads it
	By    string // who, as they gave their name; may be ""
	At    time.Time
}

// CorrectionOp is what a correction does.
type CorrectionOp string

// The operations of a correction. Add and Remove are for lists, Set for
// single-valued fields.
const (
	CorrectSet    CorrectionOp = "set"
	CorrectAdd    CorrectionOp = "add"
	CorrectRemove CorrectionOp = "remove"
)

// Change is one step of the corpus's history. Document is nil where the
// document was withdrawn.
type Change struct {
	Revision Revision
	Identity string // of this step: another history has another at the same revision
	ID       ID
	Document *Document
	Group    ID // of near-copies, that of Kin.Copies; "" where nobody grouped it
}
