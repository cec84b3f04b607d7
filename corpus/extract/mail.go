package extract

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"path"
	"regexp"
	"strings"
	"time"

	"github.com/emersion/go-message"
	"github.com/emersion/go-message/charset"
	"github.com/emersion/go-message/mail"
	"golang.org/x/net/html"

	"github.com/simde/simde/schema"
)

// The limits of a message.
const (
	maxMailDepth = 20 // parts within one another
	maxMailParts = 2000
)

// reMailField is a field of the head of a message that others than messages
// rarely have.
var reMailField = regexp.MustCompile(`(?i)^(from|to|cc|subject|date|received|return-path|message-id|mime-version|reply-to|content-type|delivered-to|x-[\w-]+|dkim-signature|snapshot-content-location):`)

// isMail reports whether a text begins as a message does (RFC 5322): with a head
// of fields, at least three of them a message's, before the first empty line.
func isMail(head string) bool {
	fields, mime := 0, false
	for line := range strings.Lines(head) {
		line = strings.TrimRight(line, "\r\n")
		switch {
		case line == "":
			return fields >= 3 && mime
		case line[0] == ' ' || line[0] == '\t':
			if fields == 0 {
				return false
			}
		case reMailField.MatchString(line):
			fields++
			name, _, _ := strings.Cut(strings.ToLower(line), ":")
			mime = mime || name == "mime-version" || name == "message-id" || name == "received" || name == "return-path" || name == "from"
		case !reHeadField.MatchString(line):
			return false
		}
	}
	return fields >= 3 && mime // a head longer than what is looked at
}

var reHeadField = regexp.MustCompile(`^[!-9;-~]+:`)

// mailReader reads the parts of a message.
type mailReader struct {
	t     *text
	plain []string // bodies in the order in which they stand
	rich  []string
	page  []byte // the first part that is HTML, as it is
	parts int
}

// readMail reads a message: its head, its body, and what is attached to it. A
// web page that was saved as one (MHTML) is read as the page.
func readMail(data []byte) (t *text, media string, err error) {
	e, err := message.Read(bytes.NewReader(data))
	if err != nil && !soft(err) {
		return nil, "", fail(schema.FailCorrupt, "a message: %w", err)
	}
	m := &mailReader{t: &text{}}
	if err := m.part(e, 0, false); err != nil {
		m.t.warnings = append(m.t.warnings, schema.WarnPart.Sentence(firstLine(err.Error())))
	}
	if isSavedPage(e) && m.page != nil {
		page, err := readHTML(m.page)
		if err != nil {
			return nil, "", err
		}
		if page.self.SourceURL == "" {
			page.self.SourceURL = schema.WebAddress(e.Header.Get("Snapshot-Content-Location"))
		}
		return page, typeMHTML, nil
	}
	m.head(mail.Header{Header: e.Header})
	m.t.body = strings.TrimSpace(m.t.body + "\n\n" + m.body())
	m.t.warnings = append(m.t.warnings, m.t.enclosed.warnings...)
	return m.t, typeMail, nil
}

// soft reports whether an error leaves a part readable, as far as it goes.
func soft(err error) bool { return message.IsUnknownCharset(err) || message.IsUnknownEncoding(err) }

// isSavedPage reports whether a message is a web page that a browser saved.
func isSavedPage(e *message.Entity) bool {
	kind, params, err := e.Header.ContentType()
	return err == nil && kind == "multipart/related" && (e.Header.Get("Snapshot-Content-Location") != "" ||
		strings.HasPrefix(e.Header.Get("From"), "<Saved by") || strings.EqualFold(params["type"], "text/html") && e.Header.Get("To") == "")
}

