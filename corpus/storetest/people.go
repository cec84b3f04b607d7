package storetest

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// soon is when what these tests store ends, to the millisecond.
func soon() time.Time { return time.Now().Add(time.Hour).UTC().Truncate(time.Millisecond) }

// join makes an account.
func join(t *testing.T, s corpus.Store, name string, o schema.Office) schema.Person {
	t.Helper()
	must(t, s.PutInvitation(t.Context(), schema.Invitation{Key: "for " + name, Office: o, By: "ana", Made: at(1), Ends: soon()}))
	p, err := s.Join(t.Context(), "for "+name, schema.Person{Name: name, Made: at(2), Language: "es"}, "hash of "+name)
	must(t, err)
	return p
}

func keepsPeople(t *testing.T, s corpus.Store) {
	late := schema.Invitation{Key: "late", Office: schema.Reader, Name: "bo", Note: "a note", By: "ana", Made: at(1), Ends: soon().Add(time.Hour)}
	must(t, s.PutInvitation(t.Context(), late))
	must(t, s.PutInvitation(t.Context(), schema.Invitation{Key: "over", Office: schema.Admin, Made: at(1), Ends: at(2)}))
	if got, err := s.Invitations(t.Context()); err != nil || !cmp.Equal(got, []schema.Invitation{late}) {
		t.Errorf("invitations: %v, %v", got, err)
	}
	ana := join(t, s, "Ana Núñez", schema.Admin)
	if want := (schema.Person{Number: 1, Name: "Ana Núñez", Office: schema.Admin, Language: "es", Made: at(2)}); !cmp.Equal(ana, want) {
		t.Errorf("joined (-want +got):\n%s", cmp.Diff(want, ana))
	}
	for key, want := range map[string]error{"for Ana Núñez": schema.ErrNotFound, "over": schema.ErrNotFound, "late": schema.ErrConflict} {
		if _, err := s.Join(t.Context(), key, schema.Person{Name: "ana nunez"}, "x"); !errors.Is(err, want) {
			t.Errorf("join by %q: %v, want %v", key, err, want)
		}
	}
	got, password, err := s.PersonNamed(t.Context(), "ANA NUNEZ")
	if err != nil || got.Number != 1 || password != "hash of Ana Núñez" {
		t.Errorf("named: %v, %q, %v", got, password, err)
	}
	if _, _, err := s.PersonNamed(t.Context(), "nobody"); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("nobody: %v", err)
	}
	refusesToLoseAdmins(t, s, ana)
	must(t, s.DropInvitation(t.Context(), "late"))
	if err := s.DropInvitation(t.Context(), "late"); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("an invitation that is gone: %v", err)
	}
}

func refusesToLoseAdmins(t *testing.T, s corpus.Store, ana schema.Person) {
	t.Helper()
	if err := s.SetOffice(t.Context(), 1, schema.Archivist); !errors.Is(err, schema.ErrInvalid) {
		t.Errorf("the last admin: %v, want ErrInvalid", err)
	}
	if err := s.SetLeft(t.Context(), 1, at(9)); !errors.Is(err, schema.ErrInvalid) {
		t.Errorf("the last admin leaves: %v, want ErrInvalid", err)
	}
	bo := join(t, s, "bo", schema.Admin)
	ana.Office, ana.NoKeys, ana.Seen, ana.Language = schema.Archivist, true, at(8), "fr"
	must(t, s.SetOffice(t.Context(), 1, ana.Office))
	must(t, s.SetSettings(t.Context(), 1, ana.Language, ana.NoKeys))
	must(t, s.NoteSeen(t.Context(), 1, ana.Seen))
	if err := s.SetOffice(t.Context(), 99, schema.Reader); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("nobody: %v", err)
	}
	all, err := s.People(t.Context())
	must(t, err)
	if d := cmp.Diff([]schema.Person{ana, bo}, all); d != "" {
		t.Errorf("people (-want +got):\n%s", d)
	}
	one, err := s.Person(t.Context(), 2)
	if err != nil || !cmp.Equal(one, bo) {
		t.Errorf("person 2: %v, %v", one, err)
	}
	if _, err := s.Person(t.Context(), 3); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("person 3: %v", err)
	}
}

