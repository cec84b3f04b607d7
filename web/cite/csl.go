package cite

import (
	"strconv"
	"strings"
)

// CSL is a work as an item of CSL-JSON 1.0.2, ready for encoding/json.
type CSL struct {
	ID        string    `json:"id"`
	Type      string    `json:"type"`
	Title     string    `json:"title,omitempty"`
	Author    []CSLName `json:"author,omitempty"`
	Publisher string    `json:"publisher,omitempty"`
	Issued    *CSLDate  `json:"issued,omitempty"`
	Language  string    `json:"language,omitempty"`
	Abstract  string    `json:"abstract,omitempty"`
	URL       string    `json:"URL,omitempty"`
	Pages     string    `json:"number-of-pages,omitempty"`
	Series    string    `json:"collection-title,omitempty"`
}

// CSLName is a person by family and given name, or an organisation by its
// literal name.
type CSLName struct {
	Family  string `json:"family,omitempty"`
	Given   string `json:"given,omitempty"`
	Literal string `json:"literal,omitempty"`
}

// CSLDate is a date, or the two ends of a range, as year, month and day as far
// as they are known.
type CSLDate struct {
	DateParts [][]int `json:"date-parts"`
}

// CSLItem returns w as an item of CSL-JSON.
func CSLItem(w Work) CSL {
	item := CSL{ID: "simde-" + string(w.ID), Type: w.Kind.CSL(), Title: w.Title, Publisher: w.Publisher,
		Language: string(w.Language), Abstract: w.Abstract, URL: w.URL, Series: strings.Join(w.Collections, "; ")}
	for _, n := range w.names() {
		if n.given == "" {
			item.Author = append(item.Author, CSLName{Literal: n.family})
		} else {
			item.Author = append(item.Author, CSLName{Family: n.family, Given: n.given})
		}
	}
	if w.Published != "" {
		item.Issued = &CSLDate{}
		for end := range strings.SplitSeq(string(w.Published), "/") {
			item.Issued.DateParts = append(item.Issued.DateParts, numbers(end))
		}
	}
	if w.Card.Pages > 0 {
		item.Pages = strconv.Itoa(w.Card.Pages)
	}
	return item
}

func numbers(date string) []int {
	var out []int
	for p := range strings.SplitSeq(date, "-") {
		n, err := strconv.Atoi(p)
		if err != nil {
			break
		}
		out = append(out, n)
	}
	return out
}
