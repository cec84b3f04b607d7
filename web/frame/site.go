// Package frame is what every page of the site stands in: its language, its
// addresses, its templates, its files and what becomes of an error. It knows no
// page.
package frame

import (
	"log/slog"
	"net/http"
	"strings"

	"github.com/simde/simde/schema"
)

// Site is what all pages share.
type Site struct {
	Log      *slog.Logger
	Progress Progress // nil where nothing tells how far the index is
	BaseURL  string   // scheme and host for absolute addresses; taken from the request where ""
	locales  map[schema.Lang]*Locale
	assets   *assets
	views    map[schema.Lang]views
}

// New makes a Site of the embedded catalogues, files and templates. An error is
// a defect of theirs.
func New(lg *slog.Logger, p Progress, base string) (*Site, error) {
	s := &Site{Log: lg, Progress: p, BaseURL: base}
	var err error
	if s.assets, err = loadAssets(); err != nil {
		return nil, err
	}
	if s.locales, err = Locales(); err != nil {
		return nil, err
	}
	s.views, err = s.loadViews()
	return s, err
}

// Locale returns what the site says in a language.
func (s *Site) Locale(l schema.Lang) *Locale { return s.locales[l] }

// Asset returns the address of an embedded file by its name.
func (s *Site) Asset(name string) string { return s.assets.address[name] }

// Base returns the scheme and the host under which the site is seen.
func (s *Site) Base(r *http.Request) string {
	if s.BaseURL != "" {
		return strings.TrimSuffix(s.BaseURL, "/")
	}
	scheme := "http"
	if r.TLS != nil {
		scheme = "https"
	}
	return scheme + "://" + r.Host
}
