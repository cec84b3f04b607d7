package web

import (
	"context"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/brief"
	"github.com/simde/simde/web/frame"
)

// Briefing returns the briefing of a corridor in a language, with whole
// addresses: that of today where day is "", which is kept as for whoever asks
// the site, or one that was kept. See briefing.Archive.
func (s *Server) Briefing(ctx context.Context, c schema.Corridor, l schema.Lang, day schema.Date) (brief.Brief, error) {
	if day == "" {
		day = s.archive.Today()
	}
	b, err := s.archive.Of(frame.NewRequest(ctx, l), c, day, true)
	return b.At(s.site.BaseURL), err
}
