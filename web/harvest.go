package web

import (
	"context"
	"net/http"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/listing"
	"github.com/simde/simde/web/oai"
	"github.com/simde/simde/web/original"
)

// harvest is what harvesters of metadata ask of the library.
type harvest struct {
	site      *frame.Site
	catalogue Catalogue
	finder    search.Finder
	made      frame.PerState[[]oai.Set]
}

// handler answers harvesters, who may write to mail.
func (h *harvest) handler(mail string) http.Handler {
	return &oai.Handler{Library: h.catalogue, Sets: h.sets, Base: h.site.Base, Mail: mail, Log: h.site.Log,
		File: func(doc *schema.Document) string { return original.Address(schema.English, doc) }}
}

// sets lists every language, kind and corridor of the library by which it
// can be harvested.
func (h *harvest) sets(ctx context.Context) ([]oai.Set, error) {
	state, err := h.finder.State(ctx)
	if err != nil {
		return nil, err
	}
	return h.made.Of(ctx, state, "", func(ctx context.Context) ([]oai.Set, error) {
		specs, err := oai.InUse(ctx, h.catalogue)
		sets := make([]oai.Set, len(specs))
		for i, spec := range specs {
			sets[i] = oai.Set{Spec: spec, Name: h.setName(spec)}
		}
		return sets, err
	})
}

// setName names a set in English. The names of its sets are facets.
func (h *harvest) setName(spec string) string {
	facet, value, part := strings.Cut(spec, ":")
	if !part {
		return h.site.Locale(schema.English).Say("facet." + facet)
	}
	return listing.FacetLabel(h.site.Locale(schema.English), search.Facet(facet), value)
}
