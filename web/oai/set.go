package oai

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
)

// Sets have two levels: "lang", "type" and "corridor" hold what has a language,
// a kind or a corridor, "lang:es" and so on what has that one.
const (
	setLang     = "lang"
	setKind     = "type"
	setCorridor = "corridor"
)

// levels separates a set from what it is part of.
const levels = ":"

// setsOf returns the smallest sets of a document. It is in those above them
// too.
func setsOf(c *schema.Card) []string {
	var out []string
	if c.Language != "" {
		out = append(out, setLang+levels+string(c.Language))
	}
	if c.Kind != "" {
		out = append(out, setKind+levels+string(c.Kind))
	}
	for _, x := range c.Corridors {
		if x.Origin != "" && x.Destination != "" {
			out = append(out, setCorridor+levels+x.String())
		}
	}
	return slices.DeleteFunc(out, func(s string) bool { return !isSpec(s) })
}

// isSpec reports whether the protocol can write a set in that way.
func isSpec(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool {
		return r > '~' || (r < '0' || r > '9') && (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') && !strings.ContainsRune("-_.!~*'():", r)
	}) < 0
}

// holds reports whether what is in one of some sets is in set.
func holds(set string, of []string) bool {
	return slices.ContainsFunc(of, func(s string) bool { return s == set || strings.HasPrefix(s, set+levels) })
}

// in reports whether an entry is of a set. A document that was withdrawn is of
// the sets that it was of, so that a harvester drops it; where these are not
// known any more, of every known set.
func (e entry) in(set string, known bool) bool {
	switch {
	case set == "":
		return true
	case e.card != nil:
		return holds(set, setsOf(e.card))
	case e.stamp.Was != nil:
		return holds(set, setsOf(e.stamp.Was))
	}
	return known
}

// known reports whether documents are in a set.
func (h *Handler) known(ctx context.Context, set string) (bool, error) {
	if set == "" {
		return true, nil
	}
	sets, err := h.Sets(ctx)
	return slices.ContainsFunc(sets, func(s Set) bool { return s.Spec == set }), err
}

// readAtOnce is how many stamps InUse reads in one step.
const readAtOnce = 500

// InUse returns the specs of every set that a document of the library is in,
// each after the one that it is part of.
func InUse(ctx context.Context, l Library) ([]string, error) {
	seen := map[string]bool{}
	r := schema.StampRange{Most: readAtOnce}
	for {
		stamps, err := l.Stamps(ctx, r)
		if err != nil {
			return nil, fmt.Errorf("sets in use: %w", err)
		}
		entries, err := (&Handler{Library: l}).entries(ctx, stamps)
		if err != nil {
			return nil, fmt.Errorf("sets in use: %w", err)
		}
		for _, e := range entries {
			if e.card == nil {
				continue
			}
			for _, s := range setsOf(e.card) {
				above, _, _ := strings.Cut(s, levels)
				seen[above], seen[s] = true, true
			}
		}
		if len(stamps) < r.Most {
			break
		}
		r.After = stamps[len(stamps)-1].Revision
	}
	out := make([]string, 0, len(seen))
	for s := range seen {
		out = append(out, s)
	}
	slices.Sort(out) // "lang" comes before "lang:es"
	return out, nil
}
