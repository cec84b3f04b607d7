package sqlstore

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// partsListed is how many parts a list of steps holds of each.
const partsListed = 3

// AddStep writes a step. See corpus.Steps.
func (s *Store) AddStep(ctx context.Context, step *schema.Step) error {
	if step.At.IsZero() {
		step.At = time.Now().UTC().Truncate(time.Millisecond)
	}
	err := s.writing(ctx, func(w *writing) error { return s.addStep(ctx, w, step) })
	if err != nil {
		return fmt.Errorf("add a step: %w", err)
	}
	return nil
}

// addStep writes a step, or adds to one that has a number. It does nothing for
// nil.
func (s *Store) addStep(ctx context.Context, w *writing, step *schema.Step) error {
	if step == nil {
		return nil
	}
	number, err := w.stepNumber(ctx, *step)
	if err != nil {
		return err
	}
	var place int
	if err := w.queryRow(ctx, `SELECT coalesce(max(place), 0) FROM step_parts WHERE step = ?`, number).Scan(&place); err != nil {
		return err
	}
	var parts [][]any
	for i, p := range step.Parts {
		quoted, err := json.Marshal(quote{p.Before, p.After, p.Was, p.Is})
		if err != nil {
			return err
		}
		parts = append(parts, []any{number, place + i + 1, p.Document, p.Field, p.Fate, s.pack.EncodeAll(quoted, nil)})
	}
	w.tell = append(w.tell, func() { step.Number = number })
	return w.insert(ctx, `INSERT INTO step_parts (step, place, document, field, fate, quoted)`, parts, "")
}

// quote is what a part of a step quotes of its document, as it is kept.
type quote struct {
	Before, After []schema.Correction `json:",omitempty"`
	Was, Is       []string            `json:",omitempty"`
}

// stepNumber returns the number of a step, which it writes where it has none.
func (w *writing) stepNumber(ctx context.Context, step schema.Step) (n int, err error) {
	if step.Number != 0 {
		return step.Number, nil
	}
	told := []any{step.At.UnixMilli(), step.By, step.Verb, step.Note, step.Undoes, step.Batch}
	if w.again {
		there, err := collect(ctx, w.querier, scanOne[int], `
			SELECT number FROM steps WHERE at = ? AND by_whom = ? AND verb = ? AND note = ? AND undoes = ? AND batch = ?
			ORDER BY number DESC LIMIT 1`, told...)
		if err != nil || len(there) > 0 {
			return append(there, 0)[0], err
		}
	}
	err = w.queryRow(ctx, `
		INSERT INTO steps (number, at, by_whom, verb, note, undoes, batch)
		VALUES ((SELECT coalesce(max(number), 0) + 1 FROM steps), ?, ?, ?, ?, ?, ?) RETURNING number`, told...).Scan(&n)
	return n, err
}

// addBatchStep writes the step that the opening of a batch is. That of a
// restoring is written with the document.
func (w *writing) addBatchStep(ctx context.Context, number int, b corpus.Batch) error {
	if b.Kind == corpus.BatchRestore {
		return nil
	}
	there, err := collect(ctx, w.querier, scanOne[int], `SELECT number FROM steps WHERE batch = ?`, number)
	if err != nil || len(there) > 0 {
		return err
	}
	step := schema.Step{At: b.Begun, By: b.By, Verb: schema.Verb(b.Kind), Batch: number}
	if b.Undoes != 0 {
		undone, err := collect(ctx, w.querier, scanOne[int], `SELECT number FROM steps WHERE batch = ? ORDER BY number LIMIT 1`, b.Undoes)
		if err != nil {
			return err
		}
		step.Undoes = append(undone, 0)[0]
	}
	_, err = w.stepNumber(ctx, step)
	return err
}

// forgetSteps removes what steps quote of a document, and the notes of those
// that touch no other. That they touched it stays.
func (w *writing) forgetSteps(ctx context.Context, id schema.ID) error {
	err := w.exec(ctx, `
		UPDATE steps SET note = '' WHERE number IN (SELECT step FROM step_parts WHERE document = ?)
			AND number NOT IN (SELECT step FROM step_parts WHERE document <> ?)`, id, id)
	if err != nil {
		return err
	}
	return w.exec(ctx, `UPDATE step_parts SET quoted = ? WHERE document = ?`, []byte{}, id)
}

const stepColumns = `SELECT s.number, s.at, s.by_whom, s.verb, s.note, s.undoes, s.batch,
	(SELECT count(*) FROM step_parts p WHERE p.step = s.number) FROM steps s`

func scanStep(r rows) (st schema.Step, err error) {
	var at int64
	err = r.Scan(&st.Number, &at, &st.By, &st.Verb, &st.Note, &st.Undoes, &st.Batch, &st.Size)
	st.At = fromMillis(at)
	return st, err
}

// Step returns one step. See corpus.Steps.
func (s *Store) Step(ctx context.Context, number int) (schema.Step, error) {
	var found []schema.Step
	err := s.snapshot(ctx, func(q querier) (err error) {
		if found, err = collect(ctx, q, scanStep, stepColumns+` WHERE s.number = ?`, number); err != nil {
			return err
		}
		if len(found) == 0 {
			return schema.ErrNotFound
		}
		if err := s.addParts(ctx, q, found, ` WHERE p.step = ?`, number); err != nil {
			return err
		}
		return addUndone(ctx, q, found)
	})
	if err != nil {
		return schema.Step{}, fmt.Errorf("step %d: %w", number, err)
	}
	return found[0], nil
}

