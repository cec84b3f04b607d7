package page

import (
	"net/http"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
)

// Topics are the pages of the thesaurus.
type Topics struct {
	Site      *frame.Site
	Finder    search.Engine
	Catalogue cardReader
}

// topicPage is a concept of the thesaurus and its documents.
type topicPage struct {
	frame.Frame
	Topic     *schema.Topic
	Name      string
	Note      string
	Labels    []topicLabels
	Broader   []frame.Link
	Narrower  []frame.Link
	Related   []frame.Link
	Documents int
	DocsURL   string
	Corridors []listing.CountedCorridor
	Newest    []schema.Card
	Feed      string
	Follow    string
}

// topicLabels are the labels of a concept in one language.
type topicLabels struct {
	Lang schema.Lang
	Pref string
	Alt  []string
}

// Show answers with the page of a topic.
func (s *Topics) Show(r *frame.Request) error {
	t, ok := schema.TopicByID(schema.Term(r.Param("topic")))
	if !ok {
		return schema.ErrNotFound
	}
	name := frame.Capital(t.PrefLabel.In(r.Lang))
	page := topicPage{Frame: s.Site.Frame(r, frame.RouteTopics, name), Topic: t, Name: name, Note: t.ScopeNote[r.Lang]}
	page.Description = page.Note
	for _, l := range schema.Langs {
		page.Labels = append(page.Labels, topicLabels{l, t.PrefLabel.In(l), t.Words(l)[1:]})
	}
	if t.Broader != "" {
		page.Broader = topicLinks(r.Lang, t.Broader)
	}
	page.Narrower, page.Related = topicLinks(r.Lang, t.Narrower...), topicLinks(r.Lang, t.Related...)
	about := listing.Only(search.FacetTopic, string(t.ID))
	page.DocsURL = frame.ResultsAddress(r.Lang, about)
	page.Feed, page.Follow = frame.FeedAddress(r.Lang, about), frame.FollowAddress(r.Lang, about)
	about.Lang, about.Size, about.Sort = r.Lang, listing.NewestShown, search.ByNewest
	res, err := s.Finder.Search(r.Ctx(), about)
	if err != nil {
		return err
	}
	page.Documents = res.Total
	if page.Newest, err = s.Catalogue.Cards(r.Ctx(), listing.IDs(res.Hits)); err != nil {
		return err
	}
	page.Corridors = listing.TopCorridors(r.Lang, res, 10)
	return s.Site.Render(r, http.StatusOK, "topic.html", page)
}

func topicLinks(l schema.Lang, terms ...schema.Term) []frame.Link {
	var out []frame.Link
	for _, t := range terms {
		if t.Known() {
			out = append(out, frame.Link{Label: frame.Capital(t.Name(l)), URL: frame.Address(l, frame.RouteTopics, string(t))})
		}
	}
	return out
}

// topicsPage is the thesaurus as a tree.
type topicsPage struct {
	frame.Frame
	Tree []topicNode
}

type topicNode struct {
	listing.Counted
	Narrower []topicNode
}

// List shows the thesaurus as a tree.
func (s *Topics) List(r *frame.Request) error {
	res, err := s.Finder.Search(r.Ctx(), search.Query{Lang: r.Lang, Size: 1})
	if err != nil {
		return err
	}
	counts := map[string]int{}
	for _, v := range listing.Counts(res, search.FacetTopic).Values {
		counts[v.Value] = v.Count
	}
	page := topicsPage{Frame: s.Site.Frame(r, frame.RouteTopics, s.Site.Locale(r.Lang).Say("nav.topics"))}
	page.Tree = topicTree(r.Lang, "", counts)
	return s.Site.Render(r, http.StatusOK, "topics.html", page)
}

// topicTree returns the concepts directly below one, with those below them.
func topicTree(l schema.Lang, above schema.Term, counts map[string]int) []topicNode {
	var out []topicNode
	for _, t := range schema.Topics() {
		if t.Broader == above {
			out = append(out, topicNode{listing.Counted{Value: string(t.ID), Label: frame.Capital(t.PrefLabel.In(l)), URL: frame.Address(l, frame.RouteTopics, string(t.ID)), Count: counts[string(t.ID)]},
				topicTree(l, t.ID, counts)})
		}
	}
	return out
}
