package web

import (
	"context"
	"fmt"
	"io"
	"log/slog"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/alert"
	"github.com/simde/simde/web/bank"
	"github.com/simde/simde/web/desk/advice"
	"github.com/simde/simde/web/desk/batch"
	"github.com/simde/simde/web/desk/collection"
	"github.com/simde/simde/web/desk/health"
	"github.com/simde/simde/web/desk/organisation"
	"github.com/simde/simde/web/desk/source"
	"github.com/simde/simde/web/desk/toponym"
	"github.com/simde/simde/web/desk/upload"
	"github.com/simde/simde/web/frame"
	"github.com/simde/simde/web/measure"
	"github.com/simde/simde/web/page"
	"github.com/simde/simde/web/page/briefing"
	"github.com/simde/simde/web/page/document"
	"github.com/simde/simde/web/sight"
)

// Catalogue is the corpus as the pages read it.
type Catalogue interface {
	Head(ctx context.Context, id schema.ID) (*schema.Document, error)
	Pages(ctx context.Context, id schema.ID, numbers []int) ([]schema.Page, error)
	Cards(ctx context.Context, ids []schema.ID) ([]schema.Card, error)
	Titles(ctx context.Context, ids []schema.ID) ([]schema.Titled, error)
	Recent(ctx context.Context, n int) ([]schema.Card, error)
	Attached(ctx context.Context, id schema.ID) ([]schema.Card, error)
	Stamps(ctx context.Context, r schema.StampRange) ([]schema.Stamp, error)
}

// Config is what a Server is made of.
type Config struct {
	Catalogue Catalogue
	Originals document.Originals
	Finder    search.Finder
	Progress  frame.Progress    // of the library; nil where nothing tells, and answers are not revalidated
	Briefs    briefing.Keeper   // the briefings that were given out
	Figures   bank.Figures      // the data bank; nil where there is none
	Renderer  document.Renderer // draws pages; nil where pages are shown as text only
	Alerts    alert.Store       // who wants to be told of what; nil where nobody can
	Post      alert.Post        // sends mail, with Alerts and BaseURL; nil where the site sends none
	People    People            // who has an account; nil where nobody can
	Cases     Cases             // what waits for archivists; nil where nothing does
	Answers   Answers           // how they decide it, with Cases
	Work      Work              // what archivists do with documents; nil where nobody can
	Record    Record            // what was done and is prepared, with Work
	// Later has what takes long done beside; nil where whoever asks waits for it.
	Later   func(job func(context.Context) error) error
	Advice  advice.Library // what is proposed of documents; nil where nobody can
	Advisor advice.Keeper  // with Advice
	// Bring begins an upload of a new version of a document; nil where nobody can.
	Bring      func(ctx context.Context, p schema.Person, id schema.ID) (schema.Upload, error)
	Intake     upload.Intake        // takes in what people bring; nil where nobody can
	Batches    batch.Library        // the imports; nil where the desk does not show them
	Keeper     batch.Keeper         // with Batches
	Sources    source.Library       // where documents come from by themselves; nil where the desk does not show it
	Harvester  source.Keeper        // with Sources
	Sets       collection.Library   // the collections; nil where the desk does not show them
	Bodies     organisation.Library // what is said of organisations; nil where the desk does not show it
	Naming     organisation.Naming  // with Bodies
	Toponyms   toponym.Library      // the further names of places; nil where the desk does not show them
	Calling    toponym.Calling      // with Toponyms
	Again      toponym.Again        // with Toponyms
	Warden     health.Warden        // how the library is; nil where the desk does not show it
	Meter      *measure.Meter       // counts requests; nil where nobody asks
	Described  page.Describer       // what collections are called; nil where nothing is said of them
	ForMembers bool                 // only who has an account sees anything, with People
	// Closed returns the closed collections, whose documents only who has an
	// account sees, or only some of them; nil where none can be.
	Closed func(ctx context.Context) ([]schema.Collection, error)
	// Shelves are the indices of what is closed, with Closed; nil where it cannot be
	// searched.
	Shelves sight.Shelves
	// Cover makes a cover of a picture: a JPEG, with its size in pixels.
	Cover   func(io.Reader) (jpeg []byte, width, height int, err error)
	Rules   func() string // the version of the rules by which documents are described now, with People
	Log     *slog.Logger
	Version string
	Limit   Limit // of one client, for pages and again for data
	// TrustProxy takes the last address of X-Forwarded-For for the client's
	// where a request comes from this machine, as from a proxy on it.
	TrustProxy bool
	Mail       string // of who runs the site, for harvesters
	// Ready says what the site needs and lacks, for who sends requests to it;
	// where it is nil the catalogue and the index are asked.
	Ready   func(ctx context.Context) error
	BaseURL string // scheme and host for absolute addresses, such as "https://simde.example"; taken from the request where ""
}

// lacks says what the site needs and lacks.
func (cfg Config) lacks(ctx context.Context) error {
	if cfg.Ready != nil {
		return cfg.Ready(ctx)
	}
	if _, err := cfg.Finder.State(ctx); err != nil {
		return fmt.Errorf("index: %w", err)
	}
	if _, err := cfg.Catalogue.Stamps(ctx, schema.StampRange{Most: 1}); err != nil {
		return fmt.Errorf("catalogue: %w", err)
	}
	return nil
}
