package corpus

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/simde/simde/schema"
)

// Export says of a row that it stands in a table which SIMDE exported, so that
// what its cells hold is what the document said then, or what a person made of
// that since.
type Export struct {
	At  time.Time // when; zero where the table does not tell any more
	All bool      // the table has what was inferred too
	// Unread are the fields whose cells hold what cannot be read: no edit.
	Unread []schema.Field
}

// OtherBytes is the error of a file whose bytes are not those that its table
// states.
func OtherBytes(h schema.Hash) error {
	return &schema.FileError{Stage: schema.StageRead, Class: schema.FailCorrupt,
		Err: fmt.Errorf("its bytes are not those of the SHA-256 that the table states, %s; empty that cell to take in another file", h)}
}

// edit is what a row of an exported table changes of its document.
type edit struct {
	doc     *schema.Document
	row     schema.Known
	at      time.Time
	changed []schema.Field
	left    []string // what cannot be changed so, in sentences for the ledger
}

// ApplyEdits makes the cells that differ from what an export would hold now
// statements of the manifest, and leaves everything else of doc alone. It
// returns the fields that it changed, and says what could not be changed so. doc
// is then to be composed.
func ApplyEdits(doc *schema.Document, row schema.Known, x Export) (changed []schema.Field, left []string) {
	row, now := asWritten(row), Statement(doc, x.All)
	to := doc.Stated[schema.ByManifest]
	e := &edit{doc: doc, row: row, at: x.At}
	stated := singles(&to)
	for i, s := range singles(&row) {
		if was := singles(&now)[i].get; s.get != was && !slices.Contains(x.Unread, s.field) {
			e.single(stated[i], s.get)
		}
	}
	if !slices.Equal(row.Creators, now.Creators) {
		e.creators(&to)
	}
	if !slices.Equal(row.Languages, now.Languages) && !slices.Contains(x.Unread, schema.FieldLanguage) {
		to.Languages = row.Languages
		e.change(schema.FieldLanguage)
	}
	for _, l := range statedLists(&to) {
		e.list(l, l.of(now))
	}
	if len(e.changed) > 0 {
		doc.Stated[schema.ByManifest] = to
	}
	return e.changed, e.left
}

// change notes that a field changes.
func (e *edit) change(f schema.Field) {
	if !slices.Contains(e.changed, f) {
		e.changed = append(e.changed, f)
	}
}

// single gives a single-valued field the value of an edited cell.
func (e *edit) single(to single, v string) {
	before := len(e.doc.Corrections)
	if !e.above(to.field, v) {
		return
	}
	if to.get != v {
		to.set(v)
		e.change(to.field)
	}
	if v == "" {
		e.leave(fmt.Sprintf("column %s: emptied", to.field), e.fileStates(to.field), to.get != "" || len(e.doc.Corrections) < before)
	}
}

// creators gives the document those of an edited cell.
func (e *edit) creators(to *schema.Known) {
	if !e.above(schema.FieldCreators, strings.Join(e.row.Creators, "|")) {
		return
	}
	if !slices.Equal(to.Creators, e.row.Creators) {
		to.Creators = e.row.Creators
		e.change(schema.FieldCreators)
	}
	if len(e.row.Creators) == 0 {
		e.leave("column creator: emptied", len(e.doc.Stated[schema.ByFile].Creators) > 0, true)
	}
}

// list adds and takes out the values by which an edited cell differs. One that
// is written in another way is the same.
func (e *edit) list(l statedList, now []string) {
	row := merge(l.field, nil, l.of(e.row))
	for _, v := range row {
		if !slices.Contains(now, v) && e.withdraw(l.field, schema.CorrectRemove, v) && !slices.Contains(*l.to, v) {
			*l.to = append(drop(l.field, *l.to, v), v)
			e.change(l.field)
		}
	}
	for _, v := range now {
		if !slices.ContainsFunc(row, same(l.field, v)) {
			e.takeOut(l, v)
		}
	}
}

// takeOut takes a value out of a list that its cell has no longer.
func (e *edit) takeOut(l statedList, v string) {
	corrected := len(e.doc.Corrections)
	if !e.withdraw(l.field, schema.CorrectAdd, v) {
		return
	}
	fewer := slices.DeleteFunc(slices.Clone(*l.to), same(l.field, v))
	stated := len(fewer) < len(*l.to)
	if stated {
		*l.to = fewer
		e.change(l.field)
	}
	if len(fewer) == 0 {
		*l.to = nil
	}
	e.leave(fmt.Sprintf("column %s: %q", l.field, v), slices.ContainsFunc(l.of(e.doc.Stated[schema.ByFile]), same(l.field, v)),
		stated || len(e.doc.Corrections) < corrected)
}

// above takes a person's correction of a field away that the export showed, and
// that the value of the edited cell was refused, so that it counts. One made
// since stands.
func (e *edit) above(f schema.Field, v string) bool {
	return e.uncorrect(f, func(c schema.Correction) bool {
		return c.Field == f && (c.Op == schema.CorrectSet || sameSingle(f, c.Value, v))
	})
}

// withdraw takes away the corrections of one value that stand against an edit.
func (e *edit) withdraw(f schema.Field, op schema.CorrectionOp, v string) bool {
	return e.uncorrect(f, func(c schema.Correction) bool {
		return c.Field == f && c.Op == op && len(drop(f, []string{v}, c.Value)) == 0
	})
}

func (e *edit) uncorrect(f schema.Field, against func(schema.Correction) bool) bool {
	for _, c := range e.doc.Corrections {
		if against(c) && c.At.After(e.at) {
			e.left = append(e.left, fmt.Sprintf("column %s: what a person corrected since the export stands: %s", f, strings.TrimSpace(c.Value)))
			return false
		}
	}
	n := len(e.doc.Corrections)
	e.doc.Corrections = slices.DeleteFunc(slices.Clone(e.doc.Corrections), against)
	if len(e.doc.Corrections) < n {
		e.change(f)
	}
	return true
}

// leave says what stands of a value that was taken out of its cell: what the
// file itself states, or what was read from the text where nobody stated it.
func (e *edit) leave(what string, fileStates, wasStated bool) {
	const end = "; \"simde correct\" takes it out"
	switch {
	case fileStates:
		e.left = append(e.left, what+", and the file itself states it"+end)
	case !wasStated:
		e.left = append(e.left, what+", and it is read from the text"+end)
	}
}

// fileStates reports whether the file states a value of a single-valued field.
func (e *edit) fileStates(f schema.Field) bool {
	k := e.doc.Stated[schema.ByFile]
	return slices.ContainsFunc(singles(&k), func(s single) bool { return s.field == f && s.get != "" })
}
