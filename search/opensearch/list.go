package opensearch

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"net/http"

	"github.com/simde/simde/indexer"
	"github.com/simde/simde/schema"
)

// keepAlive is how long the cluster keeps a state that is being listed between
// two calls.
const keepAlive = "5m"

// listedAtOnce is how many documents are listed in one call.
const listedAtOnce = 5000

// Contents yields every document with the hash of what was indexed of it.
func (x *Index) Contents(ctx context.Context) iter.Seq2[indexer.Content, error] {
	return x.serving.Contents(ctx)
}

// Contents yields every document of a generation with the hash of what was
// indexed of it.
func (g generation) Contents(ctx context.Context) iter.Seq2[indexer.Content, error] {
	return func(yield func(indexer.Content, error) bool) {
		body := object{"query": object{"match_all": object{}}, "sort": []object{{"id": "asc"}}, "docvalue_fields": []string{"id", "hash"}}
		err := g.list(ctx, body, func(h searchHit) bool {
			return yield(indexer.Content{ID: schema.ID(h.text("id")), Hash: h.text("hash")}, nil)
		})
		if err != nil {
			yield(indexer.Content{}, fmt.Errorf("read the index: %w", err))
		}
	}
}

// list calls take for all that a search finds, in one state, until it returns
// false. The search is sorted, and totally.
func (g generation) list(ctx context.Context, body object, take func(searchHit) bool) (err error) {
	pit, err := g.x.openState(ctx, g.docs)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, g.x.closeState(context.WithoutCancel(ctx), pit)) }()
	body["pit"], body["size"], body["track_total_hits"] = object{"id": pit, "keep_alive": keepAlive}, listedAtOnce, false
	for {
		var got answer
		if err := g.x.client.do(ctx, http.MethodPost, "/_search", body, &got); err != nil {
			return err
		}
		if err := got.whole(); err != nil {
			return err
		}
		for _, h := range got.Hits.Hits {
			if !take(h) {
				return nil
			}
		}
		if len(got.Hits.Hits) < listedAtOnce {
			return nil
		}
		body["search_after"] = got.Hits.Hits[len(got.Hits.Hits)-1].Sort
	}
}

// openState has the cluster keep one state of an index. OpenSearch and
// Elasticsearch call it differently.
func (x *Index) openState(ctx context.Context, index string) (string, error) {
	path := "/" + index + "/_search/point_in_time?keep_alive=" + keepAlive
	if x.elastic {
		path = "/" + index + "/_pit?keep_alive=" + keepAlive
	}
	var got struct {
		OpenSearch string `json:"pit_id"`
		Elastic    string `json:"id"`
	}
	if err := x.client.do(ctx, http.MethodPost, path, nil, &got); err != nil {
		return "", err
	}
	return got.OpenSearch + got.Elastic, nil
}

func (x *Index) closeState(ctx context.Context, id string) error {
	path, body := "/_search/point_in_time", object{"pit_id": []string{id}}
	if x.elastic {
		path, body = "/_pit", object{"id": id}
	}
	return x.client.do(ctx, http.MethodDelete, path, body, nil)
}

// answer is what the cluster answers to a search.
type answer struct {
	TimedOut bool                        `json:"timed_out"`
	Shards   struct{ Total, Failed int } `json:"_shards"`
	Hits     struct {
		Total struct{ Value int }
		Hits  []searchHit
	}
	Aggregations map[string]json.RawMessage
	Error        json.RawMessage // of one of several
	Status       int
}

// searchHit is what is read of a document that was found.
type searchHit struct {
	Score  float64 `json:"_score"`
	Sort   json.RawMessage
	Fields map[string][]any
}

// text returns the first value of a field of words, or "".
func (h *searchHit) text(field string) string {
	if vs := h.Fields[field]; len(vs) > 0 {
		s, _ := vs[0].(string) // a field of words has no other values
		return s
	}
	return ""
}

// number returns the first value of a field of numbers, or 0.
func (h *searchHit) number(field string) int64 {
	if vs := h.Fields[field]; len(vs) > 0 {
		n, _ := vs[0].(float64) // a field of numbers has no other values
		return int64(n)
	}
	return 0
}

// whole is an error where a part of the index did not answer: what is found
// without it would be wrong in silence.
func (a *answer) whole() error {
	if len(a.Error) > 0 {
		return &answerError{a.Status, reasonOf(a.Error)}
	}
	if a.Shards.Failed > 0 {
		return fmt.Errorf("%d of %d parts of the index do not answer: %w", a.Shards.Failed, a.Shards.Total, schema.ErrUnavailable)
	}
	return nil
}
