package schema

import "time"

// Stamp says when a document last changed or was withdrawn.
type Stamp struct {
	ID       ID
	Revision Revision
	At       time.Time
	Gone     bool
	Was      *Card // what a withdrawn document was; nil where that is not known any more
}

// StampRange says which stamps are asked for, in the order of revisions.
type StampRange struct {
	After       Revision
	From, Until time.Time // not before From and before Until; zero for no bound
	ID          ID        // of this document alone, where not ""
	Most        int
}
