package people

import (
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/simde/simde/corpus/sqlite"
	"github.com/simde/simde/schema"
)

const good = "tres tristes tigres"

// house is a House of its own, whose clock the test moves.
func house(t *testing.T) (*House, *time.Time) {
	t.Helper()
	s, err := sqlite.Open(t.Context(), t.TempDir()+"/c.db")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	h := New(s)
	now := time.Now()
	h.now = func() time.Time { return now }
	return h, &now
}

func join(t *testing.T, h *House, name string, o schema.Office) schema.Person {
	t.Helper()
	link, err := h.Invite(t.Context(), schema.Invitation{Office: o}, time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	p, err := h.Accept(t.Context(), link, schema.Person{Name: name}, good)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestJoin holds that an invitation serves once, and that what is refused uses
// nothing up.
func TestJoin(t *testing.T) {
	h, _ := house(t)
	link, err := h.Invite(t.Context(), schema.Invitation{Office: schema.Archivist, By: "ana"}, time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	var weak schema.WeakPassword
	if _, err := h.Accept(t.Context(), link, schema.Person{Name: "bo"}, "short"); !errors.As(err, &weak) || weak != "short" {
		t.Errorf("a short password: %v", err)
	}
	for _, name := range []string{"", "  ", "12", "a\u202eb", "a\nb", strings.Repeat("a", 61), "a\xff"} {
		if _, err := h.Accept(t.Context(), link, schema.Person{Name: name}, good); !errors.Is(err, schema.ErrInvalid) {
			t.Errorf("the name %q: %v, want ErrInvalid", name, err)
		}
	}
	p, err := h.Accept(t.Context(), link, schema.Person{Name: " Bo Cruz "}, good)
	if err != nil || p.Name != "Bo Cruz" || p.Office != schema.Archivist {
		t.Errorf("joined: %+v, %v", p, err)
	}
	if _, err := h.Accept(t.Context(), link, schema.Person{Name: "cy"}, good); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("the link again: %v", err)
	}
	if _, err := h.Invite(t.Context(), schema.Invitation{Office: schema.Reader, Name: "BO CRUZ"}, time.Hour); !errors.Is(err, schema.ErrConflict) {
		t.Errorf("a name that is taken: %v", err)
	}
	if _, err := h.Invite(t.Context(), schema.Invitation{Office: "king"}, time.Hour); !errors.Is(err, schema.ErrInvalid) {
		t.Errorf("an office that is none: %v", err)
	}
	if _, err := h.SignIn(t.Context(), "bo cruz", good, ""); err != nil {
		t.Errorf("sign in: %v", err)
	}
}

// TestSlow holds that failures are counted by name and by network, that they
// make the next try wait, and that nothing tells a name that there is from one
// that there is not.
func TestSlow(t *testing.T) {
	h, now := house(t)
	join(t, h, "ana", schema.Admin)
	for _, name := range []string{"ana", "nobody"} {
		for left := triesOfName - 1; left > 0; left-- {
			var d *schema.Denial
			if _, err := h.SignIn(t.Context(), name, "wrong", "192.0.2.0/24"); !errors.As(err, &d) || d.Tries != left || d.Wait != 0 {
				t.Errorf("%s, %d left: %+v, %v", name, left, d, err)
			}
		}
		var d *schema.Denial
		if _, err := h.SignIn(t.Context(), name, "wrong", "192.0.2.0/24"); !errors.As(err, &d) || d.Wait != firstWait {
			t.Errorf("%s, none left: %+v, %v", name, d, err)
		}
	}
	var d *schema.Denial
	if _, err := h.SignIn(t.Context(), "ana", good, ""); !errors.As(err, &d) || d.Wait == 0 {
		t.Errorf("the right password before the wait is over: %v", err)
	}
	*now = now.Add(firstWait + time.Second)
	if _, err := h.SignIn(t.Context(), "ana", "wrong", ""); !errors.As(err, &d) || d.Wait != 2*firstWait {
		t.Errorf("the sixth failure: %+v, %v", d, err)
	}
	*now = now.Add(2*firstWait + time.Second)
	if _, err := h.SignIn(t.Context(), "ana", good, ""); err != nil {
		t.Errorf("the right password after the wait: %v", err)
	}
	if _, err := h.SignIn(t.Context(), "ana", "wrong", ""); !errors.As(err, &d) || d.Tries != triesOfName-1 {
		t.Errorf("the count does not begin anew: %+v, %v", d, err)
	}
	for range triesOfNetwork {
		_, err := h.SignIn(t.Context(), anyName(), "wrong", "198.51.100.0/24")
		if !errors.As(err, &d) {
			t.Fatal(err)
		}
	}
	if _, err := h.SignIn(t.Context(), "ana", good, "198.51.100.0/24"); !errors.As(err, &d) || d.Wait == 0 {
		t.Errorf("a network that has tried many names: %v", err)
	}
}

// TestAtOnce holds that guesses that are sent at once count as those that are
// sent one by one.
func TestAtOnce(t *testing.T) {
	h, _ := house(t)
	join(t, h, "ana", schema.Admin)
	var tries sync.WaitGroup
	for range 4 * triesOfName {
		tries.Go(func() {
			if _, err := h.SignIn(t.Context(), "ana", "wrong", ""); !errors.As(err, new(*schema.Denial)) {
				t.Error(err)
			}
		})
	}
	tries.Wait()
	if a, err := h.Attempts(t.Context(), "name "+KeyOf("ana")); err != nil || a.Failures != triesOfName {
		t.Errorf("%d failures are counted, want %d, and then a wait; %v", a.Failures, triesOfName, err)
	}
}

// TestTokens holds that a token lets do what it and its person both may.
func TestTokens(t *testing.T) {
	h, now := house(t)
	ana, bo := join(t, h, "ana", schema.Admin), join(t, h, "bo", schema.Archivist)
	if _, err := h.NewToken(t.Context(), bo, "too much", schema.Admin, time.Hour); !errors.Is(err, schema.ErrInvalid) {
		t.Errorf("more than the person may: %v", err)
	}
	token, err := h.NewToken(t.Context(), bo, "export", schema.Archivist, time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range []schema.Office{schema.Archivist, schema.Reader} {
		if err := h.SetOffice(t.Context(), bo.Number, o); err != nil {
			t.Fatal(err)
		}
		if p, err := h.Holder(t.Context(), token); err != nil || p.Name != "bo" || p.Office != o {
			t.Errorf("holder: %+v, %v", p, err)
		}
	}
	var d *schema.Denial
	if _, err := h.Holder(t.Context(), token+"x"); !errors.As(err, &d) {
		t.Errorf("no token: %v", err)
	}
	for range maxTokens {
		if _, err := h.NewToken(t.Context(), ana, anyName(), schema.Reader, time.Hour); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := h.NewToken(t.Context(), ana, "one more", schema.Reader, time.Hour); !errors.Is(err, schema.ErrInvalid) {
		t.Errorf("one more: %v", err)
	}
	if err := h.SetLeft(t.Context(), bo.Number, *now); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Holder(t.Context(), token); !errors.As(err, &d) {
		t.Errorf("of who has left: %v", err)
	}
}

func anyName() string {
	text, _ := secret("t")
	return text
}

// TestVisit holds that a session ends when it is not used, and with its person.
func TestVisit(t *testing.T) {
	h, now := house(t)
	ana := join(t, h, "ana", schema.Admin)
	x := schema.Session{Key: "1", Person: ana.Number, Begun: *now, Seen: *now, Ends: now.Add(SessionTime)}
	if err := h.AddSession(t.Context(), x); err != nil {
		t.Fatal(err)
	}
	*now = now.Add(time.Hour)
	if p, err := h.Visit(t.Context(), x); err != nil || p.Seen.IsZero() {
		t.Errorf("visit: %+v, %v", p, err)
	}
	x, err := h.Session(t.Context(), "1")
	if err != nil || now.Sub(x.Seen) > time.Second {
		t.Errorf("seen %v, %v", x.Seen, err)
	}
	*now = now.Add(IdleTime + time.Minute)
	if _, err := h.Visit(t.Context(), x); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("after so long: %v", err)
	}
	if _, err := h.Session(t.Context(), "1"); !errors.Is(err, schema.ErrNotFound) {
		t.Errorf("it is still there: %v", err)
	}
}

func TestChangePassword(t *testing.T) {
	h, _ := house(t)
	ana := join(t, h, "ana", schema.Admin)
	var d *schema.Denial
	if err := h.ChangePassword(t.Context(), ana, "wrong", good+"!", "", ""); !errors.As(err, &d) {
		t.Errorf("by a wrong one: %v", err)
	}
	if err := h.ChangePassword(t.Context(), ana, good, "otra frase más larga", "", ""); err != nil {
		t.Error(err)
	}
	if _, err := h.SignIn(t.Context(), "ana", "otra frase ma\u0301s larga", ""); err != nil {
		t.Errorf("the same letters in another form: %v", err)
	}
}

func TestPasswords(t *testing.T) {
	for password, want := range map[string]schema.WeakPassword{
		"": "short", "elevenchars": "short", strings.Repeat("aé", 129): "long",
		"password1234": "common", "!!!password!!!": "common", "aaaaaaaaaaaa": "common", "abcabcabcabc": "common", "qwertyqwerty": "common",
		"123456789012": "common", "2026-11-30 12:00": "common", "documentation": "common", "simde simde simde": "common", "Anasimde2026": "common",
		"el gato duerme":        "",
		"correct horse battery": "",
		"contraseña de la mesa": "",
		"移民和发展信息系统的档案员":         "",
	} {
		var got schema.WeakPassword
		if err := checkPassword(password, "Ana"); err != nil && !errors.As(err, &got) {
			t.Errorf("%q: %v", password, err)
		}
		if got != want {
			t.Errorf("%q: %q, want %q", password, got, want)
		}
	}
}
