package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/simde/simde/schema"
)

// TestSources adds a source at the desk, runs it, looks at what came of it,
// pauses and removes it.
func TestSources(t *testing.T) {
	l := libraryOf(t, documents())
	admin, keeper := l.as(t, schema.Admin), l.as(t, schema.Archivist)
	if page := keeper.want("/en/desk/sources", "None yet."); strings.Contains(page, "Add a source") {
		t.Error("an archivist is offered to add a source")
	}
	form := func(more ...string) url.Values {
		v := url.Values{"kind": {"oai"}, "name": {"cepal"}, "address": {"https://repositorio.invalid/oai"}, "every": {"24h0m0s"}, "set": {"com_<1>"}, "only": {""}, "collection": {"Repositorio"}}
		for i := 0; i < len(more); i += 2 {
			v.Set(more[i], more[i+1])
		}
		return v
	}
	for want, v := range map[string]url.Values{
		"lower-case letters": form("name", "CEPAL/x"), "must begin with http": form("address", "file:///etc/passwd"), "cannot be a source": form("kind", "folder"),
		"and hold no password": form("address", "https://me:secret@x.invalid/"), "error parsing regexp": form("only", "("),
	} {
		if res, page := admin.post("/en/desk/sources", v); res.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(page, want) || !strings.Contains(page, "com_&lt;1&gt;") {
			t.Errorf("%v: %s, want %q in the page and what was typed", v, res.Status, want)
		}
	}
	if res, _ := keeper.post("/en/desk/sources", form()); res.StatusCode != http.StatusForbidden {
		t.Errorf("an archivist adds a source: %s", res.Status)
	}
	if res, _ := admin.post("/en/desk/sources", form()); res.StatusCode != http.StatusSeeOther || res.Header.Get("Location") != "/en/desk/sources/cepal" {
		t.Fatalf("add: %s to %s", res.Status, res.Header.Get("Location"))
	}
	src, err := l.store.Source(t.Context(), "cepal")
	if err != nil || src.By != "the admin" || src.Every != 24*time.Hour || len(src.Allow) != 0 || src.Stated.Collections[0] != "Repositorio" {
		t.Errorf("source %+v, %v", src, err)
	}
	if _, page := admin.post("/fr/bureau/sources", form()); !strings.Contains(page, "Il y a déjà une source qui s’appelle cepal") {
		t.Error("a name for the second time is taken")
	}
	admin.want("/es/mesa/fuentes/cepal", "Todavía no se ha consultado", "https://repositorio.invalid/oai", "cada día", "com_&lt;1&gt;", "Repositorio")

	begun := time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)
	err = l.store.ChangeSource(t.Context(), "cepal", func(s *schema.Source) error {
		s.Due = begun.Add(time.Hour * 24 * 9000)
		s.Runs = []schema.SourceRun{{Begun: begun.Add(time.Hour), Ended: begun.Add(2 * time.Hour), Err: "it answers <html>"},
			{Begun: begun, Ended: begun.Add(time.Minute), Batch: 7, Listed: 1234, Gone: 2, States: map[schema.FileState]int{schema.StateImported: 3, schema.StateFailed: 1}}}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	keeper.want("/en/desk/sources", "the last run ended early", "Ended early", "Run now")
	page := keeper.want("/en/desk/sources/cepal", "it answers &lt;html&gt;", "3 new, 1 failed, 2 withdrawn by the source", `href="/en/desk/batches/7"`, "1,234")
	if strings.Contains(page, "Remove") {
		t.Error("an archivist is offered to remove a source")
	}
	act := func(b *browser, name string) *http.Response {
		t.Helper()
		res, _ := b.post("/en/desk/sources/cepal", url.Values{name: {"1"}})
		return res
	}
	if res := act(keeper, "run"); res.StatusCode != http.StatusSeeOther {
		t.Errorf("run: %s", res.Status)
	}
	if src, err := l.store.Source(t.Context(), "cepal"); err != nil || src.Due.After(time.Now()) {
		t.Errorf("run: due %s, %v, want now", src.Due, err)
	}
	set := func(b *browser, more ...string) (*http.Response, string) {
		t.Helper()
		v := url.Values{"set": {"1"}, "every": {"6h0m0s"}, "rate": {"5s"}, "limit": {"40"}, "only": {"x"}}
		for i := 0; i < len(more); i += 2 {
			v.Set(more[i], more[i+1])
		}
		return b.post("/en/desk/sources/cepal", v)
	}
	if res, _ := set(keeper); res.StatusCode != http.StatusForbidden {
		t.Errorf("an archivist sets a source: %s", res.Status)
	}
	for _, bad := range [][2]string{{"limit", "-1"}, {"limit", "many"}, {"only", "("}, {"every", "1s"}, {"rate", "1ms"}} {
		if res, page := set(admin, bad[0], bad[1]); res.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(page, "These settings cannot be.") {
			t.Errorf("%v: %s", bad, res.Status)
		}
	}
	if res, _ := set(admin); res.StatusCode != http.StatusSeeOther {
		t.Errorf("set: %s", res.Status)
	}
	if src, err := l.store.Source(t.Context(), "cepal"); err != nil || src.Every != 6*time.Hour || src.Rate != 5*time.Second || src.Limit != 40 || src.Only != "x" || src.Set != "com_<1>" || len(src.Runs) != 2 {
		t.Errorf("set: %+v, %v", src, err)
	}
	admin.want("/en/desk/sources/cepal", "cepal has other settings now.", `value="5s" selected`, `value="40"`)
	admin.want("/en/desk/log", "gives a source other settings", "every 6h0m0s, rate 5s, limit 40")
	if err := l.store.ChangeSource(t.Context(), "cepal", func(s *schema.Source) error { s.Vanished = 1234; return nil }); err != nil {
		t.Fatal(err)
	}
	keeper.want("/en/desk/sources/cepal", "1,234 documents that came from here are not listed any more", "Withdraw what is not listed", "Compare with its list")
	for what, want := range map[string]schema.Compare{"now": schema.CompareNow, "sure": schema.CompareSure} {
		keeper.post("/en/desk/sources/cepal", url.Values{"whole": {what}})
		if src, err := l.store.Source(t.Context(), "cepal"); err != nil || src.Compare != want || src.Due.After(time.Now()) {
			t.Errorf("whole %s: %+v, %v", what, src, err)
		}
	}
	act(keeper, "pause")
	keeper.want("/fr/bureau/sources/cepal", "En pause", "Relancer")
	act(keeper, "run")
	keeper.want("/en/desk/sources/cepal", "cepal is paused: resume it first.")
	if res := act(keeper, "remove"); res.StatusCode != http.StatusForbidden {
		t.Errorf("an archivist removes a source: %s", res.Status)
	}
	act(keeper, "resume")
	admin.want("/es/mesa/fuentes/cepal?remove=1", "¿Quitar cepal?", "Sus documentos se quedan")
	act(admin, "remove")
	keeper.want("/en/desk/log", "removes a source", "cepal", "adds a source")
	if res, _ := keeper.get("/en/desk/sources/cepal"); res.StatusCode != http.StatusNotFound {
		t.Errorf("a source that was removed: %s", res.Status)
	}
}
