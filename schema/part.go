package schema

// Part is one of the files of a document that has several.
type Part struct {
	Original Original
	Pages    int // how many of the document's pages are the part's
}

// HasFile reports whether a document has a file. One without is a record: it is
// found by what is stated of it, and may take its file later.
func (d *Document) HasFile() bool { return d.Original.Hash != "" }

// Files returns the files of a document in order; none for a record.
func (d *Document) Files() []Original { return filesOf(d.Original, d.Parts) }

// Files returns the files of a version in order.
func (v Version) Files() []Original { return filesOf(v.Original, v.Parts) }

func filesOf(first Original, parts []Part) []Original {
	switch {
	case len(parts) > 0:
		out := make([]Original, len(parts))
		for i, p := range parts {
			out[i] = p.Original
		}
		return out
	case first.Hash != "":
		return []Original{first}
	}
	return nil
}

// Locate returns where a page of a document of several parts is cited: the part
// and the page within it, both from 1. Where the document has one file, part is
// 0 and the page is number itself.
func Locate(parts []Part, number int) (part, page int) {
	page = number
	for i, p := range parts {
		if page <= p.Pages {
			return i + 1, page
		}
		page -= p.Pages
	}
	return 0, number
}
