package frame

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"path"
	"strings"
	"sync"

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
	name   string
	bytes  []byte
	zipped func() []byte // compressed by gzip, once; it returns nil where that gains nothing
}

// gains is how much smaller a file must be when it is compressed: fonts and
// pictures of dots are already.
const gains = .95

// zipped compresses b, or returns nil where that gains too little.
func zipped(b []byte) []byte {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil
	}
	if _, err := w.Write(b); err != nil {
		return nil
	}
	if err := w.Close(); err != nil || float64(out.Len()) > gains*float64(len(b)) {
		return nil
	}
	return out.Bytes()
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
	a.byAddress[at], a.address[name] = asset{name, b, sync.OnceValue(func() []byte { return zipped(b) })}, at
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

// PDFLibrary is the folder of PDF.js in static. Its files load one another by
// their names, so that they are served under them; the folder says which
// version they are of.
const PDFLibrary = "pdfjs-6.5.438"
