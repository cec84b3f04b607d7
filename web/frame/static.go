package frame

import (
	"mime"
	"net/http"
	"path"
	"strings"

	"github.com/klauspost/compress/gzhttp"

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
	body := f.bytes
	switch small := f.zipped(); {
	case small == nil:
		r.Header(gzhttp.HeaderNoCompression, "1")
	case takesGzip(r.Request):
		r.Header("Content-Encoding", "gzip")
		body = small
	}
	r.Data(http.StatusOK, mime.TypeByExtension(path.Ext(f.name)), body)
	return nil
}

// takesGzip reports whether a client says that it takes what is compressed by
// gzip.
func takesGzip(r *http.Request) bool {
	for part := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, weight, _ := strings.Cut(part, ";")
		if !strings.EqualFold(strings.TrimSpace(name), "gzip") {
			continue
		}
		q, stated := strings.CutPrefix(strings.TrimSpace(weight), "q=")
		return !stated || strings.Trim(q, "0.") != ""
	}
	return false
}
