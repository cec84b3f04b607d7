package extract

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path"
	"strings"
	"time"

	"github.com/simde/simde/corpus/extract/pdf"
	"github.com/simde/simde/schema"
)

// The limits of what is taken out of one file.
const (
	maxEnclosure  = 128 << 20 // bytes of an attachment
	maxEnclosed   = 256 << 20 // bytes of all
	maxEnclosures = 1000
	longestName   = 150 // bytes
)

// enclosures are the attachments of a file while it is read.
type enclosures struct {
	list     []schema.Enclosure
	warnings []string
	names    map[string]int
	size     int
}

// add takes an attachment in, under a name that no other has, or says why not.
func (e *enclosures) add(name string, data []byte) {
	name = enclosureName(name)
	switch {
	case len(e.list) >= maxEnclosures:
		e.leave(name, fmt.Sprintf("more than %d", maxEnclosures))
	case len(data) == 0:
		e.leave(name, "no bytes")
	case len(data) > maxEnclosure || e.size+len(data) > maxEnclosed:
		e.leave(name, fmt.Sprintf("too large, %d MiB", len(data)>>20))
	default:
		e.size += len(data)
		e.list = append(e.list, schema.Enclosure{Name: e.unique(name), Data: data})
	}
}

// leave says why an attachment is not taken out.
func (e *enclosures) leave(name, why string) {
	const most = 20
	if len(e.warnings) < most {
		e.warnings = append(e.warnings, schema.WarnAttachment.Sentence(name+": "+why))
	}
}

func (e *enclosures) unique(name string) string {
	if e.names == nil {
		e.names = map[string]int{}
	}
	e.names[name]++
	if n := e.names[name]; n > 1 {
		ext := path.Ext(name)
		return e.unique(fmt.Sprintf("%s#%d%s", strings.TrimSuffix(name, ext), n, ext))
	}
	return name
}

// attachments are the enclosures as a Reading lists them.
func (e *enclosures) attachments() []schema.Attachment {
	var out []schema.Attachment
	for _, x := range e.list {
		sum := sha256.Sum256(x.Data)
		out = append(out, schema.Attachment{Name: x.Name, Hash: schema.Hash(hex.EncodeToString(sum[:])), Size: int64(len(x.Data))})
	}
	return out
}

// enclosureName makes one name of what a file calls an attachment: no path, no
// control characters, no more than a file system takes.
func enclosureName(name string) string {
	name = strings.ToValidUTF8(plainText(name), "")
	name = strings.Join(strings.Fields(name), " ")
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	if len(name) > longestName {
		ext := path.Ext(name)
		if len(ext) > longestName/10 {
			ext = ""
		}
		name = strings.ToValidUTF8(name[:longestName-len(ext)], "") + ext
	}
	if strings.Trim(name, ". ") == "" {
		return "attachment"
	}
	return name
}

// Attached returns the attachments of the file at path, which was offered under
// name, with their bytes, as a Reading lists them. Its errors are those of
// Extract.
func (p *Pool) Attached(ctx context.Context, path, name string) ([]schema.Enclosure, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fail(schema.FailUnreadable, "%w", err)
	}
	isPDF, err := headIsPDF(path)
	if err != nil {
		return nil, fail(schema.FailUnreadable, "%w", err)
	}
	limit := min(longestTime, baseTime+time.Duration(info.Size()>>20)*timePerMiB)
	r, err := p.serve(ctx, &job{limit: limit, memory: p.config.Memory,
		request: request{Op: opAttached, Path: path, Name: name, Engines: []string{pdf.PDFium}, CacheDir: p.config.CacheDir}}, isPDF)
	if err != nil {
		return nil, err
	}
	return r.Enclosures, nil
}

// attached takes out what a file carries.
func (w *worker) attached(req request) ([]schema.Enclosure, error) {
	data, err := load(req.Path, maxPDF)
	if err != nil {
		return nil, err
	}
	if isPDF(data) {
		e, err := w.enclosedInPDF(req.CacheDir, data)
		return e.list, err
	}
	t, _, err := readAs(data, req.Name)
	if err != nil {
		return nil, err
	}
	return t.enclosed.list, nil
}

// enclosedInPDF returns the attachments of a PDF, and those of its portfolio.
func (w *worker) enclosedInPDF(cacheDir string, data []byte) (e enclosures, err error) {
	if err := w.open(cacheDir); err != nil {
		return e, err
	}
	err = w.pdfium.Attachments(data, e.add)
	return e, err
}
