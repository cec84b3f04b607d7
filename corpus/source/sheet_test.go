package source

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/schema"
)

// packed writes the members of an archive, given as name and text by turns.
func packed(t testing.TB, members ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(members); i += 2 {
		w, err := z.Create(members[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, members[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const main = ` xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

// excel is a workbook as Excel writes it: shared and inline texts, dates as
// numbers of days with a style, a row and cells that are left out.
func excel(t testing.TB, properties, rows string) []byte {
	return packed(t,
		"[Content_Types].xml", "<Types/>",
		"xl/workbook.xml", `<workbook`+main+`>`+properties+`<sheets><sheet name="Lista" sheetId="7" r:id="rId3"/><sheet name="Otra" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId3" Target="/xl/worksheets/list.xml"/></Relationships>`,
		"xl/styles.xml", `<styleSheet`+main+`><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/><numFmt numFmtId="171" formatCode="[Red]0.00&quot; day&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>`,
		"xl/sharedStrings.xml", `<sst`+main+`><si><t>file</t></si><si><t>title</t></si><si><r><t>Migración </t></r><r><t xml:space="preserve">y desarrollo</t></r></si></sst>`,
		"xl/worksheets/sheet1.xml", `<worksheet`+main+`><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>wrong</t></is></c></row></sheetData></worksheet>`,
		"xl/worksheets/list.xml", `<worksheet`+main+`><sheetData>`+rows+`</sheetData></worksheet>`)
}

const excelRows = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>date</t></is></c><c r="D1" t="str"><v>identifier</v></c></row>` +
	`<row r="3"><c r="A3" t="str"><v>a.txt</v></c><c r="B3" t="s"><v>2</v></c><c r="C3" s="1"><v>43541</v></c><c r="D3"><v>17</v></c></row>` +
	`<row r="4"><c r="A4" t="str"><v>b.txt</v></c><c r="C4" s="2"><v>43541.75</v></c><c r="D4" s="3"><v>1.5</v></c></row>`

// libre is the same table as LibreOffice writes it: repeated cells and rows, a
// note on a cell.
const libre = `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="Lista">
<table:table-column table:number-columns-repeated="1024"/>
<table:table-row><table:table-cell office:value-type="string"><text:p>file</text:p></table:table-cell><table:table-cell><text:p>title</text:p></table:table-cell><table:table-cell><text:p>date</text:p></table:table-cell><table:table-cell><text:p>identifier</text:p></table:table-cell><table:table-cell table:number-columns-repeated="1020"/></table:table-row>
<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
<table:table-row><table:table-cell><office:annotation><text:p>a note</text:p></office:annotation><text:p>a.txt</text:p></table:table-cell><table:table-cell><text:p>Migración<text:s/>y <text:span>desarrollo</text:span></text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2019-03-17T00:00:00"><text:p>17/03/19</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="17"><text:p>17,00</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell><text:p>b.txt</text:p></table:table-cell><table:table-cell/><table:table-cell office:value-type="date" office:date-value="2019-03-17"><text:p>x</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="1.5"><text:p>1,5</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
</table:table><table:table table:name="Otra"><table:table-row><table:table-cell><text:p>wrong</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`

func TestWorkbooks(t *testing.T) {
	for name, data := range map[string][]byte{"m.xlsx": excel(t, "", excelRows), "m.ods": packed(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", libre)} {
		dir := put(t, map[string]string{"a.txt": "a", "b.txt": "b", name: string(data)})
		path := filepath.Join(dir, name)
		if o, err := Survey(path, nil); err != nil || o.Rows != 2 || len(o.Unknown) != 0 {
			t.Errorf("%s: Survey = %+v, %v, want two rows", name, o, err)
		}
		var got []schema.Known
		for it := range Manifest(t.Context(), path, Options{}) {
			if it.Err != nil {
				t.Fatalf("%s: %v", name, it.Err)
			}
			got = append(got, it.Known)
		}
		want := []schema.Known{{Title: "Migración y desarrollo", Published: "2019-03-17", Identifiers: []string{"17"}}, {Published: "2019-03-17", Identifiers: []string{"1.5"}}}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestWorkbookOfThe1904Calendar(t *testing.T) {
	dir := put(t, map[string]string{"a.txt": "a", "b.txt": "b", "m.xlsx": string(excel(t, `<workbookPr date1904="1"/>`, excelRows))})
	for it := range Manifest(t.Context(), filepath.Join(dir, "m.xlsx"), Options{}) {
		if it.Known.Published != "2023-03-18" {
			t.Errorf("%s is dated %s, want four years and a day later", it.Name, it.Known.Published)
		}
	}
}

// TestWorkbooksUnusable: what is no workbook, or would fill the memory, is an
// error that says so.
func TestWorkbooksUnusable(t *testing.T) {
	whole := excel(t, "", excelRows)
	for name, data := range map[string][]byte{
		"an archive of something else": packed(t, "a.txt", "a"),
		"a workbook that is cut":       whole[:len(whole)/2],
		"a text that is not there":     excel(t, "", `<row r="1"><c r="A1" t="s"><v>99</v></c></row>`),
		"a cell far out":               excel(t, "", `<row r="1"><c r="ZZZZ1"><v>1</v></c></row>`),
		"rows without end":             packed(t, "content.xml", `<c xmlns:t="t"><t:table><t:table-row t:number-rows-repeated="900000"><t:table-cell t:number-columns-repeated="1000"><t:p>x</t:p></t:table-cell></t:table-row></t:table></c>`),
		"an element without an end":    packed(t, "content.xml", `<c xmlns:t="t"><t:table><t:table-row><t:table-cell><t:p>x`),
	} {
		path := filepath.Join(t.TempDir(), "m.xlsx")
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := (Options{}).Check(path); err == nil || !strings.Contains(err.Error(), path) && !errors.Is(err, zip.ErrFormat) {
			t.Errorf("%s: %v, want an error that names the file", name, err)
		}
	}
}

func FuzzWorkbook(f *testing.F) {
	f.Add(excelRows, libre)
	f.Add(`<row r="-1"><c r="1"/><c/></row>`, `<table-row><table-cell/>`)
	f.Fuzz(func(t *testing.T, rows, content string) {
		for i, data := range [][]byte{excel(t, "", rows), packed(t, "content.xml", content)} {
			path := filepath.Join(t.TempDir(), fmt.Sprint("m", i))
			if err := os.WriteFile(path, data, 0o644); err != nil {
				t.Fatal(err)
			}
			for it := range Manifest(t.Context(), path, Options{}) {
				if it.Err == nil && it.Open == nil && !it.NoFile && len(it.Parts) == 0 {
					t.Errorf("item %+v has neither bytes nor an error", it)
				}
			}
		}
	})
}
