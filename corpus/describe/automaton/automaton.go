package automaton

import (
	"encoding/binary"
	"regexp/syntax"
	"slices"
	"sync"
	"sync/atomic"
	"unicode/utf8"
)

// automaton tells whether a regular expression matches anywhere in a text, in one
// step of a table for each character. It is the deterministic automaton of the
// expression, whose states are made when a text first comes to them. It is safe for
// concurrent use.
type automaton struct {
	prog     *syntax.Prog
	anchored bool              // it matches at the beginning of a text or not at all
	behind   bool              // whether a match begins somewhere depends on what is before
	classes  [characters]uint8 // the class of a character, by its place
	members  []rune            // a character of each class
	first    atomic.Pointer[state]

	mu     sync.Mutex
	states map[string]*state // by what they wait for
}

// mostStates is how many states are kept. With one more all are made anew, so that
// no text takes up memory for ever.
const mostStates = 2000

// state is what is known after some characters of a text.
type state struct {
	waits  []uint32                // the instructions at which a match may go on
	before rune                    // the character before, or one like it for \b; -1 is the beginning
	next   []atomic.Pointer[state] // by the class of the next character; the last is the end
}

// matched is the state of a text that matches, whatever comes, and failed of one
// that never will.
var matched, failed = &state{}, &state{}

// Characters have a place in the table of classes where they stand in one of three
// ranges: Latin letters, the marks of type, and bullets.
const (
	latin      = 0x250
	marks      = 0x2000
	bullets    = 0x2500
	block      = 0x100
	characters = latin + 2*block
)

// placeOf returns the place of a character in the table of classes, or -1.
func placeOf(r rune) int {
	switch {
	case r < latin:
		return int(r)
	case r >= marks && r < marks+block:
		return int(latin + r - marks)
	case r >= bullets && r < bullets+block:
		return int(latin + block + r - bullets)
	}
	return -1
}

// newAutomaton returns the automaton of an expression, which must be valid.
func newAutomaton(expression string) *automaton {
	tree, err := syntax.Parse(expression, syntax.Perl)
	if err != nil {
		panic("describe: " + err.Error())
	}
	prog, err := syntax.Compile(tree.Simplify())
	if err != nil {
		panic("describe: " + err.Error())
	}
	a := &automaton{prog: prog, anchored: prog.StartCond()&syntax.EmptyBeginText != 0, states: map[string]*state{}}
	a.behind = asksBehind(prog, uint32(prog.Start), map[uint32]bool{})
	a.classify()
	a.first.Store(a.state(nil, -1))
	return a
}

// asksBehind reports whether a match that goes on at an instruction asks what is
// before it.
func asksBehind(prog *syntax.Prog, at uint32, seen map[uint32]bool) bool {
	if seen[at] {
		return false
	}
	seen[at] = true
	in := &prog.Inst[at]
	switch in.Op {
	case syntax.InstAlt, syntax.InstAltMatch:
		return asksBehind(prog, in.Out, seen) || asksBehind(prog, in.Arg, seen)
	case syntax.InstCapture, syntax.InstNop:
		return asksBehind(prog, in.Out, seen)
	case syntax.InstEmptyWidth:
		return syntax.EmptyOp(in.Arg)&^(syntax.EmptyEndText|syntax.EmptyEndLine) != 0 || asksBehind(prog, in.Out, seen)
	}
	return false
}

// classify puts characters into one class that no instruction tells apart.
func (a *automaton) classify() {
	var sets []*syntax.Inst // that match different characters
	seen := map[string]bool{}
	for i := range a.prog.Inst {
		in := &a.prog.Inst[i]
		if key := string(in.Op) + string(rune(in.Arg)) + string(in.Rune); consumes(in) && !seen[key] {
			seen[key] = true
			sets = append(sets, in)
		}
	}
	classes := map[string]uint8{}
	for _, from := range []rune{0, marks, bullets} {
		for r := from; placeOf(r) >= 0; r++ {
			told := make([]byte, 0, len(sets)+1)
			for _, in := range sets {
				told = append(told, truth(in.MatchRune(r)))
			}
			told = append(told, byte(kind(r)))
			class, ok := classes[string(told)]
			if !ok {
				class = uint8(len(a.members))
				classes[string(told)] = class
				a.members = append(a.members, r)
			}
			a.classes[placeOf(r)] = class
		}
	}
}

