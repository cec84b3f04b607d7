package frame

import (
	"mime"
	"net/http"
	"path"
	"strings"

	"github.com/simde/simde/schema"
)

// libraryPolicy is for the files of PDF.js: its worker decodes pictures of
// scanned pages in WebAssembly. The pages of the site cannot.
const libraryPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"

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
