package feed

import (
	"encoding/xml"
	"net/http"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/frame"
)

// OpenSearch tells browsers how the site is searched.
type OpenSearch struct{ Site *frame.Site }

// searchDescription is an OpenSearch 1.1 description document.
type searchDescription struct {
	XMLName     xml.Name        `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
	Name        string          `xml:"ShortName"`
	Description string          `xml:"Description"`
	Language    schema.Lang     `xml:"Language"`
	Encoding    string          `xml:"InputEncoding"`
	Image       searchImage     `xml:"Image"`
	Templates   []searchAddress `xml:"Url"`
}

type searchImage struct {
	Type string `xml:"type,attr"`
	URL  string `xml:",chardata"`
}

type searchAddress struct {
	Type     string `xml:"type,attr"`
	Template string `xml:"template,attr"`
}

// Show tells browsers how to search SIMDE from their own box.
func (s *OpenSearch) Show(r *frame.Request) error {
	base, docs := s.Site.Base(r.Request), frame.Address(r.Lang, frame.RouteDocuments)
	b, err := xml.MarshalIndent(searchDescription{Name: "SIMDE", Description: s.Site.Locale(r.Lang).Say("site.full"), Language: r.Lang, Encoding: "UTF-8",
		Image: searchImage{"image/svg+xml", base + s.Site.Asset("icon.svg")},
		Templates: []searchAddress{{"text/html", base + docs + "?q={searchTerms}"},
			{"application/atom+xml", base + docs + ".atom?q={searchTerms}"}}}, "", " ")
	if err != nil {
		return err
	}
	r.Data(http.StatusOK, "application/opensearchdescription+xml; charset=utf-8", append([]byte(xml.Header), b...))
	return nil
}
