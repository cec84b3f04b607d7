// Package trial measures in what order the words of pages are read: of pages
// that are made with their order, and of pages of real documents that readers
// have marked, beside what pdftotext makes of them.
package trial

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/simde/simde/corpus/extract/pdf"
	"github.com/simde/simde/schema"
)

// Reader reads the text of a page of a PDF.
type Reader struct {
	Name string
	Read func(ctx context.Context, file []byte, number int) (string, error)
}

// Result is how one reader read pages.
type Result struct {
	Reader string
	Scores []Score // of each page
	Took   time.Duration
}

// limits are those of an import.
var limits = pdf.Limits{Pages: 1000, PageText: 1 << 20, Text: 16 << 20}

// Own returns the program's reader. A file is read once for all of its pages.
func Own(rt *pdf.Runtime) Reader {
	var file []byte
	var last *schema.Reading
	return Reader{"simde", func(_ context.Context, data []byte, number int) (string, error) {
		if !bytes.Equal(file, data) {
			r, err := rt.Read(data, limits, nil)
			if err != nil {
				return "", err
			}
			file, last = data, r
		}
		return last.Pages[number-1].Text, nil
	}}
}

// Peers returns what else is installed that reads the text of PDF files.
func Peers() []Reader {
	path, err := exec.LookPath("pdftotext")
	if err != nil {
		return nil
	}
	var out []Reader
	for _, option := range []string{"", "-layout"} {
		out = append(out, Reader{strings.TrimSpace("pdftotext " + option), func(ctx context.Context, data []byte, number int) (string, error) {
			return pdftotext(ctx, path, option, data, number)
		}})
	}
	return out
}

func pdftotext(ctx context.Context, path, option string, data []byte, number int) (text string, err error) {
	dir, err := os.MkdirTemp("", "simde-trial")
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	file := filepath.Join(dir, "page.pdf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		return "", err
	}
	page := fmt.Sprint(number)
	args := []string{"-q", "-enc", "UTF-8", "-f", page, "-l", page}
	if option != "" {
		args = append(args, option)
	}
	b, err := exec.CommandContext(ctx, path, append(args, file, "-")...).Output()
	if err != nil {
		return "", fmt.Errorf("pdftotext: %w", err)
	}
	return string(b), nil
}

// Run has readers read pages.
func Run(ctx context.Context, pages []Page, readers []Reader) ([]Result, error) {
	var out []Result
	for _, r := range readers {
		res := Result{Reader: r.Name}
		begun := time.Now()
		for _, p := range pages {
			text, err := r.Read(ctx, p.File, p.Number)
			if err != nil {
				return nil, fmt.Errorf("%s: %s: %w", r.Name, p.Name, err)
			}
			res.Scores = append(res.Scores, score(words(text), p.Words))
		}
		res.Took = time.Since(begun)
		out = append(out, res)
	}
	return out, nil
}

// Report writes the means of each reader, and the pages that the first reader
// has in worse order than 0.97 or than the second.
func Report(name string, pages []Page, results []Result) string {
	var b strings.Builder
	for _, r := range results {
		f1, order, least := 0.0, 0.0, 1.0
		for _, s := range r.Scores {
			f1, order, least = f1+s.F1, order+s.Order, min(least, s.Order)
		}
		n := float64(max(1, len(pages)))
		fmt.Fprintf(&b, "%-18s %3d pages  %-18s words F1 %.3f  order (tau) %.3f, least %.3f\n", name, len(pages), r.Reader, f1/n, order/n, least)
	}
	if len(results) == 0 {
		return b.String()
	}
	own := results[0]
	for i, p := range pages {
		short := own.Scores[i].Order < enough
		if len(results) > 1 && own.Scores[i].Order < results[1].Scores[i].Order-1e-9 {
			short = true
		}
		if !short {
			continue
		}
		fmt.Fprintf(&b, "  %s:", p.Name)
		for _, r := range results {
			fmt.Fprintf(&b, " %s %.3f", r.Reader, r.Scores[i].Order)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// enough is the order of a page that is as a person reads it.
const enough = 0.97
