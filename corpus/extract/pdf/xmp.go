package pdf

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"github.com/simde/simde/schema"
)

// maxXMP bounds a packet of metadata.
const maxXMP = 1 << 20

// withXMP fills what k leaves empty from the document's packet of XMP
// metadata, where that stands uncompressed in the file, as it should.
func withXMP(k schema.Known, data []byte) schema.Known {
	v := xmpValues(packet(data))
	if v == nil {
		return k
	}
	if k.Title == "" {
		k.Title = strings.Join(v["title"], " ")
	}
	if len(k.Creators) == 0 {
		k.Creators = v["creator"]
	}
	if k.Abstract == "" {
		k.Abstract = strings.Join(v["description"], " ")
	}
	if len(k.Subjects) == 0 {
		k.Subjects = v["subject"]
	}
	k.Publisher = strings.Join(v["publisher"], "; ")
	k.Rights = strings.Join(v["rights"], " ")
	k.Identifiers = v["identifier"]
	return k
}

// packet returns the last packet that speaks of a PDF: pictures in the file
// have packets of their own.
func packet(data []byte) []byte {
	for end := len(data); end > 0; {
		start := bytes.LastIndex(data[:end], []byte("<x:xmpmeta"))
		if start < 0 {
			return nil
		}
		p := data[start:min(end, start+maxXMP)]
		if i := bytes.Index(p, []byte("</x:xmpmeta>")); i >= 0 && bytes.Contains(p[:i], []byte("ns.adobe.com/pdf/")) {
			return p[:i+len("</x:xmpmeta>")]
		}
		end = start
	}
	return nil
}

// dublinCore is the namespace of the Dublin Core elements.
const dublinCore = "http://purl.org/dc/elements/1.1/"

// xmpValues returns the values of the Dublin Core elements of a packet; of a
// text in several languages only the default.
func xmpValues(packet []byte) map[string][]string {
	if packet == nil {
		return nil
	}
	v := map[string][]string{}
	d := xml.NewDecoder(bytes.NewReader(packet))
	element, skip := "", false
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			return v
		}
		if err != nil {
			return nil // a broken packet says nothing
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			if tok.Name.Space == dublinCore {
				element = tok.Name.Local
			}
			skip = false
			for _, a := range tok.Attr {
				skip = skip || a.Name.Local == "lang" && a.Value != "x-default"
			}
		case xml.EndElement:
			if tok.Name.Space == dublinCore {
				element = ""
			}
		case xml.CharData:
			if s := strings.TrimSpace(string(tok)); s != "" && element != "" && !skip {
				v[element] = append(v[element], s)
			}
		}
	}
}
