package extract

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/simde/simde/schema"
)

// The bounds of the recognition of pictures of pages.
const (
	ocrLetters = 20               // a page of fewer letters and digits is a picture, if anything
	ocrMore    = 2                // times as many letters as its text a picture has at least, to take its place
	ocrStamp   = 400              // what is printed over a picture of a page has fewer
	ocrCovered = 0.6              // share of a page that a picture of it covers at least
	ocrPages   = 500              // of one document, at most
	ocrDPI     = 300              // dots an inch, for which tesseract is trained
	ocrTime    = 90 * time.Second // of one page
	ocrInk     = 0.0005           // share of dark dots below which a page is blank
	ocrSure    = 0.4              // mean confidence below which a picture shows no text
	ocrDark    = 128              // grey, of 255, below which a dot is dark
)

// ocrLanguages are tesseract's names of the languages that SIMDE reads.
var ocrLanguages = []string{"spa", "eng", "fra"}

// recogniser reads text from pictures with tesseract, a program of its own.
type recogniser struct {
	program   string
	version   string
	languages string // as tesseract takes them: "spa+eng+fra"
}

// newRecogniser asks the program at path what it can read.
func newRecogniser(path string) (*recogniser, error) {
	version, err := exec.Command(path, "--version").Output()
	if err != nil {
		return nil, fmt.Errorf("OCR: %s: %w", path, err)
	}
	list, err := exec.Command(path, "--list-langs").Output()
	if err != nil {
		return nil, fmt.Errorf("OCR: %s: %w", path, err)
	}
	has := strings.Fields(string(list))
	known := slices.DeleteFunc(slices.Clone(ocrLanguages), func(l string) bool { return !slices.Contains(has, l) })
	if len(known) == 0 {
		return nil, fmt.Errorf("OCR: %s has the data of none of %v", path, ocrLanguages)
	}
	first, _, _ := strings.Cut(string(version), "\n")
	return &recogniser{path, strings.TrimSpace(first), strings.Join(known, "+")}, nil
}

// recognised is what was read from a picture. Its confidence is from 0 to 1.
type recognised struct {
	text string
	schema.Recognition
}

// read reads a picture of a page. A blank one has no words.
func (o *recogniser) read(img *image.RGBA) (recognised, error) {
	grey, dark := greyMap(img)
	if dark < ocrInk {
		return recognised{}, nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), ocrTime)
	defer cancel()
	cmd := exec.CommandContext(ctx, o.program, "stdin", "stdout", "-l", o.languages, "--dpi", strconv.Itoa(ocrDPI), "tsv")
	cmd.Env = append(os.Environ(), "OMP_THREAD_LIMIT=1") // several threads take twice the time of the processors
	cmd.Stdin = bytes.NewReader(grey)
	out, err := cmd.Output()
	if ctx.Err() != nil {
		return recognised{}, fmt.Errorf("no answer after %s", ocrTime)
	}
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return recognised{}, fmt.Errorf("%w: %s", err, strings.TrimSpace(string(exit.Stderr)))
	}
	if err != nil {
		return recognised{}, err
	}
	return readTSV(string(out), img.Rect.Dx(), img.Rect.Dy()), nil
}

// greyMap writes a picture in the form PGM, and returns the share of its dots
// that are dark.
func greyMap(img *image.RGBA) (pgm []byte, dark float64) {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	pgm = fmt.Appendf(nil, "P5 %d %d 255\n", w, h)
	n := 0
	for y := range h {
		row := img.Pix[y*img.Stride : y*img.Stride+4*w]
		for i := 0; i < len(row); i += 4 {
			g := byte((299*int(row[i]) + 587*int(row[i+1]) + 114*int(row[i+2])) / 1000) // luma of ITU-R BT.601
			if g < ocrDark {
				n++
			}
			pgm = append(pgm, g)
		}
	}
	return pgm, float64(n) / float64(max(w*h, 1))
}

