package schema

import (
	"fmt"
	"strings"
)

// Corridor is a directed pair of places, always from the origin (home) of the
// migration to its destination (host), whichever way money or returns flow.
// An empty end means any place: a half-open corridor.
type Corridor struct {
	Origin      Place
	Destination Place
}

// ParseCorridor reads "MX-US", "mx-us", "019-150", "MX-*" or "*-US". Both ends
// must be places that the vocabulary knows, or "*" at one of them.
func ParseCorridor(s string) (Corridor, error) {
	o, d, ok := strings.Cut(strings.TrimSpace(s), "-")
	if !ok {
		return Corridor{}, fmt.Errorf("corridor %q: want ORIGIN-DESTINATION: %w", s, ErrInvalid)
	}
	var c Corridor
	for _, e := range []struct {
		text string
		end  *Place
	}{{o, &c.Origin}, {d, &c.Destination}} {
		if e.text == "*" {
			continue
		}
		p := Place(strings.ToUpper(e.text))
		if !p.Known() {
			return Corridor{}, fmt.Errorf("corridor %q: no place %q: %w", s, e.text, ErrInvalid)
		}
		*e.end = p
	}
	if c.Origin == c.Destination {
		return Corridor{}, fmt.Errorf("corridor %q: the ends must differ: %w", s, ErrInvalid)
	}
	return c, nil
}

// String writes c as "MX-US", with "*" for an end that is open.
func (c Corridor) String() string {
	return orStar(c.Origin) + "-" + orStar(c.Destination)
}

func orStar(p Place) string {
	if p == "" {
		return "*"
	}
	return string(p)
}

// Slug writes c for an address: "mx-us".
func (c Corridor) Slug() string { return strings.ToLower(c.String()) }

// Reverse returns the corridor of the opposite direction.
func (c Corridor) Reverse() Corridor { return Corridor{c.Destination, c.Origin} }

// Covers reports whether a document about o is found by a search for c: each
// end of c is open, equals that of o or is a region that contains it.
func (c Corridor) Covers(o Corridor) bool {
	return covers(c.Origin, o.Origin) && covers(c.Destination, o.Destination)
}

func covers(wide, narrow Place) bool {
	return wide == "" || wide == narrow || wide.Contains(narrow)
}
