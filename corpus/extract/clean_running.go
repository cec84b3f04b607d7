package extract

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/simde/simde/schema"
)

// Running lines are looked for among the edgeLines first and last lines of the
// pages. A line that stands there on at least runningPages pages, and on at
// least runningShare of them, is running.
const (
	edgeLines    = 4
	runningPages = 3
	runningShare = 0.1
	withinShare  = 5 // of so many times at an edge, a running line may stand elsewhere once
)

// cutRunning takes running headers, footers and page numbers off the pages of
// a document. The first of a running line is kept, so that nothing the
// document says is lost; a page number becomes the page's label where it has
// none. It returns how many lines it took.
func cutRunning(pages []schema.Page) (cut int) {
	if len(pages) < runningPages {
		return 0
	}
	texts := make([][]string, len(pages))
	for i, p := range pages {
		texts[i] = strings.Split(p.Text, "\n")
	}
	numbered := pageNumbers(texts)
	keys := make([][]string, len(texts))
	for i, lines := range texts {
		keys[i] = make([]string, len(lines))
		for j, l := range lines {
			keys[i][j] = runningKey(l)
		}
	}
	running := runningKeys(texts, keys)
	seen := map[string]bool{}
	for i := range pages {
		var kept []string
		taken := 0
		edge := edges(texts[i])
		for j, l := range texts[i] {
			key := keys[i][j]
			switch {
			case edge[j] && numbered[i] == j+1:
				if pages[i].Label == "" {
					pages[i].Label = pageLabel(l)
				}
				taken++
			case edge[j] && running[key] && seen[key]:
				taken++
			default:
				seen[key] = seen[key] || edge[j] && running[key]
				kept = append(kept, l)
			}
		}
		if taken > 0 {
			pages[i].Text = strings.Trim(strings.Join(kept, "\n"), "\n")
			cut += taken
		}
	}
	return cut
}

// edges marks the lines of a page that are among its first or last, blank ones
// not counted.
func edges(lines []string) map[int]bool {
	var filled []int
	for i, l := range lines {
		if strings.TrimSpace(l) != "" {
			filled = append(filled, i)
		}
	}
	out := map[int]bool{}
	for k, i := range filled {
		if k < edgeLines || k >= len(filled)-edgeLines {
			out[i] = true
		}
	}
	return out
}

// runningKey is what a line has in common with its like on other pages: its
// letters without their marks, one space between words, and a mark for a number.
func runningKey(l string) string {
	var b strings.Builder
	for word := range strings.FieldsSeq(schema.Fold(l)) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		number := false
		for i := range len(word) {
			digit := word[i] >= '0' && word[i] <= '9'
			switch {
			case !digit:
				b.WriteByte(word[i])
			case !number:
				b.WriteByte('#')
			}
			number = digit
		}
	}
	return b.String()
}

// runningKeys returns the keys of running lines, of the keys of all. A line that stands within
// pages too is a label of a form or a heading of a table, not a running line. A
// line of digits alone is none: it may be a page number, which pageNumbers
// finds, or a table's cell.
func runningKeys(texts, keys [][]string) map[string]bool {
	count, within := map[string]int{}, map[string]int{}
	for page, lines := range texts {
		edge := edges(lines)
		here := map[string]bool{}
		for i, key := range keys[page] {
			if edge[i] {
				here[key] = true
			} else {
				within[key]++
			}
		}
		for k := range here {
			count[k]++
		}
	}
	out := map[string]bool{}
	for k, n := range count {
		if n >= runningPages && float64(n) >= runningShare*float64(len(texts)) && within[k]*withinShare <= n && strings.ContainsFunc(k, unicode.IsLetter) {
			out[k] = true
		}
	}
	return out
}

var rePageNumber = regexp.MustCompile(`^(?:[-–—|]\s*)?(?:(?i:page|p[áa]gina|p\.|pag\.)\s*)?(\d{1,4})(?:\s*(?:/|of|de|sur)\s*\d{1,4})?(?:\s*[-–—|])?$`)

// pageLabel returns the number of a page's label or of the line that has it:
// "Page 3 of 10" is "3". Other labels, such as "iv", stay.
func pageLabel(label string) string {
	label = strings.TrimSpace(label)
	if m := rePageNumber.FindStringSubmatch(label); m != nil {
		return m[1]
	}
	return label
}

// numberRun is what the page numbers of a document have in common: how far
// they are from the count of the pages, and at which edge they stand.
type numberRun struct {
	offset int
	top    bool
}

// pageNumbers returns for each page one more than the index of the line that
// is its printed number, or 0. Numbers are pages' when they run along with the
// pages: through half of those that have any, or without many gaps from their
// first page to their last, as where an annex counts anew.
func pageNumbers(texts [][]string) []int {
	runs, pagesWith := numberRuns(texts)
	var order []numberRun
	for r := range runs {
		order = append(order, r)
	}
	slices.SortFunc(order, func(x, y numberRun) int {
		return cmp.Or(cmp.Compare(filled(runs[y]), filled(runs[x])), cmp.Compare(x.offset, y.offset), footFirst(x, y))
	})
	out := make([]int, len(texts))
	for i, r := range order {
		n := filled(runs[r])
		if n < runningPages || !(i == 0 && n*2 >= pagesWith) && !dense(runs[r], n) {
			continue
		}
		for page, line := range runs[r] {
			if out[page] == 0 {
				out[page] = line
			}
		}
	}
	return out
}

// footFirst puts a run at the foot of the pages before one at their head.
func footFirst(x, y numberRun) int {
	switch {
	case x.top == y.top:
		return 0
	case y.top:
		return -1
	}
	return 1
}

// numberRuns returns the runs of numbers at the edges of pages: for each page
// one more than the index of the run's line, or 0. Of two lines of a page that say
// the same number that is the outer one: the other is the mark of a note.
// pagesWith counts the pages that have any number at an edge.
func numberRuns(texts [][]string) (runs map[numberRun][]int, pagesWith int) {
	runs = map[numberRun][]int{}
	for i, lines := range texts {
		any := false
		edge := edges(lines)
		for j, l := range lines {
			if !edge[j] {
				continue
			}
			m := rePageNumber.FindStringSubmatch(strings.TrimSpace(l))
			if m == nil {
				continue
			}
			n, err := strconv.Atoi(m[1])
			if err != nil {
				continue
			}
			r := numberRun{offset: n - i, top: j < len(lines)/2}
			if runs[r] == nil {
				runs[r] = make([]int, len(texts))
			}
			if !r.top || runs[r][i] == 0 {
				runs[r][i] = j + 1
			}
			any = true
		}
		if any {
			pagesWith++
		}
	}
	return runs, pagesWith
}

// filled counts the pages of a run.
func filled(run []int) int {
	n := 0
	for _, line := range run {
		if line > 0 {
			n++
		}
	}
	return n
}

// dense reports whether a run of n pages, at least five, has most of the pages
// between its first and its last.
func dense(run []int, n int) bool {
	const least, share = 5, 0.7
	first := slices.IndexFunc(run, func(line int) bool { return line > 0 })
	last := len(run) - 1
	for last > first && run[last] == 0 {
		last--
	}
	return n >= least && float64(n) >= share*float64(last-first+1)
}
