package extract

import (
	"encoding/binary"
	"strings"

	"golang.org/x/text/encoding/charmap"

	"github.com/simde/simde/schema"
)

// The records of a presentation of PowerPoint 97 to 2003 that are read (MS-PPT).
const (
	pptSlide     = 1006
	pptNotes     = 1008
	pptPersist   = 1011
	pptChars     = 4000
	pptBytes     = 4008
	pptList      = 4080 // of the texts of slides
	pptTextbox   = 0xF00D
	pptMaster    = 1016
	pptHandout   = 4041
	pptEncrypted = 0x2F14
	maxPPTDepth  = 40
)

// readPPT reads a presentation of PowerPoint 97 to 2003: each slide is a page,
// the texts of its outline before those of its boxes; the speaker's notes stand
// after the slides.
func readPPT(data []byte) (*text, error) {
	c, err := openCompound(data)
	if err != nil {
		return nil, err
	}
	b, err := c.read("PowerPoint Document")
	if err != nil && len(b) == 0 {
		return nil, err
	}
	p := &pptReader{}
	p.records(b, 0)
	if p.encrypted {
		return nil, fail(schema.FailEncrypted, "an office document protected by a password")
	}
	t := &text{}
	t.self, t.created = summaryOf(c)
	for i := range max(len(p.outline), len(p.slides)) {
		var parts []string
		if i < len(p.outline) {
			parts = append(parts, p.outline[i]...)
		}
		if i < len(p.slides) {
			parts = append(parts, p.slides[i]...)
		}
		t.pages = append(t.pages, strings.Join(parts, "\n\n"))
	}
	if notes := strings.Join(p.notes, "\n\n"); strings.TrimSpace(notes) != "" {
		t.pages = append(t.pages, notes)
	}
	return t, nil
}

// pptReader walks the records of a presentation.
type pptReader struct {
	outline   [][]string // by slide
	slides    [][]string // the texts in the boxes of each
	notes     []string
	to        *[]string // where texts go that are met; nil where they are left out
	listed    bool      // within the list of the texts of slides
	encrypted bool
}

// records reads records one after the other. What is broken ends them.
func (p *pptReader) records(b []byte, depth int) {
	const head, container, list = 8, 0xF, 0 // instance 0 of a list is that of the slides
	for len(b) >= head && depth < maxPPTDepth {
		version, kind := binary.LittleEndian.Uint16(b), binary.LittleEndian.Uint16(b[2:])
		n := min(uint64(binary.LittleEndian.Uint32(b[4:])), uint64(len(b)-head))
		body := b[head : head+int(n)]
		b = b[head+int(n):]
		switch kind {
		case pptEncrypted:
			p.encrypted = true
		case pptSlide:
			p.slides = append(p.slides, nil)
			p.within(body, depth, &p.slides[len(p.slides)-1])
		case pptNotes:
			p.within(body, depth, &p.notes)
		case pptMaster, pptHandout:
		case pptList:
			p.listed = version>>4 == list
			if p.listed {
				p.within(body, depth, nil)
			}
			p.listed = false
		case pptPersist:
			if p.listed {
				p.outline = append(p.outline, nil)
				p.to = &p.outline[len(p.outline)-1]
			}
		case pptChars:
			p.put(wide(body))
		case pptBytes:
			p.put(decodeWith(charmap.ISO8859_1, body))
		default:
			if version&container == container || kind == pptTextbox {
				p.records(body, depth+1)
			}
		}
	}
}

// within reads records whose texts go to a place of their own.
func (p *pptReader) within(body []byte, depth int, to *[]string) {
	before := p.to
	p.to = to
	p.records(body, depth+1)
	p.to = before
}

func (p *pptReader) put(s string) {
	if p.to == nil {
		return
	}
	s = strings.TrimSpace(strings.NewReplacer("\r", "\n", "\v", "\n").Replace(s))
	if s != "" && s != "*" { // which stands for the number of the slide
		*p.to = append(*p.to, s)
	}
}
