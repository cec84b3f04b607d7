package oai

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
)

// shelf is a library of numbered documents, one change an hour: even ones in
// Spanish, odd ones in French, every tenth withdrawn.
type shelf struct {
	n      int
	broken bool
}

var begin = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

func (s shelf) stamp(i int) schema.Stamp {
	x := schema.Stamp{ID: schema.ID(fmt.Sprintf("d%d", i)), Revision: schema.Revision(i), At: begin.Add(time.Duration(i) * time.Hour), Gone: i%10 == 0}
	if x.Gone && i%20 == 0 { // of the others it is not known any more what they were
		was := document(x.ID, i).Card()
		x.Was = &was
	}
	return x
}

func (s shelf) Stamps(_ context.Context, r schema.StampRange) ([]schema.Stamp, error) {
	if s.broken {
		return nil, errors.New("the disk is gone")
	}
	var out []schema.Stamp
	for i := int(r.After) + 1; i <= s.n && len(out) < r.Most; i++ {
		x := s.stamp(i)
		if x.At.Before(r.From) || !r.Until.IsZero() && !x.At.Before(r.Until) || r.ID != "" && r.ID != x.ID {
			continue
		}
		out = append(out, x)
	}
	return out, nil
}

func (s shelf) Cards(ctx context.Context, ids []schema.ID) ([]schema.Card, error) {
	var out []schema.Card
	for _, id := range ids {
		doc, err := s.Head(ctx, id)
		if err != nil {
			return nil, err
		}
		out = append(out, doc.Card())
	}
	return out, nil
}

func (s shelf) Head(_ context.Context, id schema.ID) (*schema.Document, error) {
	var i int
	if _, err := fmt.Sscanf(string(id), "d%d", &i); err != nil || i > s.n {
		return nil, schema.ErrNotFound
	}
	return document(id, i), nil
}

func document(id schema.ID, i int) *schema.Document {
	l := schema.Spanish
	if i%2 == 1 {
		l = schema.French
	}
	return &schema.Document{ID: id, Title: fmt.Sprintf("Título <%d> & más \x01", i), Language: l, Kind: "report", Publisher: "CEPAL", Published: "2019-03",
		Creators: []string{"Pérez, Ana"}, Identifiers: []string{"LC/1"}, Original: schema.Original{MediaType: "application/pdf"},
		Corridors: []schema.DocCorridor{{Corridor: schema.Corridor{Origin: "MX", Destination: "US"}}},
		Places: []schema.DocPlace{{Place: "MX", Roles: []schema.Role{schema.RoleOrigin}}, {Place: "CL", Roles: []schema.Role{schema.RolePublisher}},
			{Place: "GT", Roles: []schema.Role{schema.RoleMention}, Basis: schema.Basis{By: schema.ByManifest}}, {Place: "HN", Roles: []schema.Role{schema.RoleMention}}},
		Topics: []schema.DocTopic{{Topic: "remittances"}}}
}

// reply is what a harvester reads of an answer.
type reply struct {
	Request struct {
		Verb string `xml:"verb,attr"`
	} `xml:"request"`
	Error struct {
		Code string `xml:"code,attr"`
	} `xml:"error"`
	Identify struct {
		URL     string `xml:"baseURL"`
		Deleted string `xml:"deletedRecord"`
	}
	Sets    []string     `xml:"ListSets>set>setSpec"`
	Headers []header     `xml:"ListIdentifiers>header"`
	Records []readRecord `xml:"ListRecords>record"`
	Record  readRecord   `xml:"GetRecord>record"`
	Next    *string      `xml:"ListIdentifiers>resumptionToken"`
	More    *string      `xml:"ListRecords>resumptionToken"`
}

type readRecord struct {
	Header header `xml:"header"`
	DC     struct {
		Title      string   `xml:"title"`
		Subject    []string `xml:"subject"`
		Identifier []string `xml:"identifier"`
		Coverage   []string `xml:"coverage"`
	} `xml:"metadata>dc"`
}

func handler(l Library) *Handler {
	return &Handler{Library: l, Base: func(*http.Request) string { return "https://simde.example" }, Log: slog.New(slog.DiscardHandler),
		File: func(doc *schema.Document) string { return "/en/documents/" + string(doc.ID) + "/file.pdf" },
		Sets: func(ctx context.Context) ([]Set, error) {
			specs, err := InUse(ctx, l)
			var out []Set
			for _, s := range specs {
				out = append(out, Set{s, "the set " + s})
			}
			return out, err
		}}
}

