package statement

// Bar is how sure a corridor must be to be stated, and why so sure.
type Bar struct {
	Least float64
	Why   Height
}

// Height is why a corridor must be as sure as it must.
type Height uint8

// A corridor must be as sure as its document is long, surer where no rule relates
// its places, and surest where these stand in different sentences besides. No
// chance is enough in a language in which nobody measured how well it is read.
const (
	ByLength Height = iota
	Unrelated
	Apart
	Foreign
)
