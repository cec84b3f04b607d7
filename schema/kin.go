package schema

// Portrait is what of a document tells whether another is its near-copy or its
// translation, for those who compare documents without reading them again.
type Portrait struct {
	ID       ID
	Lang     Lang     // in which the document was read
	Revision Revision // of the document
	Rules    string   // that made the portrait; those of other rules cannot be compared
	Keys     []int64  // two documents that may be kindred share some
	Data     []byte   // as the maker of the portrait reads it
}

// BondKind says what two documents are to each other.
type BondKind string

// The kinds of bonds.
const (
	BondCopy        BondKind = "copy"        // nearly the same text
	BondTranslation BondKind = "translation" // the same text in another language, as far as the two texts show
	BondStated      BondKind = "stated"      // of one work, as a catalogue or a person states
	BondUnlike      BondKind = "unlike"      // no near-copies, as a person says
	BondApart       BondKind = "apart"       // neither near-copies nor of one work, as a person says
)

// BondSaid is the strength of a bond that a person made: it comes before all that
// is found.
const BondSaid = 2

// Bond joins two documents; A is the lesser identifier.
type Bond struct {
	A, B     ID
	Kind     BondKind
	Strength float64 // of a translation, from 0 to 1, to be compared with others of the same document; or BondSaid
}

// Kin says to which groups a document belongs. A group is named by the least
// identifier of its members.
type Kin struct {
	ID     ID
	Lang   Lang
	Copies ID       // the group of near-copies, "" where the document is alone
	Work   ID       // the group of translations and editions, "" where it is alone
	Since  Revision // of the corpus, at which it came to belong to them
}

// Binding is what was found of some documents.
type Binding struct {
	Bound []ID   // portraits that are bound now; all bonds they had give way to Bonds
	Gone  []ID   // documents of which nothing remains
	Bonds []Bond // each with an end among Bound
	Kin   []Kin  // rows to be written; those of Gone are removed
}