func asked(t *testing.T, h http.Handler, query string) reply {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/oai?"+query, nil))
	if w.Code != http.StatusOK || w.Header().Get("Content-Type") != "text/xml; charset=utf-8" {
		t.Fatalf("%s: %d %s", query, w.Code, w.Header().Get("Content-Type"))
	}
	var out reply
	if err := xml.Unmarshal(w.Body.Bytes(), &out); err != nil {
		t.Fatalf("%s: %v in %s", query, err, w.Body)
	}
	if !strings.Contains(w.Body.String(), `<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"`) {
		t.Errorf("%s: the namespace is not the protocol's: %.120s", query, w.Body)
	}
	return out
}

func TestErrors(t *testing.T) {
	h := handler(shelf{n: 25})
	for query, code := range map[string]string{
		"": "badVerb", "verb=Steal": "badVerb", "verb=Identify&verb=Identify": "badVerb", "verb=Identify&x=1": "badArgument",
		"verb=GetRecord&metadataPrefix=oai_dc": "badArgument", "verb=ListRecords": "badArgument", "verb=ListRecords&metadataPrefix=marc": "cannotDisseminateFormat",
		"verb=GetRecord&metadataPrefix=marc&identifier=oai:simde.example:d1":             "cannotDisseminateFormat",
		"verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:simde.example:d99":          "idDoesNotExist",
		"verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:other.example:d1":           "idDoesNotExist",
		"verb=ListMetadataFormats&identifier=nonsense":                                   "idDoesNotExist",
		"verb=ListRecords&resumptionToken=zzz":                                           "badResumptionToken",
		"verb=ListRecords&resumptionToken=YWZ0ZXI9LTE":                                   "badResumptionToken",
		"verb=ListSets&resumptionToken=YWZ0ZXI9MQ":                                       "badResumptionToken",
		"verb=ListRecords&resumptionToken=YWZ0ZXI9MQ&metadataPrefix=oai_dc":              "badArgument",
		"verb=ListRecords&metadataPrefix=oai_dc&from=yesterday":                          "badArgument",
		"verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-02&until=2026-01-01":        "badArgument",
		"verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-02&until=2026-01-03T00:00Z": "badArgument",
		"verb=ListRecords&metadataPrefix=oai_dc&from=2027-01-01":                         "noRecordsMatch",
		"verb=ListRecords&metadataPrefix=oai_dc&set=lang:pt":                             "noRecordsMatch",
		"verb=ListRecords&metadataPrefix=oai_dc&set=nonsense":                            "noRecordsMatch",
		"verb=ListRecords&metadataPrefix=oai_dc&set=corridor:MX":                         "noRecordsMatch",
		"verb=ListIdentifiers&metadataPrefix=oai_dc&set=lang:e":                          "noRecordsMatch",
	} {
		got := asked(t, h, query)
		if got.Error.Code != code {
			t.Errorf("%s: error %q, want %q", query, got.Error.Code, code)
		}
		if wrong := code == "badVerb" || code == "badArgument" && !strings.Contains(query, "from="); wrong && got.Request.Verb != "" {
			t.Errorf("%s: a wrong request is repeated with its arguments", query)
		}
	}
	w := httptest.NewRecorder()
	handler(shelf{broken: true}).ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/oai?verb=ListRecords&metadataPrefix=oai_dc", nil))
	if w.Code != http.StatusInternalServerError || strings.Contains(w.Body.String(), "disk") {
		t.Errorf("a library that fails is answered with %d %s", w.Code, w.Body)
	}
}

// harvested follows the tokens of a list of headers.
func harvested(t *testing.T, h http.Handler, query string) (ids []string, answers int) {
	t.Helper()
	for {
		got := asked(t, h, query)
		if got.Error.Code != "" {
			t.Fatalf("%s: %s", query, got.Error.Code)
		}
		answers++
		for _, x := range got.Headers {
			ids = append(ids, x.Identifier)
		}
		if got.Next == nil || *got.Next == "" {
			if (got.Next != nil) != (answers > 1) {
				t.Errorf("%s: the last of %d answers has the token %v", query, answers, got.Next)
			}
			return ids, answers
		}
		query = "verb=ListIdentifiers&resumptionToken=" + url.QueryEscape(*got.Next)
	}
}

