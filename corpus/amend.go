package corpus

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"

	"github.com/simde/simde/schema"
)

// byDocument yields each document of edits with the places of its edits, in the
// order in which documents come first.
func byDocument(edits []schema.Edit) iter.Seq2[schema.ID, []int] {
	var order []schema.ID
	places := map[schema.ID][]int{}
	for i, e := range edits {
		if places[e.Document] == nil {
			order = append(order, e.Document)
		}
		places[e.Document] = append(places[e.Document], i)
	}
	return func(yield func(schema.ID, []int) bool) {
		for _, id := range order {
			if !yield(id, places[id]) {
				return
			}
		}
	}
}

// amendment is what becomes of one document: its corrections are decided first,
// one after another, then it is composed.
type amendment struct {
	id      schema.ID
	absent  schema.Verdict   // why there is no document; or ""
	doc     *schema.Document // as it was; once composed as it becomes
	before  *schema.Document // as it was
	after   []schema.Correction
	added   []schema.Correction // of after, those that follow all that were there before
	dropped bool                // some that were there before are not in after
	effects []schema.Effect
}

func newAmendment(id schema.ID, doc *schema.Document, err error) *amendment {
	a := &amendment{id: id, doc: doc}
	switch {
	case errors.Is(err, schema.ErrGone):
		a.absent = schema.VerdictGone
	case doc == nil:
		a.absent = schema.VerdictUnknown
	default:
		before := *doc
		a.before, a.after = &before, slices.Clone(doc.Corrections)
	}
	return a
}

// tell writes the effects of edits to their places.
func (a *amendment) tell(out []schema.Effect, places []int) {
	for i, at := range places {
		out[at] = a.effects[i]
	}
}

// changes reports whether any correction changed.
func (a *amendment) changes() bool { return a.doc != nil && (a.dropped || len(a.added) > 0) }

// edit decides one edit.
func (a *amendment) edit(dec schema.Decision, e schema.Edit) {
	eff := schema.Effect{Edit: e, Verdict: a.absent}
	if err := CheckEdit(e); err != nil {
		eff.Verdict, eff.Why = schema.VerdictInvalid, err.Error()
	} else if a.absent == "" {
		eff.From = factsOf(a.before, e.Field)
		eff.Verdict = schema.VerdictChanges
		if e.Way == schema.WayUnsay {
			a.unsay(dec, &eff)
		} else {
			a.say(dec, &eff)
		}
		eff.To = eff.From
	}
	a.effects = append(a.effects, eff)
}

// unsay takes the corrections of a value away.
func (a *amendment) unsay(dec schema.Decision, eff *schema.Effect) {
	said := a.concerning(eff.Field, eff.Value)
	if _, list := listed(eff.Field); !list && eff.Value != "" { // that value alone
		said = slices.DeleteFunc(said, func(c schema.Correction) bool { return !sameSingle(eff.Field, c.Value, eff.Value) })
	}
	switch late := since(said, dec); {
	case len(said) == 0:
		eff.Verdict = schema.VerdictSame
	case late != nil:
		eff.Verdict, eff.By = schema.VerdictOvertaken, late.By
	default:
		a.keep(func(c schema.Correction) bool { return !slices.Contains(said, c) })
	}
}

// say adds the correction that an edit is, unless something stands against it.
func (a *amendment) say(dec schema.Decision, eff *schema.Effect) {
	c := schema.Correction{Field: eff.Field, Op: opOf(eff.Edit), Value: eff.Value, By: dec.By, At: now()}
	said := a.concerning(c.Field, c.Value)
	there := a.held(c)
	last := schema.Correction{}
	if len(said) > 0 {
		last = said[len(said)-1]
	}
	agreed := len(said) > 0 && agrees(last, c) && !madeForEarlier(a.before, last)
	late := since(said, dec)
	switch {
	case agreed:
		eff.Verdict = schema.VerdictSame
	case late != nil:
		eff.Verdict, eff.By = schema.VerdictOvertaken, late.By
	case eff.Way == schema.WayFill && len(eff.From) > 0:
		eff.Verdict = schema.VerdictFilled
	case there && !dec.Affirm:
		eff.Verdict = schema.VerdictSame
	case len(said) > 0 && !dec.Overrule:
		eff.Verdict, eff.By = schema.VerdictPerson, last.By
	default:
		a.keep(func(old schema.Correction) bool { return !Supersedes(c, old) })
		a.after, a.added = append(a.after, c), append(a.added, c)
	}
}

