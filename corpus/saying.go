package corpus

import "github.com/simde/simde/schema"

// saying is what a library says of one thing, whole: of an organisation, of a place.
type saying[T any] interface {
	*T
	Code() (string, error)
	Same(*T) bool
}

// saidPart is the part of a step that tells what was said and is; nil is nothing.
func saidPart[T any, P saying[T]](field schema.Field, was, is P) (schema.StepPart, error) {
	part := schema.StepPart{Field: field}
	for to, x := range map[*[]string]P{&part.Was: was, &part.Is: is} {
		if x == nil {
			continue
		}
		code, err := x.Code()
		if err != nil {
			return part, err
		}
		*to = []string{code}
	}
	return part, nil
}

// readSaid reads what a part of a step tells; nil is nothing.
func readSaid[T any](p schema.StepPart, read func(code string) (T, error)) (was, is *T, err error) {
	for codes, to := range map[*[]string]**T{&p.Was: &was, &p.Is: &is} {
		if len(*codes) == 0 {
			continue
		}
		x, err := read((*codes)[0])
		if err != nil {
			return nil, nil, err
		}
		*to = &x
	}
	return was, is, nil
}

// verdictOfSaid is what becomes of what is said now where a step that said after in
// the place of before is taken back.
func verdictOfSaid[T any, P saying[T]](now, before, after P, forced bool) schema.Verdict {
	switch {
	case now.Same(before):
		return schema.VerdictSame
	case !now.Same(after) && !forced:
		return schema.VerdictOvertaken
	}
	return schema.VerdictChanges
}
