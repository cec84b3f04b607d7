package web

import (
	"cmp"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
	"github.com/simde/simde/web/original"
)

// apiHits is the answer to a search, for programs.
type apiHits struct {
	Total      int                   `json:"total"`    // documents; as many as all pages have hits, with the copies under them
	Distinct   int                   `json:"distinct"` // hits of all pages
	Page       int                   `json:"page"`
	Size       int                   `json:"size"`
	TookMS     float64               `json:"took_ms"`
	DidYouMean string                `json:"did_you_mean,omitempty"`
	Notes      []apiNote             `json:"notes,omitempty"`
	Expansions []apiExpansion        `json:"expansions,omitempty"`
	Hits       []apiHit              `json:"hits"`
	Facets     map[string][]apiValue `json:"facets"`
	Next       string                `json:"next,omitempty"`
}

// apiExpansion is what a part of the search also asks for; drop=KEY takes it out.
type apiExpansion struct {
	Key   string    `json:"key"`
	From  string    `json:"from"`
	Terms []apiTerm `json:"terms"`
}

type apiTerm struct {
	Language schema.Lang `json:"language"`
	Text     string      `json:"text"`
	Weight   float64     `json:"weight"`
}

type apiNote struct {
	Code string `json:"code"`
	Arg  string `json:"arg,omitempty"`
}

type apiHit struct {
	apiCard
	Score    float64      `json:"score"`
	PageHits int          `json:"page_hits"`
	Copies   int          `json:"copies,omitempty"`
	CopyIDs  []schema.ID  `json:"copy_ids,omitempty"` // of the near-identical documents that are no hits of their own
	Hits     []apiPageHit `json:"pages_hit"`
}

// apiCard is what a list says of a document, for programs.
type apiCard struct {
	ID        schema.ID   `json:"id"`
	URL       string      `json:"url"`
	Title     string      `json:"title"`
	Abstract  string      `json:"description,omitempty"`
	Language  schema.Lang `json:"language,omitempty"`
	Kind      schema.Kind `json:"type,omitempty"`
	Publisher string      `json:"publisher,omitempty"`    // as the document or its catalogue names it
	PubID     string      `json:"publisher_id,omitempty"` // of the organisation in the vocabulary
	Creators  []string    `json:"creator,omitempty"`
	Date      schema.Date `json:"date,omitempty"`
	Corridors []string    `json:"corridors,omitempty"`
	Pages     int         `json:"pages"`
	MediaType string      `json:"media_type"`
	Bytes     int64       `json:"bytes"`
	Source    string      `json:"source,omitempty"`
	Sets      []string    `json:"is_part_of,omitempty"` // collections, by name
}

type apiPageHit struct {
	Page    int       `json:"page"`           // through all files of the document
	Part    int       `json:"part,omitempty"` // of several files, which
	Within  int       `json:"page_in_part,omitempty"`
	URL     string    `json:"url"`
	Snippet []apiSpan `json:"snippet"`
}

type apiSpan struct {
	Text string `json:"text"`
	Mark bool   `json:"mark,omitempty"`
}

type apiValue struct {
	Value string `json:"value"`
	Label string `json:"label"`
	Count int    `json:"count"`
}

// apiRoutes registers the addresses. GET and HEAD are answered alike.
func (s *Server) apiRoutes(get func(string, schema.Lang, frame.Handler), post func(string, frame.Handler)) {
	for _, o := range s.operations() {
		if o.method == http.MethodPost {
			post(o.routed(), o.checked())
			continue
		}
		get(o.routed(), schema.English, o.checked())
	}
}

func (s *Server) apiSearch(r *frame.Request) error {
	q, err := apiQuery(r)
	if err != nil {
		return err
	}
	res, err := s.Finder.Search(r.Ctx(), q)
	if err != nil {
		return err
	}
	cards, err := s.Catalogue.Cards(r.Ctx(), listing.IDs(res.Hits))
	if err != nil {
		return err
	}
	out := apiHits{Total: res.Total, Distinct: res.Distinct, Page: max(q.Page, 1), Size: listing.Size(q), TookMS: float64(res.Took.Microseconds()) / 1000,
		DidYouMean: res.DidYouMean, Hits: []apiHit{}, Facets: map[string][]apiValue{}}
	for _, n := range res.Notes {
		out.Notes = append(out.Notes, apiNote{n.Code, n.Arg})
	}
	for _, x := range res.Expansions {
		e := apiExpansion{x.Key, x.From, []apiTerm{}}
		for _, t := range x.Terms {
			e.Terms = append(e.Terms, apiTerm{t.Lang, t.Text, t.Weight})
		}
		out.Expansions = append(out.Expansions, e)
	}
	for _, h := range listing.Hits(s.Site.Locale(q.Lang), q, res.Hits, cards) {
		out.Hits = append(out.Hits, hitOf(s.Site.Base(r.Request), h))
	}
	for _, f := range res.Facets {
		values := []apiValue{}
		for _, v := range f.Values {
			values = append(values, apiValue{v.Value, listing.FacetLabel(s.Site.Locale(q.Lang), f.Facet, v.Value), v.Count})
		}
		out.Facets[string(f.Facet)] = values
	}
	if out.Page*out.Size < res.Distinct {
		next := r.Request.URL.Query()
		next.Set("page", strconv.Itoa(out.Page+1))
		out.Next = s.Site.Base(r.Request) + frame.APIPath + "/documents?" + next.Encode()
	}
	return r.WriteJSON(out)
}

