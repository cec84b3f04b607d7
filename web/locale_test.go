package web

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search"
	"github.com/simde/simde/web/api"
	"github.com/simde/simde/web/bank"
	catalogues "github.com/simde/simde/web/locale"
	"github.com/simde/simde/web/page"
	"github.com/simde/simde/web/profile"
	templates "github.com/simde/simde/web/template"
)

func catalogue(t *testing.T, l schema.Lang) map[string]any {
	t.Helper()
	out, err := catalogues.Messages(string(l))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestCataloguesHaveTheSameKeys(t *testing.T) {
	want := slices.Sorted(maps.Keys(catalogue(t, schema.English)))
	for _, l := range schema.Langs {
		got := catalogue(t, l)
		if diff := cmp.Diff(want, slices.Sorted(maps.Keys(got))); diff != "" {
			t.Errorf("keys of %s (-en +%s):\n%s", l, l, diff)
		}
		for k, v := range got {
			if forms, ok := v.(map[string]any); ok {
				for _, form := range []string{"one", "other"} {
					if forms[form] == "" || forms[form] == nil {
						t.Errorf("%s in %s has no form %q", k, l, form)
					}
				}
			}
		}
	}
}

var (
	reTemplateKey = regexp.MustCompile(`[({ |]t "([a-z0-9.-]+)"`)
	reCodeKey     = regexp.MustCompile(`Say\("([a-z0-9.-]+)"[,)]`)
)

// TestEveryKeyIsUsedAndThere compares the keys of the catalogues with those
// that templates and code ask for.
func TestEveryKeyIsUsedAndThere(t *testing.T) {
	keys := catalogue(t, schema.English)
	used := map[string]bool{}
	read := func(text string, re *regexp.Regexp) {
		for _, m := range re.FindAllStringSubmatch(text, -1) {
			used[m[1]] = true
		}
	}
	names, err := fs.Glob(templates.Files, "*.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range names {
		b, err := templates.Files.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		read(string(b), reTemplateKey)
	}
	sources, err := goFiles()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range sources {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		read(string(b), reCodeKey)
	}
	for _, composed := range []map[string]bool{composedKeys(), deskKeys(), reviewKeys(), historyKeys(), uploadKeys(), batchKeys(), sourceKeys()} {
		for k := range composed {
			used[k] = true
		}
	}
	for k := range used {
		if _, ok := keys[k]; !ok {
			t.Errorf("no catalogue has %q", k)
		}
	}
	for k := range keys {
		if !used[k] && !strings.HasPrefix(k, "lang.") {
			t.Errorf("nothing says %q", k)
		}
	}
}

// goFiles are the files of this package and of those below it.
func goFiles() ([]string, error) {
	var out []string
	err := filepath.WalkDir(".", func(path string, _ fs.DirEntry, err error) error {
		if filepath.Ext(path) == ".go" {
			out = append(out, path)
		}
		return err
	})
	return out, err
}

// composedKeys are the keys that the code puts together.
func composedKeys() map[string]bool {
	out := map[string]bool{}
	add := func(prefix string, names ...string) {
		for _, n := range names {
			out[prefix+n] = true
		}
	}
	for _, f := range search.Facets {
		add("facet.", string(f))
	}
	add("work.", string(schema.TieEdition), string(schema.TieVersion))
	for _, r := range schema.Roles {
		add("role.", string(r))
	}
	for _, r := range schema.Relations {
		add("relation.", string(r))
	}
	add("sort.", "relevance", "newest", "oldest", "entry", "title")
	add("origin.", "person", "manifest", "file", "inferred", "unknown")
	add("from.", "person", "manifest", "file", "inferred", "unknown")
	add("field.", "type", "date", "publisher", "language", "source", "rights")
	add("status.", "observed", "estimated", "modelled", "assumed", "residual", "provisional")
	for _, m := range schema.ClaimMeasures {
		add("claim.measure.", string(m))
	}
	add("period.quarter.", "1", "2", "3", "4")
	add("sex.", string(schema.Female), string(schema.Male))
	add("route.", "darien", "mexico")
	add("corridor.order.", "relevant", "newest", "kind")
	for _, p := range bank.Paces {
		add("", "pace."+string(p), "unit.usd."+string(p), "unit.flow."+string(p))
	}
	add("theme.", bank.ThemeRemittances, bank.ThemePopulation, bank.ThemeProtection, bank.ThemeMovements)
	add("verdict.", string(profile.Agrees), string(profile.Differs), string(profile.OtherCount), string(profile.OtherYear), string(profile.Unclear))
	for _, o := range schema.Oftens {
		add("often.", string(o))
	}
	add("definition.", "birth", "citizenship", "residence", "imputed", "refugees", "mixed")
	for _, e := range []string{"not-found", "gone", "invalid", "busy", "method", "internal", "unavailable", "forbidden"} {
		add("error."+e, ".title", ".text")
	}
	for _, c := range schema.WarningCodes() {
		add("warning.", string(c))
	}
	for _, k := range page.HelpRows {
		add("help."+k, ".example", ".text")
	}
	add("note.", search.NoteUnbalanced, search.NoteLong, search.NotePrefix, search.NoteWildcard, search.NoteValue, search.NoteRelaxed, search.NoteInexact, search.NoteCut, search.NoteFew)
	for _, o := range (&api.Interface{}).Operations() {
		if !strings.HasPrefix(o.Name, "reference-") {
			add("api.", o.Name)
		}
	}
	add("about", ".title", ".1.title", ".1.text", ".2.title", ".2.text", ".3.title", ".3.text", ".4.title", ".4.text")
	add("accessibility", ".title", ".1.title", ".1.text", ".2.title", ".2.text", ".3.title", ".3.text")
	return out
}
