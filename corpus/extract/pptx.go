package extract

import (
	"encoding/xml"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/simde/simde/corpus/archive"
	"github.com/simde/simde/schema"
)

// readPPTX reads a presentation: each slide is a page, its text in the order of
// its frames, titles first, with a line for each row of a table, and the
// speaker's notes after it.
func readPPTX(data []byte) (*text, error) {
	p, err := archive.OpenPackage(data)
	if err != nil {
		return nil, err
	}
	t := &text{}
	if core, err := p.Read("docProps/core.xml"); err == nil {
		t.self, t.created = coreProperties(core)
	}
	names, err := slidesOf(p)
	if err != nil {
		return nil, err
	}
	for i, name := range names {
		slide, err := readSlide(p, name)
		if err != nil && !isClass(err, schema.FailCorrupt) && !errors.Is(err, schema.ErrNotFound) {
			return nil, err
		}
		if err != nil {
			t.warnings = append(t.warnings, schema.WarnPart.Sentence(fmt.Sprintf("%d: %v", i+1, err)))
		}
		t.pages = append(t.pages, slide)
	}
	return t, nil
}

// slidesOf returns the parts of the slides in the order in which they are shown.
func slidesOf(p *archive.Package) ([]string, error) {
	main, err := p.Read("ppt/presentation.xml")
	if err != nil {
		return nil, fail(schema.FailCorrupt, "%w", err)
	}
	at, err := relations(p, "ppt/presentation.xml")
	if err != nil {
		return nil, err
	}
	var out []string
	err = walkXML(main, func(e xml.StartElement) {
		if e.Name.Local != "sldId" {
			return
		}
		for _, a := range e.Attr {
			if part, ok := at[a.Value]; ok && a.Name.Local == "id" {
				out = append(out, part.target)
			}
		}
	}, func(string) {}, func(string) {})
	return out, err
}

// relation is what a part of an office document refers to.
type relation struct{ target, kind string }

// relations returns what a part refers to, by its names.
func relations(p *archive.Package, part string) (map[string]relation, error) {
	out := map[string]relation{}
	b, err := p.Read(path.Join(path.Dir(part), "_rels", path.Base(part)+".rels"))
	if errors.Is(err, schema.ErrNotFound) {
		return out, nil
	}
	if err != nil {
		return nil, err
	}
	return out, walkXML(b, func(e xml.StartElement) {
		if target := attribute(e, "Target"); e.Name.Local == "Relationship" && attribute(e, "TargetMode") != "External" {
			if !strings.HasPrefix(target, "/") {
				target = path.Join(path.Dir(part), target)
			}
			out[attribute(e, "Id")] = relation{strings.TrimPrefix(target, "/"), path.Base(attribute(e, "Type"))}
		}
	}, func(string) {}, func(string) {})
}

// readSlide returns the text of a slide and of its notes. With an error it is
// what came before.
func readSlide(p *archive.Package, name string) (string, error) {
	b, err := p.Read(name)
	if err != nil {
		return "", err
	}
	s := &slideReader{}
	err = walkXML(b, s.start, s.end, s.text)
	whole := s.whole()
	rels, rerr := relations(p, name)
	for _, id := range sortedKeys(rels) {
		if rels[id].kind != "notesSlide" {
			continue
		}
		notes, nerr := p.Read(rels[id].target)
		if nerr != nil {
			err = errors.Join(err, nerr)
			continue
		}
		n := &slideReader{notes: true}
		err = errors.Join(err, walkXML(notes, n.start, n.end, n.text))
		whole = strings.TrimSpace(whole + "\n\n" + n.whole())
	}
	return whole, errors.Join(err, rerr)
}

func sortedKeys[T any](m map[string]T) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// slideReader walks the elements of a slide or of its notes.
type slideReader struct {
	notes  bool // of which only the body counts
	shape  blocks
	titles []string
	bodies []string
	kind   string // of the placeholder that the shape under way is
	held   bool   // the shape under way is a placeholder
	line   strings.Builder
	in     int // depth within characters
	skip   int
	depth  int // of tables
	row    [][]string
}

func (s *slideReader) start(e xml.StartElement) {
	if s.skip > 0 {
		s.skip++
		return
	}
	switch e.Name.Local {
	case "Fallback":
		s.skip = 1
	case "sp", "graphicFrame":
		s.shape, s.kind, s.held = blocks{}, "", false
	case "ph":
		s.kind, s.held = attribute(e, "type"), true
	case "t":
		s.in++
	case "br":
		s.line.WriteByte('\n')
	case "tab":
		s.line.WriteByte('\t')
	case "tbl":
		s.depth++
	case "tr":
		s.row = nil
	case "tc":
		s.row = append(s.row, nil)
	}
}

func (s *slideReader) end(name string) {
	if s.skip > 0 {
		s.skip--
		return
	}
	switch name {
	case "t":
		s.in = max(0, s.in-1)
	case "p":
		s.paragraph()
	case "tr":
		s.shape.row(s.row)
		s.row = nil
	case "tbl":
		s.depth = max(0, s.depth-1)
	case "sp", "graphicFrame":
		s.endShape()
	}
}

func (s *slideReader) text(chars string) {
	if s.in > 0 && s.skip == 0 {
		s.line.WriteString(chars)
	}
}

func (s *slideReader) paragraph() {
	p := strings.TrimSpace(s.line.String())
	s.line.Reset()
	if n := len(s.row); s.depth > 0 && n > 0 {
		if p != "" {
			s.row[n-1] = append(s.row[n-1], strings.Join(strings.Fields(p), " "))
		}
		return
	}
	s.shape.write(p, true)
}

// endShape puts the text of a shape where it belongs. Numbers of slides, dates
// and footers are no text of it.
func (s *slideReader) endShape() {
	words := strings.TrimSpace(s.shape.out.String())
	s.shape = blocks{}
	switch {
	case words == "", s.kind == "sldNum", s.kind == "dt", s.kind == "ftr", s.kind == "hdr", s.notes && (!s.held || s.kind != "body"):
	case s.kind == "title", s.kind == "ctrTitle":
		s.titles = append(s.titles, words)
	default:
		s.bodies = append(s.bodies, words)
	}
}

func (s *slideReader) whole() string { return strings.Join(append(s.titles, s.bodies...), "\n\n") }
