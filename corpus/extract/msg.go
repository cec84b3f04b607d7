package extract

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"mime"
	"slices"
	"strings"
	"time"

	"github.com/simde/simde/schema"
)

// The properties of Outlook's messages that are read (MS-OXPROPS), in
// hexadecimal as the names of streams have them.
const (
	msgSubject    = "0037"
	msgBody       = "1000"
	msgHTML       = "1013"
	msgRichText   = "1009"
	msgSender     = "0C1A"
	msgSenderMail = "5D01"
	msgTo         = "0E04"
	msgCc         = "0E03"
	msgData       = "3701"
	msgLongName   = "3707"
	msgShortName  = "3704"
	msgContentID  = "3712"
	msgSent       = 0x0039
	msgReceived   = 0x0E06
)

const (
	msgStream  = "__substg1.0_"
	msgAttach  = "__attach_version1.0_#"
	msgFixed   = "__properties_version1.0"
	msgWithin  = msgStream + "3701000D" // the storage of a message that is attached
	maxMsgDeep = 12                     // storages within one another
)

// outlook is a message of Outlook, or one within another.
type outlook struct {
	file *compound
	at   string // the path of its storage, with a slash behind it; "" for the outermost
}

// readMSG reads a message of Outlook: its head, its body, what is attached.
func readMSG(data []byte) (*text, error) {
	c, err := openCompound(data)
	if err != nil {
		return nil, err
	}
	m := outlook{file: c}
	t := &text{}
	t.self.Title = strings.Join(strings.Fields(m.text(msgSubject)), " ")
	if name := m.text(msgSender); name != "" {
		t.self.Creators = []string{name}
	}
	if day := m.day(); !day.IsZero() {
		t.self.Published = schema.Date(day.Format(time.DateOnly))
		t.created = t.self.Published
	}
	var body string
	if body, err = m.body(); err != nil {
		t.warnings = append(t.warnings, schema.WarnPart.Sentence(err))
	}
	t.body = strings.TrimSpace(t.self.Title + "\n\n" + strings.Join(m.head(), "\n") + "\n\n" + body)
	for _, at := range m.attachments() {
		m.enclose(at, &t.enclosed)
	}
	t.warnings = append(t.warnings, t.enclosed.warnings...)
	return t, nil
}

// text returns a property that is a text, in sixteen bits or in eight.
func (m outlook) text(property string) string {
	if b, err := m.file.read(m.at + msgStream + property + "001F"); err == nil && len(b) > 0 {
		return wide(b)
	}
	b, err := m.file.read(m.at + msgStream + property + "001E")
	if err != nil {
		return "" // said by the body where that is cut off too
	}
	s, _ := decode([]byte(strings.TrimRight(string(b), "\x00")))
	return s
}

// head returns the lines above the body.
func (m outlook) head() []string {
	var lines []string
	for _, f := range []struct{ name, value string }{{"From", strings.TrimSpace(m.text(msgSender) + " " + m.text(msgSenderMail))}, {"To", m.text(msgTo)}, {"Cc", m.text(msgCc)}} {
		if f.value != "" {
			lines = append(lines, f.name+": "+f.value)
		}
	}
	if day := m.day(); !day.IsZero() {
		lines = append(lines, "Date: "+day.Format(time.RFC1123Z))
	}
	return lines
}

// body returns the text of the message, from whichever of its forms it has.
func (m outlook) body() (string, error) {
	if s := m.text(msgBody); strings.TrimSpace(s) != "" {
		return s, nil
	}
	if b, err := m.file.read(m.at + msgStream + msgHTML + "0102"); err != nil || len(b) > 0 {
		return htmlText(b), err
	}
	if s := m.text(msgHTML); s != "" {
		return htmlText([]byte(s)), nil
	}
	b, err := m.file.read(m.at + msgStream + msgRichText + "0102")
	if err != nil || len(b) == 0 {
		return "", err
	}
	rtf, err := unpackRTF(b)
	if err != nil {
		return "", err
	}
	t, err := readRTF(rtf)
	if err != nil {
		return "", err
	}
	return t.body, nil
}

