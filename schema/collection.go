package schema

import "slices"

// Collection is what a library says of a collection of its documents.
type Collection struct {
	Name        string // as its documents have it
	Labels      Labels // what it is called in each language; the Name where empty
	Description Labels
	// Closed says that only who has an account sees it: for everybody else its
	// documents are not there.
	Closed bool
	// Only are the numbers of the persons for whom alone a closed one is open,
	// beside those who keep the library: archivists and admins. Empty, it is open
	// for whoever has an account.
	Only []int `json:",omitempty"`
	// Cover is its picture; nil where it has none.
	Cover *Cover `json:",omitempty"`
	// Documents is how many it has; counted by the store.
	Documents int `json:"-"`
}

// Label returns what the collection is called in l.
func (c Collection) Label(l Lang) string {
	if c.Labels[l] != "" {
		return c.Labels[l]
	}
	for _, x := range Langs {
		if c.Labels[x] != "" {
			return c.Labels[x]
		}
	}
	return c.Name
}

// Cover is the picture of a collection: a JPEG that the store keeps.
type Cover struct {
	Hash          string // of its bytes, the first digits of SHA-256
	Width, Height int    // in pixels
	Alt           Labels // what it shows, for who does not see it
}

// OpenTo reports whether a person may see the documents of c.
func (c Collection) OpenTo(p Person) bool {
	switch {
	case !c.Closed || p.Office.May(Archivist):
		return true
	case p.Number == 0 || !p.Office.May(Reader):
		return false
	}
	return len(c.Only) == 0 || slices.Contains(c.Only, p.Number)
}
