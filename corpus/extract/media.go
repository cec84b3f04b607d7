package extract

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/gabriel-vasile/mimetype"

	"github.com/simde/simde/corpus/archive"
	"github.com/simde/simde/schema"
)

// The media types of the formats that are read.
const (
	typePDF      = "application/pdf"
	typeHTML     = "text/html"
	typeDOCX     = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	typeMarkdown = "text/markdown"
	typeText     = "text/plain"
	typeRTF      = "application/rtf"
	typeEPUB     = "application/epub+zip"
	typeODT      = "application/vnd.oasis.opendocument.text"
	typeODS      = "application/vnd.oasis.opendocument.spreadsheet"
	typeODP      = "application/vnd.oasis.opendocument.presentation"
	typePPTX     = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
	typeXLSX     = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	typeMail     = "message/rfc822"
	typeMHTML    = "multipart/related"
	typeDOC      = "application/msword"
	typePPT      = "application/vnd.ms-powerpoint"
	typeXLS      = "application/vnd.ms-excel"
	typeMSG      = "application/vnd.ms-outlook"
)

// tnefHead begins what Outlook packs messages and their attachments into.
const tnefHead = "\x78\x9f\x3e\x22"

// pdfHead is how far from its start a PDF may say that it is one.
const pdfHead = 1024

func isPDF(data []byte) bool {
	return bytes.Contains(data[:min(len(data), pdfHead)], []byte("%PDF-"))
}

// mediaType returns the media type of a file that is no PDF, by its content.
// The name decides nothing but between plain text and Markdown. A file that is
// no document of the formats read is an error that names what it is.
func mediaType(data []byte, name string) (string, error) {
	switch {
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return zipType(data)
	case bytes.HasPrefix(data, []byte(tnefHead)):
		return "", fail(schema.FailUnsupported, "a message that Outlook packed in its own way (winmail.dat, TNEF), which is not read; have it sent as HTML or plain text")
	case bytes.HasPrefix(data, []byte(oleHead)):
		return oleType(data)
	}
	if wideText(data) {
		s, _ := decode(data)
		return textType([]byte(s), mimetype.Detect([]byte(s)), name)
	}
	m := mimetype.Detect(data)
	if isText(m) {
		return textType(data, m, name)
	}
	if m.Is("application/octet-stream") && isSpottedText(data) {
		return typeText, nil
	}
	return "", refuse(m.String())
}

// wideText reports whether data is a text in UTF-16.
func wideText(data []byte) bool {
	return bytes.HasPrefix(data, []byte("\xFF\xFE")) || bytes.HasPrefix(data, []byte("\xFE\xFF")) || isUTF16(data)
}

// isSpottedText reports whether data is a text in which a few control characters
// stand, one in fifty at most: nine in ten of its other characters are letters,
// digits, marks or spaces.
func isSpottedText(data []byte) bool {
	spots := 0
	for _, b := range data {
		if b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' {
			spots++
		}
	}
	if spots*50 > len(data) || !hasLetters(string(data)) {
		return false
	}
	s, _ := decode(data[:min(len(data), 64<<10)])
	words, all := 0, 0
	for _, r := range s {
		all++
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsSpace(r) || r < utf8.RuneSelf && unicode.IsPunct(r) {
			words++
		}
	}
	return words*10 >= all*9
}

// isText reports whether m is plain text or a kind of it.
func isText(m *mimetype.MIME) bool {
	for ; m != nil; m = m.Parent() {
		if m.Is(typeText) {
			return true
		}
	}
	return false
}

// zipType tells the formats apart that are ZIP archives.
func zipType(data []byte) (string, error) {
	z, err := archive.OpenPackage(data)
	if isClass(err, schema.FailCorrupt) {
		return "", fail(schema.FailCorrupt, "a ZIP archive or an office document that is cut off: %w", err)
	}
	if err != nil {
		return "", err
	}
	for _, f := range []struct{ part, media string }{{"word/document.xml", typeDOCX}, {"xl/workbook.xml", typeXLSX}, {"ppt/presentation.xml", typePPTX}} {
		if z.Has(f.part) {
			return f.media, nil
		}
	}
	kind, err := z.Read("mimetype")
	switch media := strings.TrimSuffix(strings.TrimSpace(string(kind)), "-template"); {
	case err == nil && readers[media] != nil:
		return media, nil
	case err == nil && media != "":
		return "", refuse(media)
	case z.Has("content.xml") && z.Has("META-INF/manifest.xml"):
		return typeODT, nil // one that lost the word for what it is
	case z.Has("META-INF/container.xml"):
		return typeEPUB, nil
	case z.Has("xl/workbook.bin"):
		return "", fail(schema.FailUnsupported, "a spreadsheet in binary form (XLSB), which is not read; save it as XLSX")
	case z.Has("META-INF/MANIFEST.MF"):
		return "", fail(schema.FailNoDocument, "a Java program")
	case z.Has("[Content_Types].xml"):
		return "", fail(schema.FailUnsupported, "an office document of a kind that is not read")
	}
	return "", fail(schema.FailUnsupported, "a ZIP archive that is not named as one; give it the ending .zip")
}

// oleType tells apart the formats that are compound files.
func oleType(data []byte) (string, error) {
	switch {
	case bytes.Contains(data, utf16LE("EncryptedPackage")):
		return "", fail(schema.FailEncrypted, "an office document protected by a password")
	case bytes.Contains(data, utf16LE("__properties_version1.0")):
		return typeMSG, nil
	case bytes.Contains(data, utf16LE("WordDocument")):
		return typeDOC, nil
	case bytes.Contains(data, utf16LE("PowerPoint Document")):
		return typePPT, nil
	case bytes.Contains(data, utf16LE("Workbook")), bytes.Contains(data, utf16LE("Book")):
		return typeXLS, nil
	}
	return "", fail(schema.FailUnsupported, "a file of an older office program; save it as DOCX or PDF")
}

func utf16LE(s string) []byte {
	var b []byte
	for i := range len(s) {
		b = append(b, s[i], 0)
	}
	return b
}

// refuse returns the error for a media type that is not read: a document in
// another format, or no document at all.
func refuse(media string) error {
	media, _, _ = strings.Cut(media, ";")
	kind, _, _ := strings.Cut(media, "/")
	switch {
	case kind == "image":
		return fail(schema.FailUnsupported, "a picture (%s), not a text", media)
	case kind == "audio", kind == "video", kind == "font":
		return fail(schema.FailNoDocument, "%s (%s), not a text", kind, media)
	case strings.Contains(media, "opendocument.text"), strings.Contains(media, "epub"), strings.Contains(media, "rtf"), media == "application/postscript":
		return fail(schema.FailUnsupported, "a document in a format that is not read yet (%s); save it as DOCX or PDF", media)
	case strings.Contains(media, "opendocument.spreadsheet"), strings.Contains(media, "sqlite"), strings.Contains(media, "parquet"):
		return fail(schema.FailNoDocument, "data (%s), not a document", media)
	case strings.Contains(media, "executable"), strings.Contains(media, "x-elf"), strings.Contains(media, "wasm"), strings.Contains(media, "sharedlib"):
		return fail(schema.FailNoDocument, "a program (%s), not a document", media)
	case media == "application/octet-stream":
		return fail(schema.FailUnsupported, "bytes of no known format")
	}
	return fail(schema.FailUnsupported, "%s, which is not read", media)
}
