// Package opensearch is SIMDE's search engine on a cluster of OpenSearch, which
// many processes ask and write to: it keeps an index equal to the corpus
// (indexer.Index) and evaluates queries on it (plan.Engine). It speaks HTTP and
// JSON, and answers as search/bleve does.
//
// # Layout
//
// An index is three indices of the cluster behind three aliases, which a rebuild
// swaps in one call. Their names are PREFIX-GENERATION-docs, -pages and -meta.
//
//	docs   p_LL  a list, a string a page: stems, "_" for a function word
//	       q_LL  the same in forms, acronyms in capitals: for phrases in quotes
//	       t_LL  stems of the title; u_LL its forms
//	       w_LL  forms, for prefixes and inexact words; k_LL their dictionary
//	       n     a list: stems of creators, publisher and identifiers
//	       a     a list: words of the authors
//	       x     exact keys
//	       f0 …  values of facets; v0 … those by which they are found as well
//	       len, date, dateup, came, pages, st, ty, id, hash, grp, fold
//	pages  doc, number, p_LL, q_LL
//	meta   one document: the position, and the state that it stands for
//
// The body of a document in package plan is p and t together, in no language n
// as well: what is in the title is on page 0. Words are written by package word,
// with one space between them, and split at spaces: the cluster's own analysis
// has no part in it. A gap in positions keeps phrases on one page.
//
// A similarity of our own makes the score of a term its frequency times its
// weight. So the frequency of a leaf is the score of a query for any of its
// terms, and a script makes BM25 of it, with the rarity in the whole index,
// which is asked for first.
package opensearch

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/simde/simde/indexer"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/search/plan"
)

// Config says where the cluster is and how an index in it is kept.
type Config struct {
	Addresses    []string // of the nodes: http://host:9200
	Prefix       string   // of the names of its indices; "simde" where it is empty
	User         string
	Password     string
	PasswordFile string // its first line is the password
	Shards       int    // of a new index; 1 where it is 0
}

// Index is a search index in a cluster. It is safe for concurrent use; any
// number of processes may ask it, and one writes to it at a time.
type Index struct {
	*plan.Finder
	client  *client
	config  Config
	lg      *slog.Logger
	elastic bool // the cluster is Elasticsearch
	slots   chan struct{}
	serving generation

	mostPages int // that are asked for at a time

	mu       sync.Mutex // guards what follows
	newest   *state
	lookedAt time.Time
}

var (
	_ search.Finder     = (*Index)(nil)
	_ plan.Engine       = (*Index)(nil)
	_ indexer.Index     = (*Index)(nil)
	_ indexer.Rebuilder = (*Index)(nil)
)

// connections is how many calls one process may make to a node at a time and
// keep its connections for.
const connections = 32

// Open opens the index in a cluster, or makes an empty one.
func Open(ctx context.Context, c Config, texts plan.Texts, lg *slog.Logger) (*Index, error) {
	if len(c.Addresses) == 0 {
		return nil, fmt.Errorf("search server: no address: %w", schema.ErrInvalid)
	}
	if c.Prefix == "" {
		c.Prefix = "simde"
	}
	c.Shards = max(1, c.Shards)
	if c.PasswordFile != "" {
		var err error
		if c.Password, err = readPassword(c.PasswordFile); err != nil {
			return nil, err
		}
	}
	cl := &client{user: c.User, password: c.Password, http: &http.Client{Transport: &http.Transport{
		Proxy: http.ProxyFromEnvironment, MaxIdleConnsPerHost: connections, IdleConnTimeout: time.Minute,
	}}}
	for _, a := range c.Addresses {
		cl.addresses = append(cl.addresses, strings.TrimRight(a, "/"))
	}
	x := &Index{client: cl, config: c, lg: lg, slots: make(chan struct{}, connections), mostPages: mostHits}
	x.Finder = plan.NewFinder(x, texts)
	x.serving = generation{x: x, docs: c.Prefix + "-docs", pages: c.Prefix + "-pages", meta: c.Prefix + "-meta"}
	if err := x.greet(ctx); err != nil {
		return nil, err
	}
	if err := x.found(ctx); err != nil {
		return nil, err
	}
	return x, x.sweep(ctx, abandoned)
}

// greet asks the cluster what it is, and lets it take the longest queries.
func (x *Index) greet(ctx context.Context) error {
	var is struct {
		Version struct{ Distribution, Number string }
	}
	if err := x.client.do(ctx, http.MethodGet, "/", nil, &is); err != nil {
		return err
	}
	x.elastic = is.Version.Distribution != "opensearch"
	err := x.client.do(ctx, http.MethodPut, "/_cluster/settings", object{"persistent": object{"indices.query.bool.max_clause_count": mostClauses}}, nil)
	if err != nil {
		x.lg.Warn("the search server keeps its bound on long queries", "err", err)
	}
	return nil
}

// mostClauses is how many words a query may hold, in all that they are looked
// for in.
const mostClauses = 8192

// Close ends the connections that wait.
func (x *Index) Close() error {
	x.client.http.CloseIdleConnections()
	return nil
}

// Position returns up to where the index has applied the feed, and which.
func (x *Index) Position(ctx context.Context) (indexer.Position, error) {
	p, err := x.serving.position(ctx)
	if err != nil {
		return indexer.Position{}, fmt.Errorf("position of the index: %w", err)
	}
	x.learn(p, time.Now())
	return p.at(), nil
}
