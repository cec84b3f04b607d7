package field

import (
	"cmp"
	"slices"
	"strings"

	"github.com/simde/simde/corpus/describe/text"
	"github.com/simde/simde/schema"
)

// hosts finds the Internet host names of text: what follows "://", "www." and
// "@". It returns at most most of them, as offsets.
func hosts(text string, most int) [][2]int {
	var out [][2]int
	for pos := 0; len(out) < most; {
		i := strings.IndexAny(text[pos:], "@:w")
		if i < 0 {
			break
		}
		pos += i
		n := 0
		for _, lead := range []string{"@", "://", "www."} {
			if strings.HasPrefix(text[pos:], lead) {
				n = len(lead)
			}
		}
		if n == 0 {
			pos++
			continue
		}
		start := pos + n
		end := start
		for end < len(text) && (text[end] == '.' || text[end] == '-' || text[end] >= '0' && text[end] <= '9' || text[end]|0x20 >= 'a' && text[end]|0x20 <= 'z') {
			end++
		}
		if strings.Contains(text[start:end], ".") {
			out = append(out, [2]int{start, end})
		}
		pos = max(end, pos+1)
	}
	return out
}

// domain returns the organisation that owns an Internet host name.
func (k *Tables) domain(host string) (int32, bool) {
	host = strings.ToLower(strings.Trim(host, "."))
	for host != "" {
		if i, ok := k.domains[host]; ok {
			return i, true
		}
		_, host, _ = strings.Cut(host, ".")
	}
	return 0, false
}

// Publisher finds the organisations that the document names, and the one that
// its addresses and its frequency say publishes it.
func (f *Reader) Publisher(d *text.Document) {
	orgs := schema.Organisations()
	count, score, first := namedIn(d.Pages)
	f.scoreHosts(d, score, first)
	f.scoreTitle(d, score, first)
	f.organisations(d, count)
	if d.Doc.Publisher != "" && d.Doc.Basis[schema.FieldPublisher].By.Rank() > schema.Inferred.Rank() {
		return
	}
	d.Doc.Publisher, d.Doc.PublishedIn = "", ""
	delete(d.Doc.Basis, schema.FieldPublisher)
	best, second := int32(-1), 0.0
	for i := range orgs {
		s := score[int32(i)]
		switch {
		case best < 0 || s > score[best]:
			if best >= 0 {
				second = score[best]
			}
			best = int32(i)
		case s > second:
			second = s
		}
	}
	if best < 0 || score[best] < f.Limits.Publisher || score[best] < f.Limits.Lead*second {
		f.headedPublisher(d)
		if d.Doc.Publisher == "" {
			f.agencyPublisher(d)
		}
		return
	}
	d.Doc.Publisher = orgs[best].Name.In(d.Doc.Language)
	d.Doc.PublishedIn = orgs[best].Country
	d.Doc.Basis[schema.FieldPublisher] = schema.Basis{By: schema.Inferred, Confidence: score[best] / (score[best] + 3), Evidence: []schema.Evidence{first[best]}}
}

// namedIn counts the organisations that pages name, what that says for them as
// publishers, and where each is named first.
func namedIn(pages []*text.Text) (count map[int32]int, score map[int32]float64, first map[int32]schema.Evidence) {
	const most, early = 12, 3
	count, score, first = map[int32]int{}, map[int32]float64{}, map[int32]schema.Evidence{}
	for i, r := range pages {
		for n, h := range r.Organisations {
			if r.Owner[h.First] >= 0 && r.Mentions[r.Owner[h.First]].Place >= 0 && h.End-h.First == 1 {
				continue
			}
			count[h.Index]++
			if count[h.Index] <= most {
				score[h.Index] += 0.5
			}
			if i == 0 && n < early {
				score[h.Index]++
			}
			if _, ok := first[h.Index]; !ok {
				first[h.Index] = r.Evidence(h.First, h.End, "publisher.named")
			}
		}
	}
	return count, score, first
}

// headedPublisher sets the publisher that the document's letterhead names.
func (f *Reader) headedPublisher(d *text.Document) {
	name, country, why, ok := f.letterheadPublisher(d)
	if !ok {
		return
	}
	d.Doc.Publisher, d.Doc.PublishedIn = name, country
	d.Doc.Basis[schema.FieldPublisher] = schema.Basis{By: schema.Inferred, Confidence: 0.7, Evidence: []schema.Evidence{why}}
}

// scoreHosts counts the addresses of organisations: in the document's own
// address, on its first page and on its last.
func (f *Reader) scoreHosts(d *text.Document, score map[int32]float64, first map[int32]schema.Evidence) {
	for _, m := range hosts(d.Doc.SourceURL, 1) {
		if i, ok := f.domain(d.Doc.SourceURL[m[0]:m[1]]); ok {
			score[i] += 8
			first[i] = schema.Evidence{Passage: d.Doc.SourceURL, Rule: "publisher.address"}
		}
	}
	for n, r := range d.Pages {
		if n > 0 && n < len(d.Pages)-1 {
			continue
		}
		seen := map[int32]bool{}
		for _, m := range hosts(r.Body, 20) {
			i, ok := f.domain(r.Body[m[0]:m[1]])
			if !ok || seen[i] {
				continue
			}
			seen[i] = true
			if deep(r.Body, m[1]) {
				score[i]++ // a page that the text sends its reader to
				continue
			}
			score[i] += 3
			first[i] = r.Passage(m[0], m[1], "publisher.address")
		}
	}
}

// deep reports whether the address whose host ends at end goes on to a page.
func deep(body string, end int) bool {
	rest := body[min(end, len(body)):]
	return len(rest) > 1 && rest[0] == '/' && (rest[1]|0x20 >= 'a' && rest[1]|0x20 <= 'z' || rest[1] >= '0' && rest[1] <= '9')
}

// organisations lists what the document names, the oftenest first.
func (f *Reader) organisations(d *text.Document, count map[int32]int) {
	orgs := schema.Organisations()
	var order []int32
	for i := range count {
		order = append(order, i)
	}
	slices.SortFunc(order, func(a, b int32) int { return cmp.Or(count[b]-count[a], cmp.Compare(a, b)) })
	d.Doc.Organisations = nil
	for _, i := range order {
		d.Doc.Organisations = append(d.Doc.Organisations, orgs[i].Label(d.Doc.Language))
	}
}