func hitOf(base string, h listing.Hit) apiHit {
	out := apiHit{apiCard: cardOf(base, h.Card), Score: h.Score, PageHits: h.PageHits, Copies: len(h.Copies), CopyIDs: h.Copies, Hits: []apiPageHit{}}
	for _, p := range h.Pages {
		out.Hits = append(out.Hits, pageHitOf(base, p))
	}
	return out
}

func pageHitOf(base string, p listing.PageHit) apiPageHit {
	out := apiPageHit{Page: p.Number, URL: base + p.URL, Snippet: spansForPrograms(p.Snippet)}
	if part, within := schema.Locate(p.Parts, p.Number); part > 0 {
		out.Part, out.Within = part, within
	}
	return out
}

func spansForPrograms(spans []search.Span) []apiSpan {
	out := []apiSpan{}
	for _, x := range spans {
		out = append(out, apiSpan(x))
	}
	return out
}

func cardOf(base string, c schema.Card) apiCard {
	out := apiCard{ID: c.ID, URL: base + "/d/" + string(c.ID), Title: c.Title, Abstract: c.Abstract, Language: c.Language,
		Kind: c.Kind, Publisher: c.Publisher, Creators: c.Creators, Date: c.Published, Pages: c.Pages,
		MediaType: c.Original.MediaType, Bytes: c.Original.Size, Source: c.SourceURL, Sets: c.Collections}
	if o, ok := schema.ReadOrganisation(c.Publisher, ""); ok {
		out.PubID = o.ID
	}
	for _, x := range c.Corridors {
		out.Corridors = append(out.Corridors, x.String())
	}
	return out
}

// apiFull is everything that SIMDE says of a document, with its evidence.
type apiFull struct {
	apiCard
	Hash          schema.Hash         `json:"sha256,omitempty"` // of the file, or the first of several; of a record there is none
	File          string              `json:"file,omitempty"`
	Parts         []apiFile           `json:"parts,omitempty"`     // where it has several files
	Versions      []apiFile           `json:"versions,omitempty"`  // the files of earlier versions
	Languages     []schema.Lang       `json:"languages,omitempty"` // where a catalogue states several
	Identifiers   []string            `json:"identifier,omitempty"`
	Rights        string              `json:"rights,omitempty"`
	Organisations []string            `json:"organisations,omitempty"`
	Basis         map[string]apiBasis `json:"basis"`
	Places        []apiPlace          `json:"places"`
	CorridorsSaid []apiCorridor       `json:"corridor_readings"`
	Topics        []apiTopic          `json:"topics"`
	Routes        []apiRoute          `json:"routes,omitempty"`
	Claims        []apiClaim          `json:"claims"`
	Events        []apiEvent          `json:"events"`
	Contacts      []apiContact        `json:"contacts"`
	Warnings      []string            `json:"warnings,omitempty"`
}

type apiBasis struct {
	By         schema.Authority `json:"by"`
	Confidence float64          `json:"confidence"`
	Evidence   []apiEvidence    `json:"evidence,omitempty"`
}

type apiEvidence struct {
	Page    int    `json:"page,omitempty"`
	Passage string `json:"passage"`
	Rule    string `json:"rule,omitempty"`
}

type apiPlace struct {
	Place schema.Place  `json:"place"`
	Roles []schema.Role `json:"roles"`
	apiBasis
}

type apiCorridor struct {
	Corridor string          `json:"corridor"`
	Kind     schema.Relation `json:"kind"`
	apiBasis
}

type apiTopic struct {
	Topic  schema.Term `json:"topic"`
	Weight float64     `json:"weight"`
	apiBasis
}

// apiRoute is a way of several legs.
type apiRoute struct {
	Places []schema.Place `json:"places"`
	apiBasis
}

// apiClaim is a number that the document gives of a corridor or of one end.
type apiClaim struct {
	Corridor string              `json:"corridor"` // "MX-US", "*-US"
	Value    float64             `json:"value"`
	Unit     string              `json:"unit"`
	Measure  schema.ClaimMeasure `json:"measure,omitempty"` // what it counts: "residents"
	Year     int                 `json:"year,omitempty"`
	apiBasis
}

// apiEvent is a date that the document speaks of and that is not its own.
type apiEvent struct {
	Date schema.Date `json:"date"`
	apiBasis
}

