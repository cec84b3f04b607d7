package source

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// knownOf reads the cells of the last row. What it cannot read is a remark,
// which names the manifest, the row and the column.
func (t *table) knownOf(row []string) (k schema.Known, files, remarks []string) {
	for i, term := range t.columns {
		cell := t.options.divide(t.names[i], row[i])
		values := split(cell)
		if len(values) == 0 {
			continue
		}
		if term == "file" {
			files = append(files, values...)
			continue
		}
		for _, r := range t.cell(&k, term, cell, values) {
			remarks = append(remarks, fmt.Sprintf("%s row %d, column %q: %s", filepath.Base(t.path), t.row, t.names[i], r))
		}
	}
	if len(files) > 1 {
		remarks = append(remarks, fmt.Sprintf("%s row %d: it names %d files; each is a document with what the row states", filepath.Base(t.path), t.row, len(files)))
	}
	return k, files, remarks
}

// divide writes the separator of a column that has one of its own as "|".
func (o Options) divide(column, cell string) string {
	for name, separator := range o.Split {
		if separator != "" && sameColumn(name, column) {
			return strings.ReplaceAll(cell, separator, "|")
		}
	}
	return cell
}

// cell reads one cell into k and says what of it cannot be read.
func (t *table) cell(k *schema.Known, term, cell string, values []string) (remarks []string) {
	whole := strings.Join(values, "; ")
	switch term {
	case "identifier":
		k.Identifiers = append(k.Identifiers, values...)
	case "title":
		setFirst(&k.Title, strings.TrimSpace(cell)) // a title may hold the separator
	case "description":
		setFirst(&k.Abstract, strings.TrimSpace(cell))
	case "creator":
		k.Creators = append(k.Creators, values...)
	case "publisher":
		setFirst(&k.Publisher, whole)
	case "source":
		setFirst(&k.SourceURL, values[0])
	case "rights":
		setFirst(&k.Rights, whole)
	case "date":
		d, remark := date(values[0], t.options.DateOrder)
		setFirst(&k.Published, d)
		remarks = append(remarks, remark, unless(len(values) == 1, "dates %q: the first counts", whole))
	case "language":
		l, remark := languages(cell)
		setFirst(&k.Language, l)
		remarks = append(remarks, remark)
	case "type":
		kinds := parts(cell, isKind)
		setFirst(&k.Kind, kinds[0])
		remarks = append(remarks, unless(isKind(kinds[0]), "type %q is not in the vocabulary of kinds", kinds[0]),
			unless(len(kinds) == 1, "types %q: the first counts", whole))
	case "subject":
		k.Subjects = append(k.Subjects, listed(cell, "subject %q is not in the thesaurus", isTopic, &remarks)...)
	case "spatial":
		k.Spatial = append(k.Spatial, listed(cell, "place %q is not known", isPlace, &remarks)...)
	case "corridor":
		for _, v := range listed(cell, "corridor %q is not one: want MX-US", isCorridor, &remarks) {
			c, _ := readCorridor(v)
			k.Corridors = append(k.Corridors, c)
		}
	}
	return slices.DeleteFunc(remarks, func(s string) bool { return s == "" })
}

// setFirst sets what no column before has set.
func setFirst[S ~string](to *S, v S) {
	if *to == "" {
		*to = v
	}
}

func unless(ok bool, format, value string) string {
	if ok {
		return ""
	}
	return fmt.Sprintf(format, value)
}

// listed returns the values of a cell and remarks on those that no vocabulary
// has, which are kept as they are stated.
func listed(cell, unknown string, known func(string) bool, remarks *[]string) []string {
	values := parts(cell, known)
	for _, v := range values {
		*remarks = append(*remarks, unless(known(v), unknown, v))
	}
	return values
}

func isTopic(s string) bool { _, ok := schema.ReadTopic(s); return ok }

func isPlace(s string) bool { _, _, err := corpus.SplitPlace(s); return err == nil }

func isKind(s string) bool { _, ok := schema.ReadKind(s); return ok }

func isCorridor(s string) bool { _, ok := readCorridor(s); return ok }

// between are the ways to write what stands between the two ends of a corridor.
var between = []string{"→", "->", "=>", " – ", "–", " - ", "-", " to ", " a ", " à "}

// readCorridor reads "MX-US", "MX-US:return", "Mexico → United States" or "Guinea-Bissau -
// Portugal" and writes it as its code. What is no corridor stays as it is.
func readCorridor(s string) (string, bool) {
	if c, err := corpus.SplitCorridor(s); err == nil {
		return corpus.CorridorCode(c), true
	}
	for _, arrow := range between {
		parts := strings.Split(s, arrow)
		if len(parts) != 2 {
			continue
		}
		origin, ok := schema.ReadPlace(parts[0])
		destination, too := schema.ReadPlace(parts[1])
		if ok && too && origin != destination {
			return schema.Corridor{Origin: origin, Destination: destination}.String(), true
		}
	}
	return s, false
}

// split parts repeated values.
func split(cell string) []string { return fields(cell, "|") }

func fields(s, separator string) []string {
	var out []string
	for v := range strings.SplitSeq(s, separator) {
		if v = strings.Join(strings.Fields(v), " "); v != "" {
			out = append(out, v)
		}
	}
	return out
}

// parts parts repeated values of a vocabulary: by "|" always, by ";" and by ","
// where the whole is no known value and every part is one.
func parts(cell string, known func(string) bool) []string {
	var out []string
	for _, v := range split(cell) {
		out = append(out, partsOf(v, known)...)
	}
	return out
}

func partsOf(value string, known func(string) bool) []string {
	if known(value) {
		return []string{value}
	}
	for _, separator := range []string{";", ","} {
		if !strings.Contains(value, separator) {
			continue
		}
		var all []string
		for _, v := range fields(value, separator) {
			all = append(all, partsOf(v, known)...)
		}
		if len(all) > 0 && !slices.ContainsFunc(all, func(v string) bool { return !known(v) }) {
			return all
		}
	}
	return []string{value}
}
