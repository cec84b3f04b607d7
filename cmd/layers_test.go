// Package cmd holds the program and the test of the house's walls.
package cmd

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/simde/simde/"

// mayImport says which of our own packages each may import. "*" is anything;
// an entry stands for its folder and the folders below it.
var mayImport = map[string][]string{
	"schema":                    {"schema/table"},
	"schema/migrations":         {},
	"schema/schematest":         {},
	"schema/stated":             {"schema"},
	"schema/table":              {},
	"corpus":                    {"schema"},
	"corpus/archive":            {"schema"},
	"corpus/workbook":           {"schema", "corpus/archive"},
	"corpus/source":             {"schema", "corpus", "corpus/archive", "corpus/workbook"},
	"corpus/extract":            {"schema", "corpus/archive", "corpus/workbook", "corpus/extract"},
	"corpus/cover":              {"schema"},
	"corpus/describe":           {"schema", "corpus/describe/candidate", "corpus/describe/claim", "corpus/describe/corridor", "corpus/describe/field", "corpus/describe/lang", "corpus/describe/lexicon", "corpus/describe/model", "corpus/describe/phrase", "corpus/describe/statement", "corpus/describe/text", "corpus/describe/title", "corpus/describe/topic", "corpus/describe/wording"},
	"corpus/describe/automaton": {},
	"corpus/describe/candidate": {"schema", "corpus/describe/corridor", "corpus/describe/lang", "corpus/describe/model", "corpus/describe/phrase", "corpus/describe/text"},
	"corpus/describe/claim":     {"schema", "corpus/describe/corridor", "corpus/describe/lang", "corpus/describe/lexicon", "corpus/describe/model", "corpus/describe/phrase", "corpus/describe/text"},
	"corpus/describe/corridor":  {"schema", "corpus/describe/lang", "corpus/describe/model", "corpus/describe/phrase", "corpus/describe/text"},
	"corpus/describe/eval":      {"schema", "corpus/describe", "corpus/describe/claim", "corpus/describe/model", "corpus/describe/text"},
	"corpus/describe/field":     {"schema", "corpus/describe/lang", "corpus/describe/lexicon", "corpus/describe/model", "corpus/describe/text", "corpus/describe/title", "corpus/describe/wording"},
	"corpus/describe/lang":      {"schema"},
	"corpus/describe/lexicon":   {"schema", "corpus/describe/lang", "corpus/describe/text"},
	"corpus/describe/model":     {"schema"},
	"corpus/describe/phrase":    {"schema", "corpus/describe/lang", "corpus/describe/lexicon", "corpus/describe/text"},
	"corpus/describe/statement": {"schema", "corpus/describe/corridor", "corpus/describe/model", "corpus/describe/phrase", "corpus/describe/text"},
	"corpus/describe/text":      {"schema", "corpus/describe/lang"},
	"corpus/describe/title":     {"schema", "corpus/describe/automaton", "corpus/describe/lang", "corpus/describe/model", "corpus/describe/text", "corpus/describe/wording"},
	"corpus/describe/topic":     {"schema", "corpus/describe/lang", "corpus/describe/lexicon", "corpus/describe/model", "corpus/describe/text"},
	"corpus/describe/train":     {"schema", "corpus/describe", "corpus/describe/candidate", "corpus/describe/claim", "corpus/describe/corridor", "corpus/describe/eval", "corpus/describe/field", "corpus/describe/lexicon", "corpus/describe/model", "corpus/describe/text", "corpus/describe/title", "corpus/describe/topic"},
	"corpus/describe/wording":   {"schema", "corpus/describe/automaton", "corpus/describe/lang"},
	"corpus/export":             {"schema", "corpus", "corpus/source"},
	"corpus/figures":            {"schema", "corpus/archive", "corpus/workbook", "corpus/figures"},
	"corpus/fetch":              {"schema"},
	"corpus/filelock":           {},
	"corpus/folder":             {"schema", "corpus", "corpus/filelock"},
	"corpus/blobtest":           {"schema", "corpus"},
	"corpus/harvest":            {"schema", "corpus", "corpus/fetch", "corpus/source"},
	"corpus/s3":                 {"schema", "corpus", "corpus/folder"},
	"corpus/sqlite":             {"schema", "corpus", "corpus/filelock", "corpus/sqlstore"},
	"corpus/people":             {"schema", "corpus"},
	"corpus/postgres":           {"schema", "corpus", "corpus/sqlstore"},
	"corpus/review":             {"schema", "corpus"},
	"corpus/sqlstore":           {"schema", "corpus", "corpus/review"},
	"corpus/storetest":          {"schema", "corpus"},
	"corpus/upload":             {"schema", "corpus", "corpus/review", "corpus/source"},
	"indexer":                   {"schema"},
	"search":                    {"schema", "search"},
	"search/bleve":              {"schema", "search", "search/plan", "indexer"},
	"search/enginetest":         {"schema", "search", "indexer"},
	"search/opensearch":         {"schema", "search", "search/plan", "indexer"},
	"search/plan":               {"schema", "search"},
	"search/standing":           {"schema", "search", "search/plan"},
	"web":                       {"schema", "search", "web/alert", "web/api", "web/bank", "web/brief", "web/chart", "web/desk", "web/desk/account", "web/desk/advice", "web/desk/batch", "web/desk/collection", "web/desk/door", "web/desk/health", "web/measure", "web/desk/home", "web/desk/review", "web/desk/source", "web/desk/toponym", "web/desk/upload", "web/desk/edit", "web/desk/history", "web/desk/bulk", "web/desk/organisation", "web/feed", "web/figure", "web/frame", "web/listing", "web/oai", "web/original", "web/page", "web/page/briefing", "web/page/corridor", "web/page/document", "web/page/place", "web/page/result", "web/profile", "web/sight"},
	"web/brief":                 {"schema", "web/chart", "web/static", "web/template"},
	"web/alert":                 {"schema", "search", "search/standing", "web/bank", "web/frame", "web/listing"},
	"web/api":                   {"schema", "search", "web/bank", "web/cite", "web/export", "web/frame", "web/listing", "web/original", "web/profile"},
	"web/atlas":                 {"schema", "web/atlas"},
	"web/bank":                  {"schema", "web/atlas", "web/chart", "web/frame"},
	"web/chart":                 {"schema"},
	"web/cite":                  {"schema"},
	"web/desk":                  {"schema", "web/desk/door", "web/frame"},
	"web/desk/account":          {"schema", "web/desk", "web/desk/door", "web/frame"},
	"web/desk/batch":            {"schema", "web/desk", "web/desk/door", "web/frame"},
	"web/desk/advice":           {"schema", "web/desk", "web/desk/door", "web/desk/wording", "web/frame"},
	"web/desk/bulk":             {"schema", "search", "web/desk", "web/desk/door", "web/desk/wording", "web/frame", "web/listing", "web/sight"},
	"web/desk/diff":             {"schema"},
	"web/desk/collection":       {"schema", "web/desk", "web/desk/door", "web/frame"},
	"web/desk/organisation":     {"schema", "web/desk", "web/desk/door", "web/frame"},
	"web/desk/door":             {"schema", "web/frame"},
	"web/desk/edit":             {"schema", "web/desk", "web/desk/door", "web/desk/wording", "web/frame", "web/original"},
	"web/desk/history":          {"schema", "web/desk", "web/desk/diff", "web/desk/door", "web/desk/wording", "web/frame"},
	"web/desk/wording":          {"schema", "web/desk", "web/frame"},
	"web/desk/health":           {"schema", "web/desk", "web/desk/door", "web/frame"},
	"web/desk/home":             {"schema", "web/desk", "web/desk/batch", "web/desk/health", "web/desk/upload", "web/frame"},
	"web/desk/review":           {"schema", "search", "web/desk", "web/desk/diff", "web/desk/door", "web/desk/wording", "web/frame", "web/original", "web/page/document"},
	"web/desk/source":           {"schema", "web/desk", "web/desk/door", "web/frame"},
	"web/desk/toponym":          {"schema", "search", "web/desk", "web/desk/door", "web/frame"},
	"web/desk/upload":           {"schema", "web/desk", "web/desk/door", "web/desk/wording", "web/frame"},
	"web/export":                {"schema", "web/cite"},
	"web/feed":                  {"schema", "search", "web/bank", "web/export", "web/frame", "web/listing"},
	"web/figure":                {"schema", "web/bank", "web/chart", "web/cite", "web/export", "web/frame"},
	"web/frame":                 {"schema", "search", "web/atlas", "web/locale", "web/static", "web/template"},
	"web/listing":               {"schema", "search", "web/chart", "web/frame"},
	"web/locale":                {},
	"web/measure":               {"schema", "web/frame"},
	"web/oai":                   {"schema"},
	"web/original":              {"schema", "web/frame"},
	"web/page":                  {"schema", "search", "web/atlas", "web/bank", "web/chart", "web/export", "web/frame", "web/listing"},
	"web/page/briefing":         {"schema", "search", "web/bank", "web/brief", "web/chart", "web/frame", "web/listing", "web/profile"},
	"web/page/corridor":         {"schema", "search", "web/atlas", "web/bank", "web/chart", "web/export", "web/figure", "web/frame", "web/listing", "web/profile", "web/sankey"},
	"web/page/document":         {"schema", "search", "web/bank", "web/cite", "web/export", "web/frame", "web/listing", "web/original"},
	"web/page/place":            {"schema", "search", "web/atlas", "web/bank", "web/chart", "web/figure", "web/frame", "web/listing"},
	"web/page/result":           {"schema", "search", "web/cite", "web/export", "web/frame", "web/listing", "web/sight"},
	"web/profile":               {"schema", "search", "web/bank", "web/chart", "web/frame", "web/listing"},
	"web/sankey":                {},
	"web/sight":                 {"schema", "search", "web/desk/door", "web/frame"},
	"web/static":                {},
	"web/template":              {},
	"cmd":                       {"*"},
}