// consumes reports whether an instruction takes a character.
func consumes(in *syntax.Inst) bool {
	switch in.Op {
	case syntax.InstRune, syntax.InstRune1, syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
		return true
	}
	return false
}

func truth(b bool) byte {
	if b {
		return 1
	}
	return 0
}

// kind is a character that stands for r where an expression asks between which
// characters it is.
func kind(r rune) rune {
	switch {
	case syntax.IsWordChar(r):
		return 'a'
	case r == '\n':
		return r
	}
	return ' '
}

// match reports whether the expression matches in s, and from where on: no match
// begins before, if it does not depend on what is there. It is not sure where s has
// a character of which it knows no class.
func (a *automaton) match(s string) (from int, matches, sure bool) {
	st := a.first.Load()
	for i := 0; i < len(s); {
		if len(st.waits) == 0 {
			from = i
		}
		place := int(s[i])
		n := 1
		if place >= utf8.RuneSelf {
			var r rune
			r, n = utf8.DecodeRuneInString(s[i:])
			if place = placeOf(r); place < 0 {
				return 0, true, false
			}
		}
		i += n
		class := int(a.classes[place])
		next := st.next[class].Load()
		if next == nil {
			next = a.step(st, class)
		}
		switch st = next; st {
		case matched:
			return from, true, true
		case failed:
			return 0, false, true
		}
	}
	end := len(a.members)
	next := st.next[end].Load()
	if next == nil {
		next = a.step(st, end)
	}
	return from, next == matched, true
}

// step makes the state after another and a character of a class.
func (a *automaton) step(st *state, class int) *state {
	r := rune(-1)
	if class < len(a.members) {
		r = a.members[class]
	}
	w := walk{prog: a.prog, next: r, between: syntax.EmptyOpContext(st.before, r), seen: make([]bool, len(a.prog.Inst))}
	for _, at := range st.waits {
		w.from(at)
	}
	if !a.anchored || st.before < 0 {
		w.from(uint32(a.prog.Start))
	}
	next := matched
	switch {
	case w.matched:
	case len(w.waits) == 0 && (a.anchored || r < 0):
		next = failed
	default:
		slices.Sort(w.waits)
		next = a.state(slices.Compact(w.waits), kind(r))
	}
	st.next[class].Store(next)
	return next
}

// state returns the state that waits at instructions, which are sorted.
func (a *automaton) state(waits []uint32, before rune) *state {
	key := make([]byte, 0, 4*len(waits)+4)
	for _, at := range append(waits, uint32(before)) {
		key = binary.LittleEndian.AppendUint32(key, at)
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	st := a.states[string(key)]
	if st == nil {
		st = &state{waits, before, make([]atomic.Pointer[state], len(a.members)+1)}
		if len(a.states) >= mostStates {
			clear(a.states)
			a.first.Store(&state{nil, -1, make([]atomic.Pointer[state], len(a.members)+1)})
		}
		a.states[string(key)] = st
	}
	return st
}

// walk follows the instructions that take no character, up to those that take the
// next one.
type walk struct {
	prog    *syntax.Prog
	next    rune           // -1 is the end
	between syntax.EmptyOp // what holds before it
	seen    []bool
	waits   []uint32 // the instructions after those that take it
	matched bool
}

func (w *walk) from(at uint32) {
	if w.seen[at] {
		return
	}
	w.seen[at] = true
	in := &w.prog.Inst[at]
	switch in.Op {
	case syntax.InstMatch:
		w.matched = true
	case syntax.InstAlt, syntax.InstAltMatch:
		w.from(in.Out)
		w.from(in.Arg)
	case syntax.InstCapture, syntax.InstNop:
		w.from(in.Out)
	case syntax.InstEmptyWidth:
		if syntax.EmptyOp(in.Arg)&^w.between == 0 {
			w.from(in.Out)
		}
	case syntax.InstFail:
	default:
		if w.next >= 0 && in.MatchRune(w.next) {
			w.waits = append(w.waits, in.Out)
		}
	}
}