// keep leaves of the corrections those for which of holds.
func (a *amendment) keep(of func(schema.Correction) bool) {
	other := func(c schema.Correction) bool { return !of(c) }
	n, m := len(a.after), len(a.added)
	a.after, a.added = slices.DeleteFunc(a.after, other), slices.DeleteFunc(a.added, other)
	if n-len(a.after) > m-len(a.added) {
		a.dropped = true
	}
}

// concerning returns the corrections that say something of a value of a list, or
// of a single-valued field: what it is, or that it is not this value.
func (a *amendment) concerning(f schema.Field, value string) []schema.Correction {
	_, list := listed(f)
	var out []schema.Correction
	for _, c := range a.after {
		of := c.Op == schema.CorrectSet || sameSingle(f, c.Value, value)
		if list {
			of = textOf(f, c.Value) == textOf(f, value)
		} else if value == "" { // whatever was said
			of = true
		}
		if c.Field == f && of {
			out = append(out, c)
		}
	}
	return out
}

// since returns the last of some corrections that another person made after the
// decision was drawn up; or nil.
func since(said []schema.Correction, dec schema.Decision) *schema.Correction {
	if dec.Seen.IsZero() {
		return nil
	}
	for _, c := range slices.Backward(said) {
		if c.At.After(dec.Seen) && c.By != dec.By {
			return &c
		}
	}
	return nil
}

// textOf is the same for all ways of writing a value of a list. A place in
// another role is another value.
func textOf(f schema.Field, value string) string {
	switch f {
	case schema.FieldOrganisation:
		return organisationKey(value)
	case schema.FieldCopy:
		other, _ := schema.SplitTie(value)
		return string(other)
	}
	k := valueKey(f, value)
	return k.text + "\x00" + k.part
}

// agrees reports whether two corrections of one value want the same.
func agrees(a, b schema.Correction) bool {
	if a.Op != b.Op {
		return false
	}
	if a.Field == schema.FieldCopy && a.Op == schema.CorrectAdd {
		return a.Value == b.Value
	}
	if _, list := listed(a.Field); !list || a.Field != schema.FieldCorridor || a.Op == schema.CorrectRemove {
		return list || a.Value == b.Value || a.Op == schema.CorrectRemove
	}
	x, _ := SplitCorridor(a.Value)
	y, _ := SplitCorridor(b.Value)
	return y.Kind == "" || x.Kind == y.Kind
}

// held reports whether the document says already what a correction makes of it.
func (a *amendment) held(c schema.Correction) bool {
	if c.Op == schema.CorrectRemove && c.Field != "" {
		if _, list := listed(c.Field); !list {
			now := factsOf(a.before, c.Field)
			return len(now) == 0 || !sameSingle(c.Field, now[0], c.Value)
		}
	}
	trial := withOwnLists(a.before)
	correct(trial, c)
	return slices.Equal(codes(a.before, c.Field), codes(trial, c.Field))
}

// codes returns all values of a field in an order of their own.
func codes(doc *schema.Document, f schema.Field) []string {
	var out []string
	for _, v := range doc.Values(f) {
		code := v.Code
		if v.Suggested {
			code = "? " + code
		}
		out = append(out, code)
	}
	slices.Sort(out)
	return out
}

// withOwnLists returns a copy of a document to which corrections can be applied
// while it stays as it is.
func withOwnLists(doc *schema.Document) *schema.Document {
	c := *doc
	c.Identifiers, c.Collections, c.Organisations = slices.Clone(c.Identifiers), slices.Clone(c.Collections), slices.Clone(c.Organisations)
	c.Contacts, c.Events, c.Places = slices.Clone(c.Contacts), slices.Clone(c.Events), slices.Clone(c.Places)
	c.Corridors, c.Routes, c.Topics, c.Claims = slices.Clone(c.Corridors), slices.Clone(c.Routes), slices.Clone(c.Topics), slices.Clone(c.Claims)
	s := &c.Suggestions
	s.Places, s.Corridors, s.Topics = slices.Clone(s.Places), slices.Clone(s.Corridors), slices.Clone(s.Topics)
	c.Basis, c.Warnings = maps.Clone(c.Basis), slices.Clone(c.Warnings)
	if c.Basis == nil {
		c.Basis = map[schema.Field]schema.Basis{}
	}
	return &c
}