func TestLists(t *testing.T) {
	h := handler(shelf{n: 250})
	const list = "verb=ListIdentifiers&metadataPrefix=oai_dc"
	for _, c := range []struct {
		query         string
		count, answer int
	}{
		{list, 250, 3},
		{list + "&set=lang:fr", 138, 2}, // 125, and the 13 withdrawn ones that may have been
		{list + "&set=lang", 250, 3},
		{list + "&set=corridor", 250, 3},
		{list + "&set=corridor:MX-US", 250, 3},
		{list + "&from=2026-01-02&until=2026-01-02", 24, 1},
		{list + "&from=2026-01-01T05:00:00Z&until=2026-01-01T06:00:00Z", 2, 1},
		{list + "&until=2026-01-05&set=type:report", 119, 2},
	} {
		ids, answers := harvested(t, h, c.query)
		seen := map[string]bool{}
		for _, id := range ids {
			seen[id] = true
		}
		if len(ids) != c.count || len(seen) != c.count || answers != c.answer {
			t.Errorf("%s: %d headers, %d of them different, in %d answers, want %d in %d", c.query, len(ids), len(seen), answers, c.count, c.answer)
		}
	}
	if _, answers := harvested(t, handler(shelf{n: pageSize}), list); answers != 1 {
		t.Errorf("a list that just fits comes in %d answers", answers)
	}
}

func TestRecords(t *testing.T) {
	h := handler(shelf{n: 20})
	got := asked(t, h, "verb=ListRecords&metadataPrefix=oai_dc")
	if len(got.Records) != 20 || got.More != nil {
		t.Fatalf("%d records, token %v, want 20 and none", len(got.Records), got.More)
	}
	if r := got.Records[9]; r.Header.Status != "deleted" || r.DC.Title != "" || len(r.Header.Sets) != 0 {
		t.Errorf("a withdrawn document is told as %+v", r)
	}
	one := asked(t, h, "verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:simde.example:d2").Record
	if one.DC.Title != "Título <2> & más \ufffd" && one.DC.Title != "Título <2> & más" {
		t.Errorf("title %q", one.DC.Title)
	}
	if diff := cmp.Diff([]string{"https://simde.example/d/d2", "https://simde.example/en/documents/d2/file.pdf", "LC/1"}, one.DC.Identifier); diff != "" {
		t.Errorf("identifiers (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"México", "Guatemala"}, one.DC.Coverage); diff != "" {
		t.Errorf("coverage (-want +got):\n%s", diff)
	}
	want := header{Identifier: "oai:simde.example:d2", Datestamp: "2026-01-01T02:00:00Z", Sets: []string{"lang:es", "type:report", "corridor:MX-US"}}
	if diff := cmp.Diff(want, one.Header); diff != "" {
		t.Errorf("header (-want +got):\n%s", diff)
	}
	if gone := asked(t, h, "verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:simde.example:d10").Record; gone.Header.Status != "deleted" {
		t.Errorf("a withdrawn document is given as %+v", gone)
	}
}

func TestIdentifyAndPost(t *testing.T) {
	h := handler(shelf{n: 1})
	if got := asked(t, h, "verb=Identify").Identify; got.URL != "https://simde.example/oai" || got.Deleted != "persistent" {
		t.Errorf("Identify = %+v", got)
	}
	want := []string{"corridor", "corridor:MX-US", "lang", "lang:es", "lang:fr", "type", "type:report"}
	if diff := cmp.Diff(want, asked(t, handler(shelf{n: 2*readAtOnce + 1}), "verb=ListSets").Sets); diff != "" {
		t.Errorf("ListSets (-want +got):\n%s", diff)
	}
	if got := asked(t, h, "verb=ListMetadataFormats&identifier=oai:simde.example:d1"); got.Error.Code != "" {
		t.Errorf("ListMetadataFormats: %s", got.Error.Code)
	}
	w := httptest.NewRecorder()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/oai", strings.NewReader("verb=Identify"))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	h.ServeHTTP(w, r)
	if !strings.Contains(w.Body.String(), "<repositoryName>SIMDE</repositoryName>") {
		t.Errorf("by POST: %s", w.Body)
	}
}

func FuzzTokens(f *testing.F) {
	f.Add("YWZ0ZXI9MTAwJnNldD1sYW5nOmVz")
	f.Add("%%%")
	h := handler(shelf{n: 12})
	f.Fuzz(func(t *testing.T, token string) {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/oai?verb=ListRecords&resumptionToken="+url.QueryEscape(token), nil))
		if w.Code != http.StatusOK || xml.Unmarshal(w.Body.Bytes(), new(reply)) != nil {
			t.Errorf("token %q is answered with %d %s", token, w.Code, w.Body)
		}
	})
}
