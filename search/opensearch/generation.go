package opensearch

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/simde/simde/indexer"
)

// kinds are the indices of a generation.
var kinds = []string{"docs", "pages", "meta"}

// named returns the generation of a name.
func (x *Index) named(name string) generation {
	p := x.config.Prefix + "-" + name + "-"
	return generation{x: x, docs: p + "docs", pages: p + "pages", meta: p + "meta"}
}

// indices are the names of a generation's indices, in the order of kinds.
func (g generation) indices() []string { return []string{g.docs, g.pages, g.meta} }

// first is the name of the generation that is made where there is none. It is
// always the same, so that of two processes one makes it.
const first = "first"

// found makes an empty index where there is none.
func (x *Index) found(ctx context.Context) error {
	err := x.client.do(ctx, http.MethodGet, "/_alias/"+x.serving.meta, nil, nil)
	if statusOf(err) != http.StatusNotFound {
		return err
	}
	g := x.named(first)
	if err := g.make(ctx); err != nil {
		return err
	}
	return x.serve(ctx, g)
}

// make makes the indices of a generation. One that is there is left alone.
func (g generation) make(ctx context.Context) error {
	for i, mapping := range []object{docsMapping(), pagesMapping(), metaMapping()} {
		shards := g.x.config.Shards
		if kinds[i] == "meta" {
			shards = 1
		}
		err := g.x.client.do(ctx, http.MethodPut, "/"+g.indices()[i], object{"settings": g.x.settings(shards), "mappings": mapping}, nil)
		if err != nil && !strings.Contains(err.Error(), "resource_already_exists") {
			return fmt.Errorf("make index %s: %w", g.indices()[i], err)
		}
	}
	return nil
}

// serve has the aliases point to a generation, all at once.
func (x *Index) serve(ctx context.Context, g generation) error {
	var actions []object
	for i, alias := range x.serving.indices() {
		actions = append(actions, object{"remove": object{"index": x.config.Prefix + "-*-" + kinds[i], "alias": alias, "must_exist": false}})
	}
	for i, alias := range x.serving.indices() {
		actions = append(actions, object{"add": object{"index": g.indices()[i], "alias": alias}})
	}
	if err := x.client.do(ctx, http.MethodPost, "/_aliases", object{"actions": actions}, nil); err != nil {
		return fmt.Errorf("serve the new index: %w", err)
	}
	x.forget()
	return nil
}

// Rebuild makes a new generation beside the one that serves, lets fill write it,
// and then serves the new one. Where fill fails the old one stays. The old one is
// removed later, when nobody reads it any more.
func (x *Index) Rebuild(ctx context.Context, fill func(context.Context, indexer.Index) error) error {
	if err := x.sweep(ctx, abandoned); err != nil {
		return err
	}
	g := x.named(strings.ToLower(rand.Text()[:8]))
	if err := g.make(ctx); err != nil {
		return err
	}
	err := fill(ctx, g)
	if err == nil {
		err = x.serve(ctx, g)
	}
	if err != nil {
		return errors.Join(err, x.remove(context.WithoutCancel(ctx), g.indices()))
	}
	return nil
}

// Remove removes the index from the cluster, with all generations of it.
func (x *Index) Remove(ctx context.Context) error {
	var all map[string]any
	if err := x.client.do(ctx, http.MethodGet, "/"+x.config.Prefix+"-*", nil, &all); err != nil {
		return fmt.Errorf("list indices: %w", err)
	}
	return x.remove(ctx, slices.Collect(maps.Keys(all)))
}

func (x *Index) remove(ctx context.Context, indices []string) error {
	err := x.client.do(ctx, http.MethodDelete, "/"+strings.Join(indices, ",")+"?ignore_unavailable=true", nil, nil)
	if err != nil {
		return fmt.Errorf("remove old indices: %w", err)
	}
	return nil
}

// abandoned is how long nobody has written to a generation that does not serve
// before it is removed: longer than any search or listing of it takes.
const abandoned = time.Hour

// sweep removes generations that serve no more and those of rebuilds that were
// given up, where nobody has written to them for so long.
func (x *Index) sweep(ctx context.Context, idle time.Duration) error {
	var all map[string]struct {
		Aliases  map[string]struct{}
		Settings struct {
			Index struct {
				Created string `json:"creation_date"`
			}
		}
	}
	if err := x.client.do(ctx, http.MethodGet, "/"+x.config.Prefix+"-*-meta?ignore_unavailable=true", nil, &all); err != nil {
		return fmt.Errorf("list indices: %w", err)
	}
	for meta, is := range all {
		name := strings.TrimSuffix(strings.TrimPrefix(meta, x.config.Prefix+"-"), "-meta")
		if _, serves := is.Aliases[x.serving.meta]; serves || strings.Contains(name, "-") { // of an index whose prefix is longer
			continue
		}
		g := x.named(name)
		p, err := g.position(ctx)
		if err != nil {
			return err
		}
		made, err := strconv.ParseInt(is.Settings.Index.Created, 10, 64)
		if err != nil {
			return fmt.Errorf("index %s, when it was made: %w", meta, err)
		}
		if time.Since(time.Unix(max(p.Written, made/1000), 0)) < idle {
			continue
		}
		if err := x.remove(ctx, g.indices()); err != nil {
			return err
		}
	}
	return nil
}
