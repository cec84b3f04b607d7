package opensearch

import (
	"strconv"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/plan"
)

// The fields that package plan does not name.
const (
	quoted      = "q_" // forms of pages
	quotedTitle = "u_" // forms of the title
	dictionary  = "k_" // the words of Form, each once
	names       = "n"
)

// gap is what stands for a function word where stems are written.
const gap = "_"

// between is how far the pages of one document stand apart: farther than any
// phrase reaches.
const between = 5000

// forgotten is how long the cluster remembers a document that was deleted, so
// that an old write of it is refused.
const forgotten = "1h"

// rawFrequency is the similarity that makes scores of frequencies. Of a phrase
// it is counted for each of its words.
const rawFrequency = "return query.boost * doc.freq;"

func (x *Index) settings(shards int) object {
	return object{
		"index": object{
			"number_of_shards":     shards,
			"auto_expand_replicas": "0-1", // a copy of each shard as soon as a second node can hold it
			"refresh_interval":     "-1",  // what was written is shown when all of it is
			"gc_deletes":           forgotten,
			"max_result_window":    mostHits,
		},
		"analysis": object{
			"filter":   object{"gaps": object{"type": "stop", "stopwords": []string{gap}}},
			"analyzer": object{"words": object{"type": "custom", "tokenizer": "whitespace", "filter": []string{"gaps"}}},
		},
		"similarity": object{"raw": object{"type": "scripted", "script": object{"source": rawFrequency}}},
	}
}

func text(options string) object {
	out := object{"type": "text", "analyzer": "words", "similarity": "raw", "norms": false, "index_options": options}
	if options == "positions" {
		out["position_increment_gap"] = between
	}
	return out
}

// keyword is a field of whole values: to be found by, to be read of a document.
func keyword(found, read bool) object {
	return object{"type": "keyword", "index": found, "doc_values": read}
}

func number(kind string, found bool) object { return object{"type": kind, "index": found} }

func mapping(fields object) object {
	return object{"dynamic": "strict", "_source": object{"enabled": false}, "properties": fields}
}

// docsMapping is of the index of documents.
func docsMapping() object {
	fields := object{
		names: text("freqs"), plan.Author: text("positions"), plan.Exact: keyword(true, false),
		"len": number("integer", false), "date": number("integer", false), "dateup": number("long", false), "came": number("long", false),
		"pages": object{"type": "integer", "index": false, "doc_values": false, "store": true},
		"st":    keyword(false, true), "ty": text("positions"), "id": keyword(true, true), "hash": keyword(false, true),
		"grp": keyword(true, true), "fold": keyword(true, true),
	}
	for _, r := range plan.Readings {
		fields[plan.Page+r.Suffix], fields[plan.Title+r.Suffix] = text("positions"), text("positions")
		fields[plan.Form+r.Suffix], fields[dictionary+r.Suffix] = text("freqs"), keyword(false, true)
		if r.Lang.Spoken() {
			fields[quoted+r.Suffix], fields[quotedTitle+r.Suffix] = text("positions"), text("positions")
		}
	}
	for i := range search.Columns {
		fields[facetField(i)], fields[widerField(i)] = keyword(true, true), keyword(true, false)
	}
	return mapping(fields)
}

// pagesMapping is of the index of pages.
func pagesMapping() object {
	fields := object{"doc": keyword(true, true), "number": number("integer", true)}
	for _, r := range plan.Readings {
		fields[plan.Page+r.Suffix] = text("positions")
		if r.Lang.Spoken() {
			fields[quoted+r.Suffix] = text("positions")
		}
	}
	return mapping(fields)
}

// metaMapping is of the index of one document.
func metaMapping() object {
	return object{"dynamic": "strict", "properties": object{
		"revision": number("long", false), "epoch": keyword(false, false), "identity": keyword(false, false),
		"state": keyword(false, false), "analysis": keyword(false, false), "written": number("long", false),
	}}
}

// facetField holds the values of a facet.
func facetField(facet int) string { return "f" + strconv.Itoa(facet) }

// widerField holds what else finds the values of a facet: what they lie within.
func widerField(facet int) string { return "v" + strconv.Itoa(facet) }

// quotedField returns the field of forms beside a field of stems. In no language
// the stems are the forms.
func quotedField(field string) string {
	for _, l := range schema.Langs {
		switch field {
		case plan.Page + string(l):
			return quoted + string(l)
		case plan.Title + string(l):
			return quotedTitle + string(l)
		}
	}
	return field
}
