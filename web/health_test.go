package web_test

import (
	"context"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/simde/simde/schema"
)

// warden says of a library that it is not well.
type warden struct{}

func (warden) Health(context.Context) (schema.Health, error) {
	return schema.Health{At: time.Now(), Documents: 1234, Behind: 2, OldRules: 7, DiskFree: 1 << 30, Checked: time.Now(),
		Findings: []schema.Finding{{Well: true, Text: "catalogue: sound"}, {Text: "originals: 3 checked, 1 wrong; <b>"}}}, nil
}

func (warden) Check(context.Context) error { return nil }

// TestHealth holds what the page says of a library that is not well, and who may
// have it checked.
func TestHealth(t *testing.T) {
	l := libraryOf(t, documents())
	archivist, admin := l.as(t, schema.Archivist), l.as(t, schema.Admin)
	page := archivist.want("/es/mesa/estado", "1234", "faltan 2 cambios", "1,1\u00a0GB", "ninguna", "1 wrong; &lt;b&gt;", "mal")
	if strings.Contains(page, "Comprobarlo todo") {
		t.Error("an archivist is offered a check")
	}
	admin.want("/fr/bureau/etat", "Tout vérifier", "Lus avec d’anciennes règles")
	admin.act("/en/desk/health", url.Values{})
	admin.want("/en/desk/health", "The check begins")
}
