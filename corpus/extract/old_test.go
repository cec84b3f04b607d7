package extract

import (
	"bytes"
	"encoding/binary"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
)

func le16(values ...int) (b []byte) {
	for _, v := range values {
		b = binary.LittleEndian.AppendUint16(b, uint16(v))
	}
	return b
}

func le32(values ...int) (b []byte) {
	for _, v := range values {
		b = binary.LittleEndian.AppendUint32(b, uint32(v))
	}
	return b
}

// summary is a set of properties with a title and an author in Windows-1252.
func summary(title, author string) []byte {
	text := func(s string) []byte {
		b := append(le32(30, len(s)+1), s...)
		return append(b, make([]byte, 4-len(s)%4)...)
	}
	page, t, a := append(le32(2), le16(1252, 0)...), text(title), text(author)
	at := 8 + 3*8
	set := append(le32(at+len(page)+len(t)+len(a), 3), le32(1, at, 2, at+len(page), 4, at+len(page)+len(t))...)
	set = append(append(append(set, page...), t...), a...)
	head := append(le16(0xFFFE, 0, 0, 0), make([]byte, 16)...)
	return append(append(append(head, le32(1)...), make([]byte, 16)...), append(le32(48), set...)...)
}

// docOf is a document of Word in two pieces, the first in eight bits and the
// second in sixteen, of a text, notes and a header.
func docOf(flags int, narrow, wideText string, lengths ...int) []byte {
	const textAt = 0x400
	main := make([]byte, textAt)
	copy(main, le16(0xA5EC, 0x00C1))
	copy(main[fibFlags:], le16(flags|fibTable1))
	copy(main[fibLengths:], le32(lengths...))
	main = append(main, narrow...)
	wideAt := len(main)
	main = append(main, utf16Of(wideText)...)
	n, w := len(narrow), len([]rune(wideText))
	piece := func(where int) []byte { return append(append(le16(0), le32(where)...), le16(0)...) }
	list := append(append(le32(0, n, n+w), piece(textAt*2|1<<30)...), piece(wideAt)...)
	table := append(append([]byte{1, 3, 0, 9, 9, 9, 2}, le32(len(list))...), list...)
	copy(main[fibPieces:], le32(4, len(table)))
	return compoundOf(map[string][]byte{"WordDocument": main, "1Table": append([]byte("pad."), table...), "\x05SummaryInformation": summary("Informe a\xf1o", "Ana Roca")})
}

// pptRecord is a record of a presentation; a container where kind is one.
func pptRecord(kind int, parts ...[]byte) []byte {
	body := bytes.Join(parts, nil)
	version := 0
	switch kind {
	case pptSlide, pptNotes, pptList, 1000, 1036, 0xF002:
		version = 0xF
	}
	return append(append(le16(version, kind), le32(len(body))...), body...)
}

func pptOf() []byte {
	persist := pptRecord(pptPersist, make([]byte, 20))
	box := func(s string) []byte {
		return pptRecord(1036, pptRecord(0xF002, pptRecord(pptTextbox, pptRecord(pptChars, utf16Of(s)))))
	}
	return compoundOf(map[string][]byte{"PowerPoint Document": bytes.Join([][]byte{
		pptRecord(1000, pptRecord(pptList, persist, pptRecord(pptBytes, []byte("T\xedtulo uno")), pptRecord(pptBytes, []byte("punto\rotro")), persist, pptRecord(pptChars, utf16Of("Título dos")))),
		pptRecord(pptMaster, box("no se lee")), pptRecord(pptSlide, box("caja")), pptRecord(pptSlide, box("*")), pptRecord(pptNotes, box("lo que se dice"))}, nil)})
}

func xlsRecord(kind int, parts ...[]byte) []byte {
	body := bytes.Join(parts, nil)
	return append(le16(kind, len(body)), body...)
}

func xlsOf() []byte {
	begins := func(kind int) []byte { return xlsRecord(xlsBegins, le16(0x0600, kind, 0, 0), make([]byte, 8)) }
	sheet := func(name string) []byte {
		return xlsRecord(xlsSheet, le32(0), []byte{0, 0, byte(len(name)), 0}, []byte(name))
	}
	number := func(row, column, style int, f float64) []byte {
		return xlsRecord(xlsNumber, le16(row, column, style), binary.LittleEndian.AppendUint64(nil, math.Float64bits(f)))
	}
	return compoundOf(map[string][]byte{"Workbook": bytes.Join([][]byte{
		begins(5), xlsRecord(xlsFormat, le16(170, 5), []byte{0}, []byte("dd/mm")), xlsRecord(xlsStyle, le16(0, 0)), xlsRecord(xlsStyle, le16(0, 170)), sheet("Uno"), sheet("Dos"),
		xlsRecord(xlsTexts, le32(3, 3), le16(3), []byte{0}, []byte("A\xf1o"), le16(9), []byte{0}, []byte("Tot")), // goes on in another width
		xlsRecord(xlsGoesOn, []byte{1}, utf16Of("al łodź")[:12]), xlsRecord(xlsGoesOn, le16(2), []byte{8}, le16(1), []byte("ok"), le32(0)), xlsRecord(xlsEnds),
		begins(0x10), xlsRecord(xlsText, le16(0, 0, 0), le32(0)), xlsRecord(xlsText, le16(0, 2, 0), le32(2)), number(1, 0, 1, 43541.5), xlsRecord(xlsRK, le16(1, 1, 0), le32(1250<<2|3)),
		xlsRecord(xlsRKs, le16(2, 0), le16(0), le32(7<<2|2), le16(0), le32(8<<2|2), le16(1)), xlsRecord(xlsFormula, le16(3, 1, 0), []byte{0, 0, 0, 0, 0, 0, 0xFF, 0xFF}, make([]byte, 8)), xlsRecord(xlsString, le16(2), []byte{0}, []byte("sí")[:2]), xlsRecord(xlsEnds),
		begins(0x10), xlsRecord(xlsLabel, le16(0, 0, 0), le16(3), []byte{0}, []byte("fin")), xlsRecord(xlsEnds)}, nil)})
}

