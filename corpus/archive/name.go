package archive

import (
	"fmt"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// decodedName returns the name of an entry. Names that are not UTF-8 come from
// programs that write them in the code page of DOS for Western Europe.
func decodedName(raw string) string {
	if utf8.ValidString(raw) {
		return raw
	}
	name, err := charmap.CodePage850.NewDecoder().String(raw)
	if err != nil {
		return raw
	}
	return name
}

// Safe reports whether a path within an archive or a manifest's folder stays
// there.
func Safe(name string) bool {
	name = strings.ReplaceAll(name, `\`, "/")
	if name == "" || strings.HasPrefix(name, "/") || strings.ContainsRune(name, 0) || len(name) > 1 && name[1] == ':' {
		return false
	}
	clean := path.Clean(name)
	return clean != ".." && !strings.HasPrefix(clean, "../")
}

// names tells the entries of an archive apart, of which several may have one
// name.
type names struct {
	taken map[string]bool
	times map[string]int
}

func namesOf(entries []entry) *names {
	n := &names{taken: map[string]bool{}, times: map[string]int{}}
	for _, e := range entries {
		n.taken[e.name] = true
	}
	return n
}

// next returns the name of the next entry: its own, and from the second of that
// name on with a number before the suffix, "a#2.txt", that no entry has.
func (n *names) next(name string) string {
	if n.times[name]++; n.times[name] == 1 {
		return name
	}
	suffix := path.Ext(name)
	for {
		other := fmt.Sprintf("%s#%d%s", strings.TrimSuffix(name, suffix), n.times[name], suffix)
		if !n.taken[other] {
			n.taken[other] = true
			return other
		}
		n.times[name]++
	}
}
