package frame

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/web/atlas"
	"github.com/simde/simde/web/static"
)

// assets are the embedded files that pages refer to. Each is served under an
// address with a part of its hash, or of a folder that names its version, so
// that browsers may keep it for ever.
type assets struct {
	byAddress map[string]asset
	address   map[string]string // name → address
}

type asset struct {
	name  string
	bytes []byte
}

func loadAssets() (*assets, error) {
	a := &assets{map[string]asset{}, map[string]string{}}
	err := fs.WalkDir(static.Files, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := static.Files.ReadFile(p)
		if err != nil {
			return err
		}
		a.add(p, b)
		return nil
	})
	if err != nil {
		return nil, err
	}
	a.add("land.svg", atlas.Land)
	a.linkStyles()
	return a, nil
}

// add gives a file its address.
func (a *assets) add(name string, b []byte) {
	sum := sha256.Sum256(b)
	ext := path.Ext(name)
	at := "/static/" + strings.TrimSuffix(name, ext) + "-" + hex.EncodeToString(sum[:6]) + ext
	if strings.HasPrefix(name, PDFLibrary) {
		at = "/static/" + name
	}
	a.byAddress[at], a.address[name] = asset{name, b}, at
}

// linkStyles writes the addresses of fonts and pictures into the style sheet,
// whose own address then follows from the result.
func (a *assets) linkStyles() {
	old := a.address["app.css"]
	css := string(a.byAddress[old].bytes)
	for name, at := range a.address {
		css = strings.ReplaceAll(css, `url("`+name+`")`, `url("`+at+`")`)
	}
	delete(a.byAddress, old)
	a.add("app.css", []byte(css))
}

// Static gives out an embedded file, which never changes under its address.
func (s *Site) Static(r *Request) error {
	f, ok := s.assets.byAddress[r.Request.URL.Path]
	if !ok {
		return schema.ErrNotFound
	}
	r.Header("Cache-Control", "public, max-age=31536000, immutable")
	if strings.HasPrefix(f.name, PDFLibrary) {
		r.Header("Content-Security-Policy", libraryPolicy)
	}
	r.Data(http.StatusOK, mime.TypeByExtension(path.Ext(f.name)), f.bytes)
	return nil
}

// PDFLibrary is the folder of PDF.js in static. Its files load one another by
// their names, so that they are served under them; the folder says which
// version they are of.
const PDFLibrary = "pdfjs-6.5.438"

// libraryPolicy is for the files of PDF.js: its worker decodes pictures of
// scanned pages in WebAssembly. The pages of the site cannot.
const libraryPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
