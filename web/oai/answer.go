package oai

import (
	"encoding/xml"
	"net/url"
)

const (
	namespace   = "http://www.openarchives.org/OAI/2.0/"
	dcNamespace = "http://www.openarchives.org/OAI/2.0/oai_dc"
)

// answer is the document that a harvester gets: one of its parts is there.
type answer struct {
	XMLName  xml.Name   `xml:"http://www.openarchives.org/OAI/2.0/ OAI-PMH"`
	XSI      string     `xml:"xmlns:xsi,attr"`
	Location string     `xml:"xsi:schemaLocation,attr"`
	Date     string     `xml:"responseDate"`
	Request  ask        `xml:"request"`
	Fault    *fault     `xml:"error"`
	Identify *identity  `xml:"Identify"`
	Formats  *formats   `xml:"ListMetadataFormats"`
	Sets     *sets      `xml:"ListSets"`
	Record   *oneRecord `xml:"GetRecord"`
	Headers  *headers   `xml:"ListIdentifiers"`
	Records  *records   `xml:"ListRecords"`
}

// ask repeats the request. Where its arguments are wrong it has none.
type ask struct {
	Verb       string `xml:"verb,attr,omitempty"`
	Identifier string `xml:"identifier,attr,omitempty"`
	Prefix     string `xml:"metadataPrefix,attr,omitempty"`
	From       string `xml:"from,attr,omitempty"`
	Until      string `xml:"until,attr,omitempty"`
	Set        string `xml:"set,attr,omitempty"`
	Token      string `xml:"resumptionToken,attr,omitempty"`
	URL        string `xml:",chardata"`
}

func (a *ask) of(v url.Values) {
	a.Verb, a.Identifier, a.Prefix = v.Get("verb"), v.Get("identifier"), v.Get("metadataPrefix")
	a.From, a.Until, a.Set, a.Token = v.Get("from"), v.Get("until"), v.Get("set"), v.Get(tokenName)
}

type identity struct {
	Name        string `xml:"repositoryName"`
	URL         string `xml:"baseURL"`
	Version     string `xml:"protocolVersion"`
	Mail        string `xml:"adminEmail"`
	Earliest    string `xml:"earliestDatestamp"`
	Deleted     string `xml:"deletedRecord"`
	Granularity string `xml:"granularity"`
}

type formats struct {
	Formats []format `xml:"metadataFormat"`
}

type format struct {
	Prefix    string `xml:"metadataPrefix"`
	Schema    string `xml:"schema"`
	Namespace string `xml:"metadataNamespace"`
}

type sets struct {
	Sets []set `xml:"set"`
}

type set struct {
	Spec string `xml:"setSpec"`
	Name string `xml:"setName"`
}

type header struct {
	Status     string   `xml:"status,attr,omitempty"`
	Identifier string   `xml:"identifier"`
	Datestamp  string   `xml:"datestamp"`
	Sets       []string `xml:"setSpec"`
}

type headers struct {
	Headers []header `xml:"header"`
	Token   *token   `xml:"resumptionToken"`
}

type token struct {
	Text string `xml:",chardata"`
}

type oneRecord struct {
	Record record `xml:"record"`
}

type records struct {
	Records []record `xml:"record"`
	Token   *token   `xml:"resumptionToken"`
}

type record struct {
	Header   header    `xml:"header"`
	Metadata *metadata `xml:"metadata"`
}

type metadata struct {
	DC dc `xml:"oai_dc:dc"`
}

// dc is unqualified Dublin Core.
type dc struct {
	DCNamespace string   `xml:"xmlns:oai_dc,attr"`
	Elements    string   `xml:"xmlns:dc,attr"`
	XSI         string   `xml:"xmlns:xsi,attr"`
	Location    string   `xml:"xsi:schemaLocation,attr"`
	Title       []string `xml:"dc:title"`
	Creator     []string `xml:"dc:creator"`
	Subject     []string `xml:"dc:subject"`
	Description []string `xml:"dc:description"`
	Publisher   []string `xml:"dc:publisher"`
	Date        []string `xml:"dc:date"`
	Type        []string `xml:"dc:type"`
	Format      []string `xml:"dc:format"`
	Identifier  []string `xml:"dc:identifier"`
	Source      []string `xml:"dc:source"`
	Language    []string `xml:"dc:language"`
	Relation    []string `xml:"dc:relation"`
	Coverage    []string `xml:"dc:coverage"`
	Rights      []string `xml:"dc:rights"`
}
