package oai

import (
	"context"
	"encoding/xml"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
)

// prefix is the one form of metadata that is given.
const prefix = "oai_dc"

func formatKnown(p string) error {
	if p != prefix {
		return fault{"cannotDisseminateFormat", "want metadataPrefix=" + prefix}
	}
	return nil
}

func (h *Handler) identify(r *http.Request) *identity {
	return &identity{Name: "SIMDE", URL: h.Base(r) + r.URL.Path, Version: "2.0", Mail: h.mail(r), Earliest: "1970-01-01T00:00:00Z",
		Deleted: "persistent", Granularity: "YYYY-MM-DDThh:mm:ssZ"}
}

func (h *Handler) mail(r *http.Request) string {
	if h.Mail != "" {
		return h.Mail
	}
	return "webmaster@" + h.host(r) // the protocol wants one
}

// host is the name of the site, which identifiers begin with.
func (h *Handler) host(r *http.Request) string {
	u, err := url.Parse(h.Base(r))
	if err != nil {
		return "localhost"
	}
	if name, _, err := net.SplitHostPort(u.Host); err == nil {
		return name
	}
	return u.Host
}

func (h *Handler) identifier(r *http.Request, id schema.ID) string {
	return "oai:" + h.host(r) + ":" + string(id)
}

// stamp returns the stamp of the document that a request names.
func (h *Handler) stamp(r *http.Request) (schema.Stamp, error) {
	unknown := fault{"idDoesNotExist", "no such document"}
	id, ok := strings.CutPrefix(r.Form.Get("identifier"), h.identifier(r, ""))
	if !ok || id == "" {
		return schema.Stamp{}, unknown
	}
	found, err := h.Library.Stamps(r.Context(), schema.StampRange{ID: schema.ID(id), Most: 1})
	if err != nil {
		return schema.Stamp{}, err
	}
	if len(found) == 0 {
		return schema.Stamp{}, unknown
	}
	return found[0], nil
}

func (h *Handler) formats(r *http.Request) (*formats, error) {
	if r.Form.Has("identifier") {
		if _, err := h.stamp(r); err != nil {
			return nil, err
		}
	}
	return &formats{[]format{{prefix, dcNamespace + ".xsd", dcNamespace + "/"}}}, nil
}

func (h *Handler) listSets(r *http.Request) (*sets, error) {
	if r.Form.Has(tokenName) {
		return nil, fault{"badResumptionToken", "the sets come in one answer"}
	}
	found, err := h.Sets(r.Context())
	if err != nil {
		return nil, err
	}
	out := &sets{}
	for _, s := range found {
		out.Sets = append(out.Sets, set(s))
	}
	return out, nil
}

func (h *Handler) record(r *http.Request) (*oneRecord, error) {
	s, err := h.stamp(r)
	if err != nil {
		return nil, err
	}
	if err := formatKnown(r.Form.Get("metadataPrefix")); err != nil {
		return nil, err
	}
	found, err := h.entries(r.Context(), []schema.Stamp{s})
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, fault{"idDoesNotExist", "no such document"}
	}
	rec, err := h.recordOf(r, found[0])
	return &oneRecord{rec}, err
}

func (h *Handler) headers(r *http.Request) (*headers, error) {
	found, next, err := h.list(r)
	if err != nil {
		return nil, err
	}
	out := &headers{Token: next}
	for _, e := range found {
		out.Headers = append(out.Headers, h.headerOf(r, e))
	}
	return out, nil
}

func (h *Handler) records(r *http.Request) (*records, error) {
	found, next, err := h.list(r)
	if err != nil {
		return nil, err
	}
	out := &records{Token: next}
	for _, e := range found {
		rec, err := h.recordOf(r, e)
		if err != nil {
			return nil, err
		}
		out.Records = append(out.Records, rec)
	}
	return out, nil
}

