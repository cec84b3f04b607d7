package harvest

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
)

// byItself stands for a thing of a source, its record or its entry, as what names
// its files.
const byItself = ":itself"

// naming is what was read of where the full texts of a thing are.
type naming struct {
	by    map[string]string // of the addresses that are named, what names them: byItself or the address of a page
	order []string          // those of what may be full texts
	whole map[string]bool   // by what names: all that it names was read
	tried map[string]bool   // was asked for as the first full text
}

func newNaming() *naming {
	return &naming{by: map[string]string{}, whole: map[string]bool{}, tried: map[string]bool{}}
}

// names notes that something names addresses, of which some may be full texts.
func (n *naming) names(by string, texts []string, others ...string) {
	n.order = append(n.order, texts...)
	for _, a := range slices.Concat(texts, others) {
		if n.by[a] == "" {
			n.by[a] = by
		}
	}
}

// lacks reports whether the file of an address is named no longer, for sure: what named it was read
// to its end, or is a page that is itself named no longer.
func (n *naming) lacks(link, by string) bool {
	page := by != "" && by != byItself
	return n.by[link] == "" && (n.whole[by] || page && n.whole[byItself] && n.by[by] == "")
}

// stamp tells what is named from what was or will be; "" where that is nothing.
func (n *naming) stamp() string {
	if len(n.order) == 0 {
		return ""
	}
	return fmt.Sprintf("names %x", sha256.Sum256([]byte(strings.Join(n.order, "\n"))))
}

// inTurn returns addresses in the order in which they are tried as the first full
// text of a thing: the one that it has before all others, so that another order or
// an address that fails makes no document another's. What is a further file of it
// becomes the first only where that one is named no longer.
func inTurn(addresses []string, there schema.SourceItem) []string {
	if !slices.Contains(addresses, there.Link) {
		return addresses
	}
	out := []string{there.Link}
	for _, a := range addresses {
		further := slices.ContainsFunc(there.More, func(f schema.SourceFile) bool { return f.Link == a && !f.Gone })
		if a != there.Link && !further {
			out = append(out, a)
		}
	}
	return out
}
