package harvest

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"github.com/simde/simde/schema"
)

// reply is an answer of a repository: one of its parts is there.
type reply struct {
	XMLName  xml.Name `xml:"OAI-PMH"`
	Date     string   `xml:"responseDate"`
	Faults   []fault  `xml:"error"`
	Identify *struct {
		Granularity string `xml:"granularity"`
		Version     string `xml:"protocolVersion"`
		Deleted     string `xml:"deletedRecord"`
	} `xml:"Identify"`
	Headers []header `xml:"ListIdentifiers>header"`
	Onward  struct {
		Token string `xml:",chardata"`
		Size  string `xml:"completeListSize,attr"`
	} `xml:"ListIdentifiers>resumptionToken"`
	Records []record `xml:"ListRecords>record"`
	Token   string   `xml:"ListRecords>resumptionToken"`
	One     *record  `xml:"GetRecord>record"`
}

// fault is an error of the protocol.
type fault struct {
	Code string `xml:"code,attr"`
	Text string `xml:",chardata"`
}

// The errors of the protocol that are acted upon.
const (
	faultToken  = "badResumptionToken"
	faultNone   = "noRecordsMatch"
	faultAbsent = "idDoesNotExist"
)

// Error says what a repository said.
func (f fault) Error() string {
	return strings.TrimSpace("the repository says " + f.Code + ": " + strings.Join(strings.Fields(f.Text), " "))
}

type header struct {
	Status     string `xml:"status,attr"`
	Identifier string `xml:"identifier"`
	Datestamp  string `xml:"datestamp"`
}

type record struct {
	Header header     `xml:"header"`
	DC     dublinCore `xml:"metadata>dc"`
}

// dublinCore is unqualified Dublin Core, in whatever namespace.
type dublinCore struct {
	Title       []string `xml:"title"`
	Creator     []string `xml:"creator"`
	Contributor []string `xml:"contributor"`
	Subject     []string `xml:"subject"`
	Description []string `xml:"description"`
	Publisher   []string `xml:"publisher"`
	Date        []string `xml:"date"`
	Type        []string `xml:"type"`
	Format      []string `xml:"format"`
	Identifier  []string `xml:"identifier"`
	Source      []string `xml:"source"`
	Language    []string `xml:"language"`
	Relation    []string `xml:"relation"`
	Coverage    []string `xml:"coverage"`
	Rights      []string `xml:"rights"`
}

// ask asks a repository and returns its answer; an error of the protocol is a
// fault.
func (r *reader) ask(ctx context.Context, args url.Values) (reply, error) {
	u, err := url.Parse(r.src.Address)
	if err != nil {
		return reply{}, errors.Join(schema.ErrInvalid, err)
	}
	q := u.Query()
	for name, v := range args {
		q[name] = v
	}
	u.RawQuery = q.Encode()
	b, _, err := r.text(ctx, u.String(), "text/xml, application/xml", schema.SourceItem{})
	if err != nil {
		return reply{}, err
	}
	out, err := readReply(b)
	if err != nil {
		return out, fmt.Errorf("%s: %w", u, err)
	}
	if len(out.Faults) > 0 {
		return out, out.Faults[0]
	}
	return out, nil
}

// readReply reads an answer. What is no XML of the protocol is an error that says
// what it is.
func readReply(b []byte) (out reply, err error) {
	d := decoder(b)
	for {
		t, err := d.Token()
		if err != nil {
			return out, fmt.Errorf("no answer in XML: %w", err)
		}
		root, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		if root.Name.Local != "OAI-PMH" {
			return out, fmt.Errorf("no answer of OAI-PMH but <%s>", root.Name.Local)
		}
		if err := d.DecodeElement(&out, &root); err != nil {
			return out, fmt.Errorf("broken XML: %w", err)
		}
		return out, nil
	}
}

// illegal are references to characters that XML does not have, which repositories
// copy from files.
var illegal = regexp.MustCompile(`&#(?:0*(?:[0-8]|1[124-9]|2[0-9]|3[01])|[xX]0*(?:[0-8bcefBCEF]|1[0-9a-fA-F]));`)

// decoder reads XML in whatever encoding it says it has. Entities that a document
// defines itself are none; those of HTML are read.
func decoder(b []byte) *xml.Decoder {
	if bytes.HasPrefix(b, []byte{0xfe, 0xff}) || bytes.HasPrefix(b, []byte{0xff, 0xfe}) {
		if text, _, err := transform.Bytes(unicode.BOMOverride(unicode.UTF8.NewDecoder()), b); err == nil {
			b = text
		}
	}
	b = bytes.TrimPrefix(bytes.TrimLeft(b, " \t\r\n"), []byte("\ufeff"))
	b = illegal.ReplaceAll(b, nil)
	b = bytes.Map(func(c rune) rune {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' {
			return ' '
		}
		return c
	}, ascii(b))
	d := xml.NewDecoder(bytes.NewReader(b))
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(label string, in io.Reader) (io.Reader, error) {
		if strings.HasPrefix(strings.ToLower(label), "utf-16") { // it is UTF-8 by now
			return in, nil
		}
		return charset.NewReaderLabel(label, in)
	}
	return d
}

// declared finds the encoding that an XML document says it has.
var declared = regexp.MustCompile(`^<\?xml[^>]*encoding=["']([^"']+)["']`)

// ascii returns b as it can be gone through letter by letter: UTF-8 without
// broken bytes. One in another encoding is left to its reader.
func ascii(b []byte) []byte {
	if m := declared.FindSubmatch(b); m != nil && !strings.EqualFold(string(m[1]), "utf-8") {
		if in, err := charset.NewReaderLabel(string(m[1]), bytes.NewReader(b)); err == nil {
			if text, err := io.ReadAll(in); err == nil {
				return bytes.Replace(text, m[1], []byte("utf-8"), 1)
			}
		}
	}
	return bytes.ToValidUTF8(b, []byte("\ufffd"))
}