// readTSV reads tesseract's table of a picture of so many dots: one row a word,
// with the block, paragraph and line it stands in, its box, its confidence, of
// 100, and itself.
func readTSV(table string, width, height int) recognised {
	const level, block, line, left, confidence, text, columns = 0, 2, 4, 6, 10, 11, 12
	var r recognised
	var b strings.Builder
	var before []string
	for row := range strings.Lines(table) {
		f := strings.Split(strings.TrimRight(row, "\r\n"), "\t")
		if len(f) != columns || f[level] != "5" || strings.TrimSpace(f[text]) == "" {
			continue
		}
		c, err := strconv.ParseFloat(f[confidence], 64)
		if err != nil {
			continue // the header
		}
		word := schema.WordBox{Text: strings.TrimSpace(f[text])}
		if at, err := numbersOf(f[left:confidence]); err == nil {
			w, h := float64(max(width, 1)), float64(max(height, 1))
			word.X0, word.Y0, word.X1, word.Y1 = at[0]/w, at[1]/h, (at[0]+at[2])/w, (at[1]+at[3])/h
		}
		switch {
		case before == nil:
		case !slices.Equal(before[:line-block], f[block:line]):
			b.WriteString("\n\n")
		case before[line-block] != f[line]:
			b.WriteString("\n")
		default:
			b.WriteString(" ")
		}
		before = f[block : line+1]
		b.WriteString(word.Text)
		r.Words = append(r.Words, word)
		r.Confidence += c / 100
	}
	r.text = b.String()
	r.Confidence /= float64(max(len(r.Words), 1))
	return r
}

// numbersOf reads fields as whole numbers.
func numbersOf(fields []string) ([]float64, error) {
	var out []float64
	for _, f := range fields {
		n, err := strconv.Atoi(f)
		if err != nil {
			return nil, err
		}
		out = append(out, float64(n))
	}
	return out, nil
}

// recognise reads the pages of a PDF that have no text of their own from their
// pictures, where req names a program for it. What fails is a warning: the
// document is what it would be without.
func (w *worker) recognise(req request, data []byte, r *schema.Reading) error {
	if req.OCR == "" || len(sparse(r.Pages)) == 0 {
		return nil
	}
	if err := w.open(req.CacheDir); err != nil {
		return err
	}
	pages := pictured(r.Pages, func(pages []int) map[int]float64 { return w.pdfium.Pictured(data, pages) })
	if len(pages) == 0 {
		return nil
	}
	if err := w.openOCR(req.OCR); err != nil {
		r.Warnings = append(r.Warnings, err.Error())
		return nil
	}
	if left := len(pages) - ocrPages; left > 0 {
		r.Warnings = append(r.Warnings, schema.WarnMany.Sentence(left))
		pages = pages[:ocrPages]
	}
	if err := w.out.Encode(reply{Recognise: len(pages)}); err != nil {
		return err
	}
	done, words, sure := 0, 0, 0.0
	for _, n := range pages {
		got, err := w.recognisePage(data, n)
		if err != nil {
			r.Warnings = append(r.Warnings, schema.WarnPicture.Sentence(fmt.Sprintf("%d: %v", n, err)))
			continue
		}
		p := &r.Pages[slices.IndexFunc(r.Pages, func(p schema.Page) bool { return p.Number == n })]
		if got.Confidence >= ocrSure && lettersOf(got.text) > ocrMore*lettersOf(p.Text) {
			p.Text, p.Engine, p.Seen = got.text, w.ocr.version, &got.Recognition
			done, words, sure = done+1, words+len(got.Words), sure+got.Confidence*float64(len(got.Words))
		}
	}
	if done > 0 {
		r.Warnings = append(r.Warnings, schema.WarnPictures.Sentence(fmt.Sprintf("%d (%s, %.0f %%)", done, w.ocr.version, 100*sure/float64(words))))
	}
	if done*2 > len(r.Pages) {
		r.Engine = w.ocr.version
	}
	return nil
}

func (w *worker) openOCR(program string) error {
	if w.ocr != nil {
		return nil
	}
	o, err := newRecogniser(program)
	if err != nil {
		return err
	}
	w.ocr = o
	return nil
}

func (w *worker) recognisePage(data []byte, page int) (got recognised, err error) {
	err = w.pdfium.Picture(data, page, ocrDPI, func(img *image.RGBA) (err error) {
		got, err = w.ocr.read(img)
		return err
	})
	return got, err
}

// pictured returns the numbers of the pages that have no text to speak of, and of
// those that are a picture with a stamp or a line of text over it: what is read
// from the picture of such a page is all of it, and takes the place of both.
// covered tells what share of pages their pictures cover.
func pictured(pages []schema.Page, covered func(pages []int) map[int]float64) []int {
	var out, stamped []int
	for _, n := range sparse(pages) {
		if lettersOf(pages[n].Text) < ocrLetters {
			out = append(out, pages[n].Number)
		} else {
			stamped = append(stamped, pages[n].Number)
		}
	}
	if len(stamped) == 0 {
		return out
	}
	for n, share := range covered(stamped) {
		if share >= ocrCovered {
			out = append(out, n)
		}
	}
	slices.Sort(out)
	return out
}

// sparse returns which pages have so little text that a picture may hold more.
func sparse(pages []schema.Page) []int {
	var out []int
	for i, p := range pages {
		if lettersOf(p.Text) < ocrStamp {
			out = append(out, i)
		}
	}
	return out
}