// head writes what a person reads at the top of a message, and takes what it
// says of itself.
func (m *mailReader) head(h mail.Header) {
	self := &m.t.self
	if subject, err := h.Subject(); err == nil || subject != "" {
		self.Title = strings.Join(strings.Fields(subject), " ")
	}
	if from, err := h.AddressList("From"); err == nil {
		for _, a := range from {
			if a.Name != "" {
				self.Creators = append(self.Creators, a.Name)
			}
		}
	}
	if date, err := h.Date(); err == nil && !date.IsZero() {
		self.Published = schema.Date(date.Format(time.DateOnly))
		m.t.created = self.Published
	}
	var lines []string
	for _, name := range []string{"From", "To", "Cc", "Date"} {
		if value, err := h.Text(name); (err == nil || soft(err)) && value != "" {
			lines = append(lines, name+": "+strings.Join(strings.Fields(value), " "))
		}
	}
	m.t.body = self.Title + "\n\n" + strings.Join(lines, "\n")
}

// part reads one part of a message with those within. related says that it
// belongs to a page beside it.
func (m *mailReader) part(e *message.Entity, depth int, related bool) error {
	if m.parts++; m.parts > maxMailParts || depth > maxMailDepth {
		return errors.New("too many parts, or too deep within one another")
	}
	kind, params, err := e.Header.ContentType()
	if err != nil || kind == "" {
		kind = "text/plain"
	}
	if parts := e.MultipartReader(); parts != nil {
		defer parts.Close()
		for {
			p, err := parts.NextPart()
			if errors.Is(err, io.EOF) {
				return nil
			}
			if err != nil && (p == nil || !soft(err)) {
				return fmt.Errorf("a part of the message: %w", err)
			}
			if err := m.part(p, depth+1, kind == "multipart/related"); err != nil {
				return err
			}
		}
	}
	return m.leaf(e, kind, params, related)
}

// leaf reads a part that has none within: a body, or an attachment.
func (m *mailReader) leaf(e *message.Entity, kind string, params map[string]string, related bool) error {
	placed, how, err := e.Header.ContentDisposition()
	if err != nil {
		placed = ""
	}
	name := how["filename"]
	if name == "" {
		name = params["name"]
	}
	body, rerr := io.ReadAll(io.LimitReader(e.Body, maxEnclosure+1))
	switch {
	case placed != "attachment" && kind == "text/html" && (name == "" || m.page == nil):
		if m.page == nil {
			m.page = body
		}
		m.rich = append(m.rich, htmlText(body))
	case placed != "attachment" && name == "" && (kind == "text/plain" || kind == "text/markdown" || kind == "text/enriched"):
		s, _ := decode(body)
		m.plain = append(m.plain, s)
	case related && placed != "attachment" || kind == "application/pkcs7-signature" || kind == "application/pgp-signature" || kind == "text/calendar":
		// a picture in the page, its type, a signature
	default:
		m.t.enclosed.add(partName(name, kind, body), body)
	}
	if rerr != nil {
		return fmt.Errorf("a part of the message: %w", rerr)
	}
	return nil
}

// partName names an attachment: as the message does, by the subject of a message
// that is attached, else by its kind.
func partName(name, kind string, body []byte) string {
	words := mime.WordDecoder{CharsetReader: charset.Reader}
	if s, err := words.DecodeHeader(name); err == nil {
		name = s
	}
	if kind == "message/rfc822" && path.Ext(name) != ".eml" {
		if e, err := message.Read(bytes.NewReader(body)); err == nil || soft(err) {
			if s, err := e.Header.Text("Subject"); err == nil && s != "" {
				name = strings.NewReplacer("/", "-", `\`, "-").Replace(s)
			}
		}
		return strings.TrimSuffix(name, ".") + ".eml"
	}
	if name != "" {
		return name
	}
	ends, err := mime.ExtensionsByType(kind)
	if err != nil || len(ends) == 0 {
		return "attachment"
	}
	return "attachment" + ends[0]
}

// body returns the text of a message: as its writer sent it in characters, or
// the page beside it where that says much more.
func (m *mailReader) body() string {
	plain, rich := strings.TrimSpace(strings.Join(m.plain, "\n\n")), strings.TrimSpace(strings.Join(m.rich, "\n\n"))
	if 2*len(plain) < len(rich) || strings.HasPrefix(plain, "<") {
		return rich
	}
	return plain
}

// htmlText returns the text of a page of which every part counts.
func htmlText(page []byte) string {
	s := decodeHTML(page[:min(len(page), maxHTML)])
	doc, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return tokenText(s)
	}
	return nodeText(doc, bareSkip)
}