func keepsSessions(t *testing.T, s corpus.Store) {
	ana, bo := join(t, s, "ana", schema.Admin), join(t, s, "bo", schema.Reader)
	one := schema.Session{Key: "1", Person: ana.Number, Agent: "a browser", Begun: at(1), Seen: at(2), Ends: soon(), Data: []byte{0, 1}}
	two := schema.Session{Key: "2", Person: ana.Number, Begun: at(1), Seen: at(3), Ends: soon(), Data: []byte{9}}
	three := schema.Session{Key: "3", Person: bo.Number, Begun: at(1), Seen: at(4), Ends: soon(), Data: []byte{9}}
	for _, x := range []schema.Session{one, two, three, {Key: "over", Person: 1, Ends: at(5)}} {
		must(t, s.AddSession(t.Context(), x))
	}
	list := func(person int, want ...schema.Session) {
		t.Helper()
		got, err := s.Sessions(t.Context(), person)
		must(t, err)
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("sessions of %d (-want +got):\n%s", person, d)
		}
	}
	one.Seen = at(9)
	must(t, s.KeepSession(t.Context(), one))
	list(ana.Number, one, two)
	list(0, one, three, two)
	if _, err := s.Session(t.Context(), "over"); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("a session that has ended: %v", err)
	}
	must(t, s.SetPassword(t.Context(), ana.Number, "another", "1"))
	list(ana.Number, one)
	must(t, s.DropSession(t.Context(), "1"))
	must(t, s.DropSession(t.Context(), "1"))
	if err := s.KeepSession(t.Context(), one); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("a session that was ended is kept: %v", err)
	}
	must(t, s.SetLeft(t.Context(), bo.Number, at(10)))
	list(0)
	must(t, s.PutInvitation(t.Context(), schema.Invitation{Key: "again", Ends: soon(), Again: ana.Number}))
	must(t, s.AddSession(t.Context(), two))
	if p, err := s.Join(t.Context(), "again", schema.Person{Name: "anything"}, "a third"); err != nil || p.Number != ana.Number || p.Name != "ana" {
		t.Errorf("a new password: %v, %v", p, err)
	}
	if _, password, err := s.PersonNamed(t.Context(), "ana"); err != nil || password != "a third" {
		t.Errorf("password %q, %v", password, err)
	}
	list(0)
}

func keepsTokens(t *testing.T, s corpus.Store) {
	ana, bo := join(t, s, "ana", schema.Admin), join(t, s, "bo", schema.Reader)
	one := schema.Token{Key: "1", Person: ana.Number, Name: "export", Office: schema.Reader, Made: at(1), Ends: soon()}
	two := schema.Token{Key: "2", Person: bo.Number, Name: "export", Office: schema.Reader, Made: at(2), Ends: soon()}
	for _, x := range []schema.Token{one, two, {Key: "over", Person: ana.Number, Name: "old", Made: at(1), Ends: at(2)}} {
		must(t, s.AddToken(t.Context(), x))
	}
	if err := s.AddToken(t.Context(), schema.Token{Key: "3", Person: ana.Number, Name: "export"}); !errors.Is(err, schema.ErrConflict) {
		t.Errorf("the same name again: %v, want ErrConflict", err)
	}
	one.Used = at(7)
	must(t, s.NoteUsed(t.Context(), "1", one.Used))
	must(t, s.NoteUsed(t.Context(), "gone", one.Used))
	if got, err := s.Token(t.Context(), "1"); err != nil || !cmp.Equal(got, one) {
		t.Errorf("token: %v, %v", got, err)
	}
	if _, err := s.Token(t.Context(), "over"); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("a token that has ended: %v", err)
	}
	all, err := s.Tokens(t.Context(), 0)
	if must(t, err); !cmp.Equal(all, []schema.Token{one, two}) {
		t.Errorf("tokens: %v", all)
	}
	must(t, s.SetLeft(t.Context(), bo.Number, at(9)))
	must(t, s.DropToken(t.Context(), "1"))
	if all, err := s.Tokens(t.Context(), 0); err != nil || len(all) != 0 {
		t.Errorf("tokens are left: %v, %v", all, err)
	}
}

func countsFailures(t *testing.T, s corpus.Store) {
	if a, err := s.Attempts(t.Context(), "ana"); err != nil || a.Failures != 0 {
		t.Errorf("before the first: %v, %v", a, err)
	}
	for _, a := range []schema.Attempts{{Key: "ana", Failures: 1, Last: at(1)}, {Key: "ana", Failures: 2, Last: soon()}, {Key: "bo", Failures: 1, Last: at(2)}, {Key: "cy", Failures: 1, Last: soon()}, {Key: "cy"}} {
		must(t, s.PutAttempts(t.Context(), a))
	}
	must(t, s.ForgetPeople(t.Context()))
	for key, want := range map[string]int{"ana": 2, "bo": 0, "cy": 0} {
		if a, err := s.Attempts(t.Context(), key); err != nil || a.Failures != want {
			t.Errorf("%s: %v, %v, want %d failures", key, a, err, want)
		}
	}
}
