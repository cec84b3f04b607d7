package corpus

import "sync"

// line lets files be read side by side and decided upon in the order in which
// they were offered, as far as they have to do with one another: a file waits
// for those before it that share a name, an identifier, the bytes or a document
// with it, and for no other. What an import makes of its files so does not
// depend on how its workers run.
type line struct {
	mu   sync.Mutex
	turn *sync.Cond
	next int                      // the file whose turn it is to claim
	last map[string]chan struct{} // by key, what the last file that claimed it closes when it is done
}

func newLine() *line {
	l := &line{last: map[string]chan struct{}{}}
	l.turn = sync.NewCond(&l.mu)
	return l
}

// claim waits for the turn of file n, claims the keys that keys returns, and
// waits until the files before that claimed one of them are done. It returns
// whether there were any, and what tells that file n is done. Each number from 0
// on claims once.
func (l *line) claim(n int, keys func() ([]string, error)) (waited bool, leave func(), err error) {
	l.mu.Lock()
	for l.next != n {
		l.turn.Wait()
	}
	l.mu.Unlock()
	names, err := keys()
	done := make(chan struct{})
	l.mu.Lock()
	var before []chan struct{}
	for _, k := range names {
		if c, ok := l.last[k]; ok && c != done {
			before = append(before, c)
		}
		l.last[k] = done
	}
	l.next++
	l.turn.Broadcast()
	l.mu.Unlock()
	for _, c := range before {
		<-c
	}
	return len(before) > 0, func() { l.leave(names, done) }, err
}

// leave lets those go on that wait for done, and forgets the keys that nobody
// claimed since.
func (l *line) leave(names []string, done chan struct{}) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, k := range names {
		if l.last[k] == done {
			delete(l.last, k)
		}
	}
	close(done)
}
