package source

import (
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/stated"
)

// knownOf reads the cells of the last row. What it cannot read is a remark,
// which names the manifest, the row and the column.
func (t *table) knownOf(row []string) (k schema.Known, files, remarks []string) {
	for i, term := range t.columns {
		c := t.options.column(t.names[i], row[i])
		values := split(c.cell)
		if len(values) == 0 {
			continue
		}
		if term == "file" {
			files = append(files, c.parts(func(string) bool { return false })...)
			continue
		}
		for _, r := range t.cell(&k, term, c) {
			remarks = append(remarks, fmt.Sprintf("%s row %d, column %q: %s", filepath.Base(t.path), t.row, t.names[i], r))
		}
	}
	if i := slices.Index(t.columns, "language"); len(files) > 0 && len(k.Languages) > 0 {
		remarks = append(remarks, fmt.Sprintf("%s row %d, column %q: languages %q: the text decides which is the document's", filepath.Base(t.path), t.row, t.names[i], row[i]))
	}
	if !slices.Contains(t.columns, exportColumn) && !reflect.DeepEqual(t.options.Fixed, schema.Known{}) {
		k = corpus.Overlay(t.options.Fixed, k)
	}
	return k, files, remarks
}

// column is a cell with how the values of its column are to be read.
type column struct {
	cell      string
	separator string            // what parts values beside "|", whatever they are; or ""
	values    map[string]string // by folded value, what is meant; or nil
}

// column returns a cell with what the options say of its column.
func (o Options) column(name, cell string) column {
	c := column{cell: cell}
	for of, separator := range o.Split {
		if sameColumn(of, name) {
			c.separator = separator
		}
	}
	for of, values := range o.Values {
		if !sameColumn(of, name) {
			continue
		}
		c.values = map[string]string{}
		for v, means := range values {
			c.values[fold(v)] = means
		}
	}
	return c
}

func fold(s string) string { return schema.Fold(strings.Join(strings.Fields(s), " ")) }

// parts parts repeated values: by "|" always, by the separator of the column,
// and by ";" and by "," where the whole is no known value and every part is one.
// Each is then what the column's values say that it means.
func (c column) parts(known func(string) bool) []string {
	means := func(v string) bool { _, ok := c.values[fold(v)]; return ok || known(v) }
	var out []string
	for _, v := range split(c.cell) {
		values := partsOf(v, means)
		if c.separator != "" && len(values) == 1 {
			values, _ = longest(v, c.separator, means)
		}
		for _, v := range values {
			if m, ok := c.values[fold(v)]; ok {
				out = append(out, split(m)...)
			} else {
				out = append(out, v)
			}
		}
	}
	return out
}

// cell reads one cell into k and says what of it cannot be read.
func (t *table) cell(k *schema.Known, term string, c column) (remarks []string) {
	plain := c.parts(func(string) bool { return true })
	if c.separator != "" {
		plain = c.parts(func(v string) bool { return !strings.Contains(v, c.separator) })
	}
	if len(plain) == 0 {
		return nil
	}
	whole := strings.Join(plain, "; ")
	switch term {
	case "identifier":
		k.Identifiers = append(k.Identifiers, plain...)
	case "title":
		setFirst(&k.Title, strings.TrimSpace(c.cell)) // a title may hold the separator
	case "description":
		setFirst(&k.Abstract, strings.TrimSpace(c.cell))
	case "creator":
		k.Creators = append(k.Creators, plain...)
	case "ispartof":
		k.Collections = append(k.Collections, plain...)
	case "publisher":
		setFirst(&k.Publisher, whole)
	case "source":
		setFirst(&k.SourceURL, plain[0])
		remarks = append(remarks, unless(len(plain) == 1, "sources %q: the first counts", whole))
	case "rights":
		setFirst(&k.Rights, whole)
	case "date":
		d, remark := stated.Date(plain[0], t.options.DateOrder)
		setFirst(&k.Published, d)
		remarks = append(remarks, remark, unless(len(plain) == 1, "dates %q: the first counts", whole))
	case "language":
		l, all, remark := languages(c)
		setFirst(&k.Language, l)
		k.Languages = append(k.Languages, all...)
		remarks = append(remarks, remark)
	case "type":
		kinds := distinctKinds(c.parts(isKind))
		setFirst(&k.Kind, kinds[0])
		remarks = append(remarks, unless(isKind(kinds[0]), "type %q is not in the vocabulary of kinds", kinds[0]),
			unless(len(kinds) == 1, "types %q: the first counts", whole))
	default:
		remarks = lists(k, term, c)
	}
	return slices.DeleteFunc(remarks, func(s string) bool { return s == "" })
}

// lists reads a cell of values of a vocabulary.
func lists(k *schema.Known, term string, c column) (remarks []string) {
	switch term {
	case "subject":
		k.Subjects = append(k.Subjects, c.listed("subject %q is not in the thesaurus", isTopic, &remarks)...)
	case "spatial":
		k.Spatial = append(k.Spatial, c.listed("place %q is not known", isPlace, &remarks)...)
	case "corridor":
		for _, v := range c.listed("corridor %q is not one: want MX-US", isCorridor, &remarks) {
			code, _ := readCorridor(v)
			k.Corridors = append(k.Corridors, code)
		}
	}
	return remarks
}

// distinctKinds leaves out kinds that are stated again.
func distinctKinds(values []string) []string {
	var out []string
	for _, v := range values {
		kind, _ := schema.ReadKind(v)
		if !slices.ContainsFunc(out, func(o string) bool { k, ok := schema.ReadKind(o); return ok && k == kind || o == v }) {
			out = append(out, v)
		}
	}
	return out
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
func (c column) listed(unknown string, known func(string) bool, remarks *[]string) []string {
	values := c.parts(known)
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

// partsOf parts a value where it is not known and all its parts are.
func partsOf(value string, known func(string) bool) []string {
	if known(value) {
		return []string{value}
	}
	for _, separator := range []string{";", ","} {
		if !strings.Contains(value, separator) {
			continue
		}
		if all, whole := longest(value, separator, known); whole {
			return all
		}
	}
	return []string{value}
}

// longest parts a value at a separator, and keeps together what is known with
// the separator in it, the longest first. It reports whether all parts are known,
// if need be parted again.
func longest(value, separator string, known func(string) bool) (out []string, all bool) {
	pieces := fields(value, separator)
	all = len(pieces) > 0
	for at := 0; at < len(pieces); {
		n := 1
		for m := len(pieces) - at; m > 1; m-- {
			if known(strings.Join(pieces[at:at+m], separator+" ")) {
				n = m
				break
			}
		}
		part := strings.Join(pieces[at:at+n], separator+" ")
		at += n
		again := partsOf(part, known)
		for _, v := range again {
			all = all && known(v)
		}
		out = append(out, again...)
	}
	return out, all
}
