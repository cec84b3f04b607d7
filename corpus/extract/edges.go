package extract

import (
	"slices"
	"strings"

	"github.com/simde/simde/schema"
)

// The lines that a source repeats are learned from the first and last
// learnedLines lines of its texts. A line is repeated at an end when it stands in at
// least repeatedIn of them and in at least repeatedShare.
const (
	learnedLines  = 80
	repeatedIn    = 3
	repeatedShare = 0.3
	surestEdge    = 3 // repeated lines that a block must have more than twice its others
)

// Edges learns what a source, a site for instance, puts round every text: its
// menu and its footer. It holds no more than hashes of lines would tell and
// can be stored as JSON. The zero value knows nothing. It is not safe for
// concurrent use.
type Edges struct {
	Sources map[string]*EdgeTable
}

// EdgeTable is what is known of one source.
type EdgeTable struct {
	Texts int            // observed
	Top   map[string]int // in how many of them a line stands near the top
	End   map[string]int // in how many of them a line stands near the end
}

// Observe learns from a text of a source. A text is observed once.
func (e *Edges) Observe(source, text string) {
	if e.Sources == nil {
		e.Sources = map[string]*EdgeTable{}
	}
	t := e.Sources[source]
	if t == nil {
		t = &EdgeTable{Top: map[string]int{}, End: map[string]int{}}
		e.Sources[source] = t
	}
	t.Texts++
	lines := strings.Split(text, "\n")
	n := min(len(lines)*2/3, learnedLines) // the menu of a short text is not near its end
	learn(t.Top, lines[:n])
	learn(t.End, lines[len(lines)-n:])
}

// learn counts each line once.
func learn(counts map[string]int, lines []string) {
	seen := map[string]bool{}
	for _, l := range lines {
		if key := edgeKey(l); key != "" && !seen[key] {
			seen[key] = true
			counts[key]++
		}
	}
}

// edgeKey is what a line has in common with its like in other texts.
func edgeKey(l string) string {
	return reDigits.ReplaceAllString(strings.Join(strings.Fields(schema.Fold(l)), " "), "#")
}

// Cut returns a text without the block of repeated lines on top and the one at
// the end, and how many lines that was. Nothing between them is touched, and a
// source of fewer than three texts cuts nothing.
func (e *Edges) Cut(source, text string) (rest string, cut int) {
	t := e.Sources[source]
	if t == nil || t.Texts < repeatedIn {
		return text, 0
	}
	lines := strings.Split(text, "\n")
	top := t.block(t.Top, lines)
	backwards := slices.Clone(lines[top:])
	slices.Reverse(backwards)
	bottom := t.block(t.End, backwards)
	if top+bottom >= len(lines) {
		return text, 0 // nothing would remain: it is a page of the site's frame
	}
	return strings.Trim(strings.Join(lines[top:len(lines)-bottom], "\n"), "\n"), top + bottom
}

// block returns how many of the first lines are the source's own: the run whose
// repeated lines most outweigh the others, two to one.
func (t *EdgeTable) block(counts map[string]int, lines []string) int {
	score, best, length := 0, 0, 0
	for i, l := range lines {
		key := edgeKey(l)
		n := counts[key]
		switch {
		case key == "":
			continue
		case n >= repeatedIn && float64(n) >= repeatedShare*float64(t.Texts):
			score++
		default:
			score -= 2
		}
		if score > best {
			best, length = score, i+1
		}
		if score < best-2*surestEdge {
			break
		}
	}
	if best < surestEdge {
		return 0
	}
	return length
}
