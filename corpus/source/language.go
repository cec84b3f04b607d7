package source

import (
	"fmt"
	"slices"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/stated"
)

// languages reads a cell that states one language or several: codes of ISO 639
// or names in Spanish, English or French. Where several are stated the text
// decides which is the document's; all of them are kept.
func languages(c column) (l schema.Lang, all []schema.Lang, remark string) {
	for _, v := range c.parts(func(s string) bool { _, ok := stated.Language(s); return ok }) {
		read, ok := stated.Language(v)
		switch {
		case !ok:
			return "", nil, fmt.Sprintf("language %q is not known; it is read from the text", v)
		case !slices.Contains(all, read):
			all = append(all, read)
		}
	}
	switch {
	case len(all) > 1:
		return "", all, ""
	case len(all) == 0 || all[0] == schema.Undetermined || all[0] == "zxx":
		return "", nil, ""
	case all[0] == "mul":
		return "", nil, fmt.Sprintf("language %q means several; it is read from the text", c.cell)
	}
	return all[0], nil, ""
}