// homes names the one folder in which a module from elsewhere may be used.
var homes = map[string][]string{
	"github.com/gin-gonic/gin":        {"web"},
	"github.com/blevesearch/":         {"search/bleve"},
	"modernc.org/sqlite":              {"corpus/sqlite", "search/bench"},
	"github.com/jackc/pgx":            {"corpus/postgres"},
	"database/sql":                    {"corpus/sqlstore", "corpus/sqlite", "corpus/postgres", "search/bench", "cmd"},
	"github.com/pressly/goose":        {"corpus/sqlstore", "corpus/sqlite", "corpus/postgres"},
	"github.com/klippa-app/go-pdfium": {"corpus/extract/pdf"},
	"github.com/ledongthuc/pdf":       {"corpus/extract/pdf"},
	"github.com/bodgit/sevenzip":      {"corpus/archive"},
	"github.com/nwaples/rardecode/v2": {"corpus/archive"},
	"github.com/ulikunitz/xz":         {"corpus/archive"},
	"github.com/emersion/go-message":  {"corpus/extract"},
	"github.com/yuin/goldmark":        {"corpus/extract"},
	"github.com/richardlehane/mscfb":  {"corpus/extract"},
	"github.com/minio/minio-go/":      {"corpus/s3"},
	"codeberg.org/go-pdf/fpdf":        {"web/brief", "corpus/extract/trial"},
	"github.com/wneessen/go-mail":     {"cmd/simde"},
	"github.com/alexedwards/scs/":     {"web/desk/door"},
	"github.com/alexedwards/argon2id": {"corpus/people"},
	"github.com/trustelem/zxcvbn":     {"corpus/people"},
	"github.com/VictoriaMetrics/":     {"web/measure"},
	"github.com/temoto/robotstxt":     {"corpus/fetch"},
	"code.dny.dev/ssrf":               {"corpus/fetch"},
	"github.com/mmcdole/gofeed":       {"corpus/harvest"},
	"net/http":                        {"web", "cmd/simde", "search/opensearch", "corpus/s3", "corpus/fetch"},
}

