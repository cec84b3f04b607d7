package extract

import (
	"errors"
	"strings"

	"github.com/simde/simde/corpus/archive"
	"github.com/simde/simde/corpus/workbook"
	"github.com/simde/simde/schema"
)

// readSheets reads a workbook: a heading for each sheet, a line for each row
// with tabs between the cells, and what it says of itself.
func readSheets(data []byte) (*text, error) {
	p, err := archive.OpenPackage(data)
	if err != nil {
		return nil, err
	}
	sheets, err := workbook.Read(p)
	var bad *schema.FileError
	if err != nil && !errors.As(err, &bad) {
		err = fail(schema.FailCorrupt, "%w", err)
	}
	if err != nil {
		return nil, err
	}
	t := &text{}
	if core, err := p.Read("docProps/core.xml"); err == nil {
		t.self, t.created = coreProperties(core)
	} else if meta, err := p.Read("meta.xml"); err == nil {
		t.self, t.created = odfMeta(meta)
	}
	var b strings.Builder
	for _, s := range sheets {
		if len(s.Rows) > 0 && len(sheets) > 1 {
			b.WriteString(s.Name + "\n\n")
		}
		for _, row := range s.Rows {
			cells := make([]string, len(row))
			for i, c := range row {
				cells[i] = strings.Join(strings.Fields(c), " ")
			}
			b.WriteString(strings.TrimRight(strings.Join(cells, "\t"), "\t") + "\n")
			if b.Len() > maxText {
				break // which the reading says
			}
		}
		b.WriteString("\n")
	}
	t.body = b.String()
	return t, nil
}