func TestOldFormats(t *testing.T) {
	const narrow = "Migraci\xf3n\rA\xf1o\aTotal\a\a2019\a120\a\a\rVer \x13 HYPERLINK \"http://x\" \x14enlace\x15.\r"
	doc := docOf(0, narrow, "Łódź – fin\rUna nota.\rencabezado", len(narrow)+len([]rune("Łódź – fin\r")), len("Una nota.\r"), len("encabezado"))
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"a.ppt": {pptOf(), typePPT + " |  |  | \n[1]\nTítulo uno\n\npunto\notro\n\ncaja\n[2]\nTítulo dos\n[3]\nlo que se dice\n"},
		"a.xls": {xlsOf(), typeXLS + " |  |  | \n[1]\nUno\n\nAño\t\tok\n2019-03-17\t12.5\n7\t8\n\ts\u00c3\n\nDos\n\nfin\n"},
		"a.doc": {doc, typeDOC + " | Informe año | Ana Roca | \n[1]\nMigración\n\nAño\tTotal\n2019\t120\n\nVer enlace.\n\nŁódź – fin\n\nUna nota.\n"},
	} {
		got := said(Read(c.data, name))
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestHostileOldFormats(t *testing.T) {
	whole := docOf(0, "Migraci\xf3n", "año", 13)
	lies := bytes.Replace(whole, le32(0, 9, 12), le32(0, 9, 1<<30), 1)
	endless := compoundOf(map[string][]byte{"PowerPoint Document": bytes.Repeat(pptRecord(1000)[:4], 2000)})
	deep := pptRecord(1000)
	for range 300 {
		deep = pptRecord(1000, deep)
	}
	for _, c := range []struct {
		name  string
		data  []byte
		class schema.FailureClass
	}{
		{"locked.doc", docOf(fibEncrypts, "x", "y", 2), schema.FailEncrypted},
		{"short.doc", compoundOf(map[string][]byte{"WordDocument": []byte("x")}), schema.FailCorrupt},
		{"no-pieces.doc", compoundOf(map[string][]byte{"WordDocument": append(le16(0xA5EC, 0xC1), make([]byte, 0x200)...)}), schema.FailCorrupt},
		{"lies.doc", lies, ""},
		{"locked.ppt", compoundOf(map[string][]byte{"PowerPoint Document": pptRecord(pptEncrypted)}), schema.FailEncrypted},
		{"endless.ppt", endless, schema.FailNoText},
		{"deep.ppt", compoundOf(map[string][]byte{"PowerPoint Document": deep}), schema.FailNoText},
		{"locked.xls", compoundOf(map[string][]byte{"Workbook": xlsRecord(xlsProtects)}), schema.FailEncrypted},
		{"old.xls", compoundOf(map[string][]byte{"Book": xlsRecord(xlsBegins)}), schema.FailUnsupported},
		{"texts.xls", compoundOf(map[string][]byte{"Workbook": xlsRecord(xlsTexts, le32(-1, -1), le16(-1), []byte{0xFF})}), schema.FailNoText},
		{"cut.xls", compoundOf(map[string][]byte{"Workbook": xlsRecord(xlsNumber, make([]byte, 14))[:9]}), schema.FailNoText},
	} {
		r, err := Read(c.data, c.name)
		if c.class != "" && !isClass(err, c.class) {
			t.Errorf("%s: %v, %v, want class %s", c.name, r, err, c.class)
		}
		if c.class == "" && (err != nil || !strings.Contains(r.Pages[0].Text, "Migración") || len(r.Warnings) == 0) {
			t.Errorf("%s: %v, %v, want what is there with a warning", c.name, r, err)
		}
	}
}

// FuzzOld reads any bytes as the streams of older office programs.
func FuzzOld(f *testing.F) {
	f.Add(le32(1, 2, 3))
	f.Add(xlsRecord(xlsTexts, le32(1, 1), le16(3), []byte{1}, []byte("abc")))
	f.Add(pptRecord(pptSlide, pptRecord(pptChars, utf16Of("a"))))
	f.Fuzz(func(t *testing.T, b []byte) {
		x := &xlsBook{dates: map[uint16]bool{}, sheet: -1}
		if err := x.records(b); err != nil && x.cells > maxXLSCells+1 {
			t.Error(err)
		}
		(&pptReader{}).records(b, 0)
		if _, _, err := wordPieces(append(make([]byte, fibSize), b...), b); err != nil && !isClass(err, schema.FailCorrupt) {
			t.Error(err)
		}
		if _, err := unpackRTF(b); err != nil && !isClass(err, schema.FailCorrupt) && !isClass(err, schema.FailTooLarge) {
			t.Error(err)
		}
		if _, err := readRTF(b); err != nil && !isClass(err, schema.FailTooLarge) {
			t.Error(err)
		}
	})
}
