package web

import (
	"net/http"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
)

// topicPage is a concept of the thesaurus and its documents.
type topicPage struct {
	frame
	Topic     *schema.Topic
	Name      string
	Note      string
	Labels    []topicLabels
	Broader   []link
	Narrower  []link
	Related   []link
	Documents int
	DocsURL   string
	Corridors []countedCorridor
	Newest    []schema.Card
	Feed      string
}

// topicLabels are the labels of a concept in one language.
type topicLabels struct {
	Lang schema.Lang
	Pref string
	Alt  []string
}

func (s *Server) topic(r *request) error {
	t, ok := schema.TopicByID(schema.Term(r.Param("topic")))
	if !ok {
		return schema.ErrNotFound
	}
	name := capital(t.PrefLabel.In(r.Lang))
	page := topicPage{frame: s.frame(r, routeTopics, name), Topic: t, Name: name, Note: t.ScopeNote[r.Lang]}
	page.Description = page.Note
	for _, l := range schema.Langs {
		page.Labels = append(page.Labels, topicLabels{l, t.PrefLabel.In(l), t.Words(l)[1:]})
	}
	if t.Broader != "" {
		page.Broader = topicLinks(r.Lang, t.Broader)
	}
	page.Narrower, page.Related = topicLinks(r.Lang, t.Narrower...), topicLinks(r.Lang, t.Related...)
	about := only(search.FacetTopic, string(t.ID))
	page.DocsURL = resultsAddress(r.Lang, about)
	page.Feed = feedAddress(r.Lang, about)
	about.Lang, about.Size, about.Sort = r.Lang, corridorDocuments, search.ByNewest
	res, err := s.Finder.Search(r.ctx(), about)
	if err != nil {
		return err
	}
	page.Documents = res.Total
	if page.Newest, err = s.Catalogue.Cards(r.ctx(), hitIDs(res.Hits)); err != nil {
		return err
	}
	page.Corridors = countedCorridors(r.Lang, res, 10)
	return s.render(r, http.StatusOK, "topic.html", page)
}

func topicLinks(l schema.Lang, terms ...schema.Term) []link {
	var out []link
	for _, t := range terms {
		if t.Known() {
			out = append(out, link{capital(t.Name(l)), address(l, routeTopics, string(t))})
		}
	}
	return out
}

// topicsPage is the thesaurus as a tree.
type topicsPage struct {
	frame
	Tree []topicNode
}

type topicNode struct {
	countedValue
	Narrower []topicNode
}

func (s *Server) topics(r *request) error {
	res, err := s.Finder.Search(r.ctx(), search.Query{Lang: r.Lang, Size: 1})
	if err != nil {
		return err
	}
	counts := map[string]int{}
	for _, v := range facetOf(res, search.FacetTopic).Values {
		counts[v.Value] = v.Count
	}
	page := topicsPage{frame: s.frame(r, routeTopics, s.locales[r.Lang].say("nav.topics"))}
	page.Tree = topicTree(r.Lang, "", counts)
	return s.render(r, http.StatusOK, "topics.html", page)
}

// topicTree returns the concepts directly below one, with those below them.
func topicTree(l schema.Lang, above schema.Term, counts map[string]int) []topicNode {
	var out []topicNode
	for _, t := range schema.Topics() {
		if t.Broader == above {
			out = append(out, topicNode{countedValue{string(t.ID), capital(t.PrefLabel.In(l)), address(l, routeTopics, string(t.ID)), counts[string(t.ID)]},
				topicTree(l, t.ID, counts)})
		}
	}
	return out
}
