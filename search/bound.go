package search

// The bounds of what an address may ask, for those who describe it.
const (
	MostText   = maxText // bytes of the query's text
	LastPage   = maxPage
	MostHits   = maxSize // documents a page
	MostValues = maxAny  // chosen or excluded in one facet
	FirstYear  = minYear
	LastYear   = maxYear
)
