package eval

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/table"
)

// Headline is a document of the real material with the title that a reader who
// knew no program gives it.
type Headline struct {
	Part       string // learn, or report, which is only scored
	Lang       schema.Lang
	File       string
	Start, End int  // the bytes of the title
	Free       bool // the reader lets it be longer or shorter
}

// Headlines lists the documents whose titles were read.
func Headlines() ([]Headline, error) {
	var out []Headline
	for f := range table.Rows(Annotations, "annotations/headlines.tsv", 6) {
		h := Headline{Part: f[0], Lang: schema.Lang(f[1]), File: f[2], Free: f[5] == "free"}
		var errs [2]error
		h.Start, errs[0] = strconv.Atoi(f[3])
		h.End, errs[1] = strconv.Atoi(f[4])
		if err := cmp.Or(errs[0], errs[1]); err != nil {
			return nil, fmt.Errorf("headlines.tsv: %s: %w", h.File, err)
		}
		out = append(out, h)
	}
	return out, nil
}

// headlines scores the titles of documents that are text as they stand. What is
// wrong is shown of the part that is looked at.
func (e *evaluation) headlines() error {
	list, err := Headlines()
	if err != nil {
		return err
	}
	for _, h := range list {
		if err := e.headline(h); err != nil {
			return err
		}
	}
	return nil
}

func (e *evaluation) headline(h Headline) error {
	content, err := os.ReadFile(filepath.Join(e.dir, h.File))
	if err != nil {
		return err
	}
	if h.End > len(content) || h.Start > h.End {
		return fmt.Errorf("headlines.tsv: %s: no bytes %d to %d", h.File, h.Start, h.End)
	}
	doc, err := e.described(h.File)
	if err != nil {
		return err
	}
	title := strings.Join(strings.Fields(string(content[h.Start:h.End])), " ")
	s := one(sameTitle(doc.Title, title, h.Free))
	e.add("headlines "+h.Part, h.Lang, s)
	if e.errors == nil || h.Part != "learn" || s.Right > 0 {
		return nil
	}
	_, err = fmt.Fprintf(e.errors, "headlines %s: %s\n    got  %s\n    want %s\n", h.Part, h.File, doc.Title, title)
	return err
}