// day returns when the message was sent, or came.
func (m outlook) day() time.Time {
	b, err := m.file.read(m.at + msgFixed)
	if err != nil {
		return time.Time{}
	}
	head, entry := 32, 16 // bytes of the stream of the outermost message
	if m.at != "" {
		head = 24
	}
	var came time.Time
	for i := head; i+entry <= len(b); i += entry {
		const isTime = 0x0040
		kind, id := binary.LittleEndian.Uint16(b[i:]), binary.LittleEndian.Uint16(b[i+2:])
		if kind != isTime || id != msgSent && id != msgReceived {
			continue
		}
		at := fileTime(binary.LittleEndian.Uint64(b[i+8:]))
		if id == msgSent {
			return at
		}
		came = at
	}
	return came
}

// fileTime reads a time of Windows: tenths of microseconds since 1601.
func fileTime(n uint64) time.Time {
	const since1601, aSecond = 11644473600, 10_000_000
	if n == 0 || n > 1<<62 {
		return time.Time{}
	}
	return time.Unix(int64(n/aSecond)-since1601, 0).UTC()
}

// attachments returns the paths of the storages of attachments, in order.
func (m outlook) attachments() []string {
	var out []string
	for name := range m.file.streams {
		rest, ok := strings.CutPrefix(name, m.at+msgAttach)
		if number, _, more := strings.Cut(rest, "/"); ok && more {
			out = append(out, m.at+msgAttach+number+"/")
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// enclose takes one attachment out. A message that is attached becomes one in
// the common form (RFC 5322).
func (m outlook) enclose(at string, e *enclosures) {
	a := outlook{m.file, at}
	name := a.text(msgLongName)
	if name == "" {
		name = a.text(msgShortName)
	}
	inner := outlook{m.file, at + msgWithin + "/"}
	if m.file.has(inner.at+msgFixed) && strings.Count(at, "/") < maxMsgDeep {
		subject := inner.text(msgSubject)
		e.add(strings.NewReplacer("/", "-", `\`, "-").Replace(subject)+".eml", inner.common())
		return
	}
	b, err := m.file.read(at + msgStream + msgData + "0102")
	switch {
	case err != nil:
		e.leave(name, err.Error())
	case a.text(msgContentID) != "" && isPictureName(name):
		// a picture in the page
	default:
		e.add(name, b)
	}
}

// isPictureName reports whether a name is one that programs give to pictures
// within a message.
func isPictureName(name string) bool {
	for _, end := range []string{".png", ".gif", ".jpg", ".jpeg", ".bmp"} {
		if strings.HasSuffix(strings.ToLower(name), end) {
			return true
		}
	}
	return false
}

// common writes the message in the common form, with what is attached to it.
func (m outlook) common() []byte {
	const boundary = "=_simde_part"
	var b strings.Builder
	line := func(name, value string) {
		if value = strings.Join(strings.Fields(value), " "); value != "" {
			fmt.Fprintf(&b, "%s: %s\r\n", name, mime.QEncoding.Encode("utf-8", value))
		}
	}
	line("Subject", m.text(msgSubject))
	if name := m.text(msgSender); name != "" {
		fmt.Fprintf(&b, "From: %s <%s>\r\n", mime.QEncoding.Encode("utf-8", name), strings.Join(strings.Fields(m.text(msgSenderMail)), ""))
	}
	line("To", m.text(msgTo))
	if day := m.day(); !day.IsZero() {
		line("Date", day.Format(time.RFC1123Z))
	}
	fmt.Fprintf(&b, "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=%q\r\n\r\n", boundary)
	part := func(head string, data []byte) {
		fmt.Fprintf(&b, "--%s\r\n%s\r\nContent-Transfer-Encoding: base64\r\n\r\n%s\r\n", boundary, head, lined(base64.StdEncoding.EncodeToString(data)))
	}
	body, err := m.body()
	if err != nil {
		body = err.Error()
	}
	part("Content-Type: text/plain; charset=utf-8", []byte(body))
	var within enclosures
	for _, at := range m.attachments() {
		m.enclose(at, &within)
	}
	for _, x := range within.list {
		part("Content-Type: application/octet-stream\r\nContent-Disposition: "+mime.FormatMediaType("attachment", map[string]string{"filename": x.Name}), x.Data)
	}
	fmt.Fprintf(&b, "--%s--\r\n", boundary)
	return []byte(b.String())
}

// lined breaks a long text into lines of 76 characters.
func lined(s string) string {
	const width = 76
	var b strings.Builder
	for len(s) > width {
		b.WriteString(s[:width] + "\r\n")
		s = s[width:]
	}
	b.WriteString(s)
	return b.String()
}