func (h *Handler) headerOf(r *http.Request, e entry) header {
	out := header{Identifier: h.identifier(r, e.stamp.ID), Datestamp: e.stamp.At.UTC().Format(granularity)}
	if e.card == nil {
		out.Status = "deleted"
		return out
	}
	out.Sets = setsOf(e.card)
	return out
}

// recordOf writes an entry as a record. One that was withdrawn since it was
// listed is told as deleted.
func (h *Handler) recordOf(r *http.Request, e entry) (record, error) {
	if e.card == nil {
		return record{Header: h.headerOf(r, e)}, nil
	}
	doc, err := h.Library.Head(r.Context(), e.stamp.ID)
	if errors.Is(err, schema.ErrGone) || errors.Is(err, schema.ErrNotFound) {
		e.card = nil
		return record{Header: h.headerOf(r, e)}, nil
	}
	if err != nil {
		return record{}, err
	}
	addresses := []string{h.Base(r) + "/d/" + string(doc.ID)}
	if h.File != nil {
		if path := h.File(doc); path != "" {
			addresses = append(addresses, h.Base(r)+path)
		}
	}
	if doc.AttachedTo, err = h.shown(r.Context(), doc.AttachedTo); err != nil {
		return record{}, err
	}
	return record{h.headerOf(r, e), &metadata{dublinCore(doc, addresses...)}}, nil
}

// shown returns those of some documents that who asks may see.
func (h *Handler) shown(ctx context.Context, ids []schema.ID) ([]schema.ID, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	cards, err := h.Library.Cards(ctx, ids)
	if err != nil {
		return nil, err
	}
	var out []schema.ID
	for _, c := range cards {
		out = append(out, c.ID)
	}
	return out, nil
}

// WriteDublinCore writes a document as a file of its own in the form oai_dc,
// with an identifier beside those that it states.
func WriteDublinCore(w io.Writer, doc *schema.Document, identifier string) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	return xml.NewEncoder(w).EncodeElement(dublinCore(doc, identifier), xml.StartElement{Name: xml.Name{Local: "oai_dc:dc"}})
}

// dublinCore describes a document in the fifteen elements, with labels in its
// own language. The addresses are those of its page and of its file, which
// harvesters ask for the full text.
func dublinCore(doc *schema.Document, addresses ...string) dc {
	l := doc.Language
	if !l.Spoken() {
		l = schema.English
	}
	out := dc{DCNamespace: dcNamespace + "/", Elements: "http://purl.org/dc/elements/1.1/", XSI: "http://www.w3.org/2001/XMLSchema-instance",
		Location: dcNamespace + "/ " + dcNamespace + ".xsd"}
	put := func(list *[]string, values ...string) {
		for _, v := range values {
			if v = strings.TrimSpace(v); v != "" && !slices.Contains(*list, v) {
				*list = append(*list, v)
			}
		}
	}
	put(&out.Title, doc.Title)
	for _, name := range doc.Creators {
		put(&out.Creator, schema.PreferredName(name, doc.Language))
	}
	for _, t := range doc.Topics {
		put(&out.Subject, t.Topic.Name(l))
	}
	put(&out.Description, doc.Abstract)
	put(&out.Publisher, schema.PreferredName(doc.Publisher, doc.Language))
	put(&out.Date, string(doc.Published))
	if doc.Kind != "" {
		put(&out.Type, doc.Kind.Name(l))
	}
	put(&out.Format, doc.Original.MediaType)
	put(&out.Identifier, addresses...)
	put(&out.Identifier, doc.Identifiers...)
	put(&out.Source, doc.SourceURL)
	put(&out.Language, string(doc.Language))
	for _, p := range doc.Places {
		if p.Covered() {
			put(&out.Coverage, p.Place.Name(l))
		}
	}
	put(&out.Relation, doc.Collections...)
	for _, id := range doc.AttachedTo {
		if base, ok := strings.CutSuffix(addresses[0], string(doc.ID)); ok {
			put(&out.Relation, base+string(id))
		}
	}
	put(&out.Rights, doc.Rights)
	return out
}