// Steps returns steps. See corpus.Steps.
func (s *Store) Steps(ctx context.Context, only schema.StepFilter) (found []schema.Step, err error) {
	err = s.snapshot(ctx, func(q querier) error {
		clause, args := stepClause(only)
		if found, err = collect(ctx, q, scanStep, stepColumns+clause, args...); err != nil {
			return err
		}
		for some := range slices.Chunk(found, atOnce) {
			which, of := ` WHERE p.step IN (`+marks(len(some))+`)`, []any{}
			for _, st := range some {
				of = append(of, st.Number)
			}
			if only.Document != "" {
				which, of = which+` AND p.document = ?`, append(of, only.Document)
			} else {
				which, of = which+` AND p.place <= ?`, append(of, partsListed)
			}
			if err := s.addParts(ctx, q, some, which, of...); err != nil {
				return err
			}
		}
		return addUndone(ctx, q, found)
	})
	if err != nil {
		return nil, fmt.Errorf("steps: %w", err)
	}
	return found, nil
}

// stepClause writes which steps are asked for.
func stepClause(only schema.StepFilter) (string, []any) {
	clause, args := ` WHERE TRUE`, []any{}
	and := func(condition string, values ...any) {
		clause, args = clause+` AND `+condition, append(args, values...)
	}
	if only.Document != "" {
		and(`(s.number IN (SELECT step FROM step_parts WHERE document = ?)
			OR s.batch <> 0 AND s.batch IN (SELECT batch FROM batch_changes WHERE document = ?))`, only.Document, only.Document)
	}
	if only.By != "" {
		and(`s.by_whom = ?`, only.By)
	}
	if only.Verb != "" {
		and(`s.verb = ?`, only.Verb)
	}
	if only.Batch != 0 {
		and(`s.batch = ?`, only.Batch)
	}
	if !only.From.IsZero() {
		and(`s.at >= ?`, only.From.UnixMilli())
	}
	if !only.Until.IsZero() {
		and(`s.at < ?`, only.Until.UnixMilli())
	}
	if only.Below != 0 {
		and(`s.number < ?`, only.Below)
	}
	clause += ` ORDER BY s.number DESC`
	if only.Most != 0 {
		clause, args = clause+` LIMIT ?`, append(args, only.Most)
	}
	return clause, args
}

// partOf is a part with the number of its step.
type partOf struct {
	step int
	schema.StepPart
}

// addParts gives steps their parts, as far as a clause chooses them.
func (s *Store) addParts(ctx context.Context, q querier, steps []schema.Step, clause string, args ...any) error {
	parts, err := collect(ctx, q, s.scanPart, `
		SELECT p.step, p.document, p.field, p.fate, p.quoted FROM step_parts p`+clause+` ORDER BY p.step, p.place`, args...)
	if err != nil {
		return err
	}
	at := map[int]int{}
	for i, st := range steps {
		at[st.Number] = i
	}
	for _, p := range parts {
		i := at[p.step]
		steps[i].Parts = append(steps[i].Parts, p.StepPart)
	}
	return nil
}

func (s *Store) scanPart(r rows) (p partOf, err error) {
	var packed []byte
	if err := r.Scan(&p.step, &p.Document, &p.Field, &p.Fate, &packed); err != nil || len(packed) == 0 {
		return p, err
	}
	text, err := s.open.DecodeAll(packed, nil)
	if err != nil {
		return p, err
	}
	var said quote
	err = json.Unmarshal(text, &said)
	p.Before, p.After, p.Was, p.Is = said.Before, said.After, said.Was, said.Is
	return p, err
}

// addUndone finds for each step the one that took it back and was not taken back
// itself.
func addUndone(ctx context.Context, q querier, steps []schema.Step) error {
	undoers := map[int][]int{} // by the step that they take back
	var wanted []int
	for _, st := range steps {
		wanted = append(wanted, st.Number)
	}
	for len(wanted) > 0 {
		next, err := undoing(ctx, q, wanted)
		if err != nil {
			return err
		}
		wanted = nil
		for _, u := range next {
			if !slices.Contains(undoers[u.undoes], u.number) {
				undoers[u.undoes] = append(undoers[u.undoes], u.number)
				wanted = append(wanted, u.number)
			}
		}
	}
	for i := range steps {
		steps[i].Undone = undoneBy(undoers, steps[i].Number)
	}
	return nil
}

// undoer is a step that takes back another.
type undoer struct{ number, undoes int }

// undoing returns the steps that take back some of those of the numbers.
func undoing(ctx context.Context, q querier, numbers []int) (out []undoer, err error) {
	for some := range slices.Chunk(numbers, atOnce) {
		var args []any
		for _, n := range some {
			args = append(args, n)
		}
		found, err := collect(ctx, q, func(r rows) (u undoer, err error) {
			err = r.Scan(&u.number, &u.undoes)
			return u, err
		}, `SELECT number, undoes FROM steps WHERE undoes IN (`+marks(len(some))+`) ORDER BY number`, args...)
		if err != nil {
			return nil, err
		}
		out = append(out, found...)
	}
	return out, nil
}

// undoneBy returns the last step that takes back one and was not taken back
// itself; or 0.
func undoneBy(undoers map[int][]int, number int) int {
	for _, u := range slices.Backward(undoers[number]) {
		if undoneBy(undoers, u) == 0 {
			return u
		}
	}
	return 0
}
