// Package oai answers harvesters in the protocol of the Open Archives
// Initiative, OAI-PMH 2.0: records in Dublin Core, in the order in which they
// changed, with those that were withdrawn, by language, kind and corridor.
package oai

import (
	"context"
	"encoding/xml"
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/simde/simde/schema"
)

// Library is the corpus as harvesters read it.
type Library interface {
	Stamps(ctx context.Context, r schema.StampRange) ([]schema.Stamp, error)
	Cards(ctx context.Context, ids []schema.ID) ([]schema.Card, error)
	Head(ctx context.Context, id schema.ID) (*schema.Document, error)
}

// Set is a part of the library that can be harvested alone.
type Set struct {
	Spec string // "lang:es", "type:report", "corridor:MX-US"
	Name string
}

// Handler answers the requests of harvesters.
type Handler struct {
	Library Library
	Sets    func(ctx context.Context) ([]Set, error) // those of InUse, named
	Base    func(*http.Request) string               // scheme and host of the site
	File    func(doc *schema.Document) string        // the path at which the file of a document is given out, or ""; may be nil
	Mail    string                                   // of who runs the site
	Log     *slog.Logger
}

// maxForm bounds a request by POST.
const maxForm = 64 << 10

// granularity is how exactly the times of changes are given.
const granularity = "2006-01-02T15:04:05Z"

// fault is an error of the protocol. The protocol answers it with status 200.
type fault struct {
	Code string `xml:"code,attr"`
	Text string `xml:",chardata"`
}

func (f fault) Error() string { return f.Code + ": " + f.Text }

// arguments says what a verb takes. A resumption token stands alone.
type arguments struct {
	required, optional []string
	resumes            bool
}

var verbs = map[string]arguments{
	"Identify":            {},
	"ListMetadataFormats": {optional: []string{"identifier"}},
	"ListSets":            {resumes: true},
	"GetRecord":           {required: []string{"identifier", "metadataPrefix"}},
	"ListIdentifiers":     {required: []string{"metadataPrefix"}, optional: []string{"from", "until", "set"}, resumes: true},
	"ListRecords":         {required: []string{"metadataPrefix"}, optional: []string{"from", "until", "set"}, resumes: true},
}

// ServeHTTP answers one request, by GET or POST.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	a := answer{XSI: "http://www.w3.org/2001/XMLSchema-instance", Location: namespace + " " + namespace + "OAI-PMH.xsd",
		Date: time.Now().UTC().Format(granularity), Request: ask{URL: h.Base(r) + r.URL.Path}}
	r.Body = http.MaxBytesReader(w, r.Body, maxForm)
	err := r.ParseForm()
	if err != nil {
		err = fault{"badArgument", "the request cannot be read"}
	} else {
		err = h.fill(r, &a)
	}
	var f fault
	switch {
	case errors.As(err, &f):
		a.Fault = &f
	case err != nil:
		h.Log.Error("request failed", "path", r.URL.Path, "err", err)
		http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
		return
	}
	b, err := xml.Marshal(a)
	if err != nil {
		h.Log.Error("request failed", "path", r.URL.Path, "err", err)
		http.Error(w, http.StatusText(http.StatusInternalServerError), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/xml; charset=utf-8")
	w.Header().Set("Access-Control-Allow-Origin", "*")
	if _, err := w.Write(append([]byte(xml.Header), b...)); err != nil {
		h.Log.Debug("answer not sent", "path", r.URL.Path, "err", err)
	}
}

// fill answers the verb of a request.
func (h *Handler) fill(r *http.Request, a *answer) error {
	if err := check(r.Form); err != nil {
		return err
	}
	v := r.Form
	a.Request.of(v)
	var err error
	switch v.Get("verb") {
	case "Identify":
		a.Identify = h.identify(r)
	case "ListMetadataFormats":
		a.Formats, err = h.formats(r)
	case "ListSets":
		a.Sets, err = h.listSets(r)
	case "GetRecord":
		a.Record, err = h.record(r)
	case "ListIdentifiers":
		a.Headers, err = h.headers(r)
	case "ListRecords":
		a.Records, err = h.records(r)
	}
	return err
}

// check holds the arguments of a request against those of its verb.
func check(v url.Values) error {
	takes, ok := verbs[v.Get("verb")]
	if !ok || len(v["verb"]) != 1 {
		return fault{"badVerb", "want one verb of Identify, ListMetadataFormats, ListSets, GetRecord, ListIdentifiers, ListRecords"}
	}
	for name, values := range v {
		known := name == "verb" || slices.Contains(takes.required, name) || slices.Contains(takes.optional, name) || takes.resumes && name == tokenName
		if !known || len(values) != 1 {
			return fault{"badArgument", "argument " + name + " is not taken, or not twice"}
		}
	}
	if v.Has(tokenName) {
		if len(v) != 2 {
			return fault{"badArgument", "a resumption token stands alone"}
		}
		return nil
	}
	for _, name := range takes.required {
		if v.Get(name) == "" {
			return fault{"badArgument", "argument " + name + " is missing"}
		}
	}
	return nil
}