// CheckEdit returns an ErrInvalid that says why an edit can be carried out on no
// document, or nil.
func CheckEdit(e schema.Edit) error {
	v, list := listed(e.Field)
	switch {
	case !slices.Contains(schema.Ways, e.Way):
		return fmt.Errorf("%q is no way to change %s: %w", e.Way, e.Field, schema.ErrInvalid)
	case e.Way != schema.WayUnsay:
		return CheckCorrection(schema.Correction{Field: e.Field, Op: opOf(e), Value: e.Value})
	case list:
		return v.check(e.Value)
	case !slices.Contains(schema.SingleFields, e.Field):
		return noField(e.Field)
	}
	return nil
}

// opOf returns what an edit says of its value.
func opOf(e schema.Edit) schema.CorrectionOp {
	switch _, list := listed(e.Field); {
	case e.Way == schema.WayRemove:
		return schema.CorrectRemove
	case e.Way == schema.WayAdd, e.Way == schema.WayFill && list:
		return schema.CorrectAdd
	}
	return schema.CorrectSet
}

// anew reports whether the document must be composed from its pages. What only
// adds to the corrections changes what was composed by the same rules: they come
// last. The language decides how a publisher is spelt, and beneath a stated value
// that is refused there may be one to read.
func (a *amendment) anew(d Describer) bool {
	return a.dropped || a.doc.Describer != d.Version() || slices.ContainsFunc(a.added, func(c schema.Correction) bool {
		_, list := listed(c.Field)
		return c.Field == schema.FieldLanguage || !list && c.Op == schema.CorrectRemove && a.before.Basis[c.Field].By != schema.Inferred
	})
}

// compose makes the document say what follows from its corrections. Rules that
// fail are the verdict of every edit.
func (a *amendment) compose(d Describer) error {
	next := withOwnLists(a.before)
	next.Pages, next.Corrections = slices.Clone(a.doc.Pages), a.after
	if a.anew(d) {
		err := Compose(next, d)
		if bad := new(schema.FileError); errors.As(err, &bad) {
			a.fail(bad)
			return nil
		}
		if err != nil {
			return err
		}
	} else {
		fallBack(next)
		nameTitle(next)
		for _, c := range a.added {
			correct(next, c)
		}
		spellPublisher(next)
		remindOfVersions(next)
	}
	a.doc = next
	for i := range a.effects {
		if e := &a.effects[i]; e.Verdict == schema.VerdictChanges {
			e.To = factsOf(next, e.Field)
		}
	}
	return nil
}

// fail leaves the document as it was.
func (a *amendment) fail(err error) {
	a.added, a.dropped = nil, false
	for i := range a.effects {
		if e := &a.effects[i]; e.Verdict == schema.VerdictChanges {
			e.Verdict, e.Why = schema.VerdictInvalid, err.Error()
		}
	}
}

// parts returns what the amendment changes, field by field.
func (a *amendment) parts() []schema.StepPart {
	var out []schema.StepPart
	for _, f := range slices.Concat(schema.SingleFields, schema.ListFields, schema.SaidFields) {
		before, after := ofField(a.before.Corrections, f), ofField(a.after, f)
		if !slices.Equal(before, after) {
			out = append(out, schema.StepPart{Document: a.id, Field: f, Before: before, After: after,
				Was: factsOf(a.before, f), Is: factsOf(a.doc, f)})
		}
	}
	return out
}

// ofField returns the corrections of a field, in the order in which they were
// made.
func ofField(all []schema.Correction, f schema.Field) []schema.Correction {
	var out []schema.Correction
	for _, c := range all {
		if c.Field == f {
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(a, b schema.Correction) int { return cmp.Compare(a.At.UnixMilli(), b.At.UnixMilli()) })
	return out
}