type listed struct {
	ImportPath string
	Imports    []string
}

func TestLayers(t *testing.T) {
	for _, p := range packages(t) {
		folder := strings.TrimPrefix(p.ImportPath, module)
		rule, ok := ruleOf(folder)
		if !ok {
			t.Errorf("folder %s has no row in the table of layers", folder)
			continue
		}
		for _, imp := range p.Imports {
			checkOwn(t, folder, rule, imp)
			checkHome(t, folder, imp)
		}
	}
}

func checkOwn(t *testing.T, folder, rule, imp string) {
	t.Helper()
	own, ok := strings.CutPrefix(imp, module)
	if !ok {
		return
	}
	allowed := mayImport[rule]
	if slices.Contains(allowed, "*") || slices.ContainsFunc(allowed, func(a string) bool { return lies(own, a) && sister(own, a, allowed) }) {
		return
	}
	t.Errorf("%s imports %s; the design does not allow it", folder, own)
}

// sister keeps a folder's own subfolders apart where they have rows of their
// own: "corpus" in a row does not mean "corpus/sqlite".
func sister(own, allowed string, row []string) bool {
	rule, _ := ruleOf(own)
	return rule == allowed || slices.Contains(row, rule) || allowed == "schema"
}

func checkHome(t *testing.T, folder, imp string) {
	t.Helper()
	for prefix, at := range homes {
		if !strings.HasPrefix(imp, prefix) {
			continue
		}
		if !slices.ContainsFunc(at, func(h string) bool { return lies(folder, h) }) {
			t.Errorf("%s imports %s, whose home is %s", folder, imp, strings.Join(at, ", "))
		}
	}
}

// ruleOf returns the row of the table for a folder: its own or that of the
// nearest folder above it.
func ruleOf(folder string) (string, bool) {
	for f := folder; f != ""; {
		if _, ok := mayImport[f]; ok {
			return f, true
		}
		i := strings.LastIndexByte(f, '/')
		if i < 0 {
			return "", false
		}
		f = f[:i]
	}
	return "", false
}

func lies(folder, in string) bool { return folder == in || strings.HasPrefix(folder, in+"/") }

func packages(t *testing.T) []listed {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "go", "list", "-json=ImportPath,Imports", "../...").Output()
	if err != nil {
		t.Fatal(err)
	}
	var all []listed
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		err := d.Decode(&p)
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}
