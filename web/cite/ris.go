package cite

import (
	"fmt"
	"io"
	"strings"

	"github.com/simde/simde/schema"
)

// RIS writes w as a record of the RIS format: lines of two-letter tags, ended
// by CR LF, the whole by "ER".
func RIS(out io.Writer, w Work) error {
	var b strings.Builder
	tag := func(t, v string) {
		if v = strings.Join(strings.Fields(v), " "); v != "" {
			fmt.Fprintf(&b, "%s  - %s\r\n", t, v)
		}
	}
	tag("TY", w.Kind.RIS())
	for _, n := range w.names() {
		tag("AU", n.inverted())
	}
	tag("TI", w.Title)
	tag("PB", w.Publisher)
	if p := w.dateParts(); len(p) > 0 {
		tag("PY", p[0])
		tag("DA", strings.Join(append(p, make([]string, 3-len(p))...), "/")+"/")
	}
	tag("LA", string(w.Language))
	tag("AB", w.Abstract)
	tag("UR", w.URL)
	tag("L1", schema.WebAddress(w.SourceURL))
	for _, c := range w.Collections {
		tag("T3", c)
	}
	tag("ID", "SIMDE-"+string(w.ID))
	b.WriteString("ER  - \r\n\r\n")
	_, err := io.WriteString(out, b.String())
	return err
}

func (n name) inverted() string {
	if n.given == "" {
		return n.family
	}
	return n.family + ", " + n.given
}
