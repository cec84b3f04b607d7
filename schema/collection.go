package schema

// Collection is what a library says of a collection of its documents.
type Collection struct {
	Name        string // as its documents have it
	Labels      Labels // what it is called in each language; the Name where empty
	Description Labels
	// Closed says that only who has an account sees it: for everybody else its
	// documents are not there.
	Closed bool
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
