package harvest

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"mime"
	"net/url"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/gabriel-vasile/mimetype"
	"golang.org/x/net/html"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/corpus/fetch"
	"github.com/simde/simde/schema"
)

// nameOf names a thing of a source in the ledger.
func nameOf(s schema.Source, key string) string { return corpus.FileKey(s.Label() + "/" + key) }

// came is a file that came, or that is there already.
type came struct {
	link           string
	etag, modified string
	hash           schema.Hash
	kind           string // media type, by the content
	open           func() (io.ReadCloser, error)
}

const (
	kindPDF  = "application/pdf"
	kindHTML = "text/html"
)

// readable are the kinds of files that are taken beside PDF and HTML.
var readable = []string{"text/plain", "text/markdown", "text/rtf", "application/rtf", "application/epub+zip", "application/msword", "application/x-ole-storage",
	"application/vnd.openxmlformats-officedocument.", "application/vnd.oasis.opendocument."}

func isReadable(kind string) bool {
	for _, k := range readable {
		if kind == k || strings.HasSuffix(k, ".") && strings.HasPrefix(kind, k) {
			return true
		}
	}
	return kind == kindPDF
}

// get asks for a file, unless it is the one that is there.
func (r *reader) get(ctx context.Context, link string, there schema.SourceItem) (came, error) {
	req := fetch.Request{URL: link, Most: r.bounds.File, Robots: true}
	if there.Link == link && there.Hash != "" {
		if _, err := r.originals.Stat(ctx, there.Hash); err == nil {
			req.ETag, req.Modified = there.ETag, there.Modified
		}
	}
	r.files++
	to := r.path(r.files)
	f, err := os.OpenFile(to, os.O_CREATE|os.O_RDWR|os.O_TRUNC, 0o600)
	if err != nil {
		return came{}, err
	}
	defer f.Close()
	sum := sha256.New()
	req.To = func() (io.Writer, error) {
		sum.Reset()
		_, err := f.Seek(0, io.SeekStart)
		return io.MultiWriter(f, sum), errors.Join(err, f.Truncate(0))
	}
	a, err := r.client.Get(ctx, req)
	if err != nil {
		return came{}, err
	}
	if a.Unchanged {
		c := came{link: link, etag: there.ETag, modified: there.Modified, hash: there.Hash}
		c.open = func() (io.ReadCloser, error) {
			f, _, err := r.originals.Open(ctx, c.hash)
			return f, err
		}
		return c, nil
	}
	c := came{link: link, etag: a.ETag, modified: a.Modified, hash: schema.Hash(hex.EncodeToString(sum.Sum(nil)))}
	c.open = func() (io.ReadCloser, error) { return os.Open(to) }
	detected, err := mimetype.DetectFile(to)
	if err != nil {
		return c, err
	}
	c.kind, _, err = mime.ParseMediaType(detected.String())
	if said, _, _ := mime.ParseMediaType(a.Type); said == kindHTML && strings.HasPrefix(c.kind, "text/") {
		c.kind = kindHTML // a page without its head
	}
	return c, err
}

// same reports whether the file is the one that was there.
func (c came) same() bool { return c.kind == "" }

// item returns the file as the importer takes it, under the name of a record or
// below it.
func (c came) item(name string) *corpus.Item {
	return &corpus.Item{Name: name, Hash: c.hash, Open: c.open}
}

// note keeps of a file where it came from and in which state.
func (c came) note(it *schema.SourceItem) {
	it.Link, it.Hash, it.ETag, it.Modified = c.link, c.hash, c.etag, c.modified
}

// baseName names the file of a record after the end of its address.
func (c came) baseName() string {
	base := "file"
	if u, err := url.Parse(c.link); err == nil {
		base = path.Base(u.Path)
	}
	const longest = 100
	if base == "." || base == "/" || len(base) > longest {
		base = "file"
	}
	for kind, ending := range map[string]string{kindPDF: ".pdf", kindHTML: ".html"} {
		if c.kind == kind && !strings.EqualFold(path.Ext(base), ending) {
			base += ending
		}
	}
	return strings.ReplaceAll(base, "/", "-")
}

// fullTexts returns the addresses of the full texts that a page of a repository
// names for scholarly search engines, and whether these are all.
func (c came) fullTexts() (out []string, whole bool, err error) {
	f, err := c.open()
	if err != nil {
		return nil, false, err
	}
	whole = true
	name := func(ref string) {
		switch to := c.resolve(ref); {
		case to == "" || slices.Contains(out, to):
		case len(out) == mostFiles:
			whole = false
		default:
			out = append(out, to)
		}
	}
	const head = 1 << 20
	b, err := io.ReadAll(io.LimitReader(f, head))
	if err = errors.Join(err, f.Close()); err != nil {
		return nil, false, err
	}
	whole = len(b) < head
	for z := html.NewTokenizer(bytes.NewReader(b)); z.Next() != html.ErrorToken; {
		t := z.Token()
		if t.Data != "meta" && t.Data != "link" {
			continue
		}
		a := map[string]string{}
		for _, x := range t.Attr {
			a[strings.ToLower(x.Key)] = x.Val
		}
		switch {
		case t.Data == "meta" && strings.EqualFold(a["name"], "citation_pdf_url"):
			name(a["content"])
		case t.Data == "link" && strings.EqualFold(a["rel"], "alternate") && strings.EqualFold(a["type"], kindPDF):
			name(a["href"])
		}
	}
	return out, whole, nil
}

// resolve returns an address as it is meant on the page.
func (c came) resolve(ref string) string {
	base, err := url.Parse(c.link)
	if err != nil {
		return ""
	}
	u, err := base.Parse(strings.TrimSpace(ref))
	if err != nil || u.String() == c.link {
		return ""
	}
	return u.String()
}

// better returns the full text that a page names in its place where there is
// one, else the page, and notes what the page names. One that names nothing may be
// another than usual, as while a server is being mended, and says nothing of what it
// named before.
func (r *reader) better(ctx context.Context, c came, there schema.SourceItem, n *naming) (came, error) {
	if c.kind != kindHTML {
		return c, nil
	}
	links, whole, err := c.fullTexts()
	if err != nil {
		return c, err
	}
	n.names(c.link, links)
	n.whole[c.link] = whole && len(links) > 0
	for _, link := range inTurn(links, there) {
		n.tried[link] = true
		full, err := r.get(ctx, link, there)
		if err == nil && (full.same() || isReadable(full.kind)) {
			return full, nil
		}
		if err != nil && !lasting(err) {
			return c, err
		}
	}
	return c, nil
}

// lasting reports whether an error says that there is nothing to be had, now or
// when it is asked again.
func lasting(err error) bool {
	var status *fetch.Status
	return errors.As(err, &status) || errors.Is(err, fetch.ErrTooLarge) || errors.Is(err, fetch.ErrInside) || errors.Is(err, fetch.ErrRobots) || errors.Is(err, fetch.ErrRedirects) || errors.Is(err, schema.ErrInvalid)
}

// text asks for a list.
func (r *reader) text(ctx context.Context, link, accept string, there schema.SourceItem) ([]byte, fetch.Answer, error) {
	var b bytes.Buffer
	a, err := r.client.Get(ctx, fetch.Request{URL: link, Accept: accept, Most: r.bounds.List, ETag: there.ETag, Modified: there.Modified,
		To: func() (io.Writer, error) { b.Reset(); return &b, nil }})
	return b.Bytes(), a, err
}