// apiContact is whom the document names to write to.
type apiContact struct {
	Name         string `json:"name,omitempty"`
	Organisation string `json:"organisation,omitempty"`
	Email        string `json:"email,omitempty"`
	Phone        string `json:"phone,omitempty"`
}

func basisForPrograms(b schema.Basis) apiBasis {
	out := apiBasis{By: b.By, Confidence: b.Confidence}
	for _, e := range b.Evidence {
		out.Evidence = append(out.Evidence, apiEvidence{e.Page, e.Passage, e.Rule})
	}
	return out
}

func (s *Server) apiDocument(r *frame.Request) error {
	doc, err := s.Catalogue.Head(r.Ctx(), schema.ID(r.Param("id")))
	if err != nil {
		return err
	}
	cards, err := s.Catalogue.Cards(r.Ctx(), []schema.ID{doc.ID})
	if err != nil || len(cards) == 0 {
		return cmp.Or(err, schema.ErrNotFound)
	}
	out := apiFull{apiCard: cardOf(s.Site.Base(r.Request), cards[0]), Hash: doc.Original.Hash, Languages: doc.Languages,
		Identifiers: doc.Identifiers, Rights: doc.Rights, Organisations: doc.Organisations, Warnings: doc.Warnings,
		Basis: map[string]apiBasis{}, Places: []apiPlace{}, CorridorsSaid: []apiCorridor{}, Topics: []apiTopic{},
		Claims: []apiClaim{}, Events: []apiEvent{}, Contacts: []apiContact{}}
	if doc.HasFile() {
		out.File = s.Site.Base(r.Request) + original.Address(schema.English, doc)
	}
	out.addFiles(s.Site.Base(r.Request), doc)
	for f, b := range doc.Basis {
		out.Basis[string(f)] = basisForPrograms(b)
	}
	for _, p := range doc.Places {
		out.Places = append(out.Places, apiPlace{p.Place, p.Roles, basisForPrograms(p.Basis)})
	}
	for _, c := range doc.Corridors {
		out.CorridorsSaid = append(out.CorridorsSaid, apiCorridor{c.Corridor.String(), c.Kind, basisForPrograms(c.Basis)})
	}
	for _, t := range doc.Topics {
		out.Topics = append(out.Topics, apiTopic{t.Topic, t.Weight, basisForPrograms(t.Basis)})
	}
	for _, x := range doc.Routes {
		out.Routes = append(out.Routes, apiRoute{x.Places, basisForPrograms(x.Basis)})
	}
	for _, c := range doc.Claims {
		out.Claims = append(out.Claims, apiClaim{c.Corridor.String(), c.Value, c.Unit, c.Measure, c.Year, basisForPrograms(c.Basis)})
	}
	for _, e := range doc.Events {
		out.Events = append(out.Events, apiEvent{e.Date, basisForPrograms(e.Basis)})
	}
	for _, c := range doc.Contacts {
		out.Contacts = append(out.Contacts, apiContact(c))
	}
	return r.WriteJSON(out)
}

// apiPageHits are the pages of a document on which a query is found.
type apiPageHits struct {
	Total int          `json:"total"`
	Pages []apiPageHit `json:"pages"`
}

// apiPageHits lists every page of a document on which a query is found.
func (s *Server) apiPageHits(r *frame.Request) error {
	id := schema.ID(r.Param("id"))
	cards, err := s.Catalogue.Cards(r.Ctx(), []schema.ID{id})
	if err != nil || len(cards) == 0 {
		return cmp.Or(err, schema.ErrNotFound)
	}
	q, err := search.Parse(url.Values{"q": {r.Query("q")}})
	if err != nil {
		return err
	}
	q.Lang = frame.LangParam(r)
	hits, err := s.Finder.PageHits(r.Ctx(), q, id)
	if err != nil {
		return err
	}
	out := apiPageHits{len(hits), []apiPageHit{}}
	for _, h := range hits {
		out.Pages = append(out.Pages, pageHitOf(s.Site.Base(r.Request), listing.PageHit{PageHit: h, Parts: cards[0].Parts, URL: frame.HitAddress(q.Lang, q, id, h.Number)}))
	}
	return r.WriteJSON(out)
}

// apiPageText is the text of a page.
type apiPageText struct {
	Page     int         `json:"page"`
	Label    string      `json:"label"` // as it is printed on the page
	Language schema.Lang `json:"language"`
	Text     string      `json:"text"`
	Engine   string      `json:"engine"` // that read it
}

// apiPage gives out the text of one page.
func (s *Server) apiPage(r *frame.Request) error {
	n, err := strconv.Atoi(strings.TrimSpace(r.Param("page")))
	if err != nil {
		return schema.ErrInvalid
	}
	pages, err := s.Catalogue.Pages(r.Ctx(), schema.ID(r.Param("id")), []int{n})
	if err != nil || len(pages) == 0 {
		return cmp.Or(err, schema.ErrNotFound)
	}
	p := pages[0]
	return r.WriteJSON(apiPageText{p.Number, p.Label, p.Language, p.Text, p.Engine})
}
