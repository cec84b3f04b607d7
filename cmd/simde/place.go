package main

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/folder"
	"github.com/simde/simde/corpus/postgres"
	"github.com/simde/simde/corpus/s3"
	"github.com/simde/simde/corpus/sqlite"
	"github.com/simde/simde/search/bleve"
	"github.com/simde/simde/search/opensearch"
)

// place is where a library is: a folder, and for what one machine is too small
// for, services in place of what lies in it.
type place struct {
	data      string // the folder
	catalogue string // postgres://…, or "" for SQLite in the folder
	search    string // addresses of OpenSearch, or "" for bleve in the folder
	prefix    string // of the names of the indices there
	shards    int    // of an index that is made there
	originals string // s3://…, or "" for the folder
}

// flags adds the flags of a place. What stands in a file is read by resolve.
func (p *place) flags(f *flag.FlagSet) {
	f.StringVar(&p.data, "data", cmp.Or(os.Getenv("SIMDE_DATA"), "simde-data"), "`folder` of the library")
	f.StringVar(&p.catalogue, "catalogue", os.Getenv("SIMDE_CATALOGUE"), "`address` of the catalogue in PostgreSQL, instead of the folder: postgres://USER@HOST/DATABASE")
	f.StringVar(&p.search, "search", os.Getenv("SIMDE_SEARCH"), "`addresses` of OpenSearch, instead of an index in the folder: http://HOST:9200,…")
	f.StringVar(&p.prefix, "search-prefix", cmp.Or(os.Getenv("SIMDE_SEARCH_PREFIX"), "simde"), "what the `names` of the indices in OpenSearch begin with")
	f.IntVar(&p.shards, "search-shards", 1, "in how many `parts` OpenSearch keeps an index that is made anew; each is on two nodes where there are two")
	f.StringVar(&p.originals, "originals", os.Getenv("SIMDE_ORIGINALS"), "`address` of the files in S3-compatible storage, instead of the folder: s3://BUCKET/PREFIX?endpoint=URL")
	for _, name := range []string{"catalogue", "search", "originals"} {
		f.Lookup(name).DefValue = "" // a help shows it, and it may hold a password
	}
}

// resolve reads the addresses that stand in files, as "@FILE": so that no
// password stands on a command line.
func (p *place) resolve() error {
	for _, v := range []*string{&p.catalogue, &p.search, &p.originals} {
		name, ok := strings.CutPrefix(*v, "@")
		if !ok {
			continue
		}
		b, err := os.ReadFile(name)
		if err != nil {
			return fmt.Errorf("the file of an address: %w", err)
		}
		*v = strings.TrimSpace(string(b))
	}
	return nil
}

// folderOnly reports whether all of the library lies in its folder.
func (p *place) folderOnly() bool { return p.catalogue == "" && p.search == "" && p.originals == "" }

func (p *place) openCatalogue(ctx context.Context) (corpus.Store, error) {
	if p.catalogue == "" {
		return sqlite.Open(ctx, p.catalogueFile())
	}
	return postgres.Open(ctx, p.catalogue)
}

func (p *place) catalogueFile() string { return filepath.Join(p.data, "catalogue.db") }

func (p *place) openOriginals(ctx context.Context) (corpus.Originals, error) {
	if p.originals == "" {
		return folder.Open(filepath.Join(p.data, "originals"))
	}
	return s3.Open(ctx, p.originals, filepath.Join(p.data, "cache", "originals"))
}

// openIndex opens the index. One in the folder that another process has open is
// copied where that will do.
func (l *library) openIndex(ctx context.Context, e *env, copyWillDo bool) (engine, error) {
	switch {
	case l.at.search != "":
		c, err := cluster(l.at.search)
		if err != nil {
			return nil, err
		}
		c.Prefix, c.Shards = l.at.prefix, l.at.shards
		return opensearch.Open(ctx, c, l.store, e.log())
	case copyWillDo:
		return bleve.OpenBeside(l.indexDir(), l.store, e.log())
	default:
		return bleve.Open(l.indexDir(), l.store, e.log())
	}
}

// cluster reads the addresses of OpenSearch. User and password stand in the
// first that has them.
func cluster(addresses string) (opensearch.Config, error) {
	var c opensearch.Config
	for a := range strings.SplitSeq(addresses, ",") {
		u, err := url.Parse(strings.TrimSpace(a))
		if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
			return c, fmt.Errorf("--search: an address of OpenSearch is http://HOST:PORT or https://HOST:PORT, several are parted by commas")
		}
		if u.User != nil && c.User == "" {
			c.User = u.User.Username()
			c.Password, _ = u.User.Password()
		}
		u.User = nil
		c.Addresses = append(c.Addresses, u.String())
	}
	return c, nil
}

// withoutSecret names an address by its scheme, hosts and path: no user, no
// password and no parameters.
func withoutSecret(address string) string {
	var out []string
	for a := range strings.SplitSeq(address, ",") {
		scheme, rest, ok := strings.Cut(a, "://")
		if !ok {
			scheme, rest = "", a // one more host of the address before
		}
		rest, _, _ = strings.Cut(rest, "?")
		rest = rest[strings.LastIndexByte(rest, '@')+1:]
		if ok {
			rest = scheme + "://" + rest
		}
		out = append(out, rest)
	}
	return strings.Join(out, ",")
}
