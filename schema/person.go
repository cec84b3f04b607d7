package schema

import "time"

// Office is what a person may do in a library. Each may do what those before it
// may.
type Office string

// The offices, from the least to the greatest.
const (
	Reader      Office = "reader"      // reads what is closed
	Contributor Office = "contributor" // offers files and values, which wait for an archivist
	Archivist   Office = "archivist"   // imports, corrects, decides, withdraws
	Admin       Office = "admin"       // people, sources, settings, erasure
)

// Offices are all offices, from the least to the greatest.
var Offices = []Office{Reader, Contributor, Archivist, Admin}

// Rank orders offices: 1 for the least, 0 for what is none.
func (o Office) Rank() int {
	for i, x := range Offices {
		if x == o {
			return i + 1
		}
	}
	return 0
}

// May reports whether who holds o may do what least may.
func (o Office) May(least Office) bool { return o.Rank() > 0 && o.Rank() >= least.Rank() }

// Least returns the smaller of two offices.
func Least(a, b Office) Office {
	if a.Rank() < b.Rank() {
		return a
	}
	return b
}

// Person is who has an account. The name signs what the person does, and is
// given to nobody else, even after they left.
type Person struct {
	Number   int // from 1; the store gives it
	Name     string
	Office   Office
	Language Lang // of the desk; "" for that of the address
	NoKeys   bool // single keys do nothing
	Made     time.Time
	Seen     time.Time // when the person last did anything; zero for never
	Left     time.Time // since when the person has no way in; zero for who has one
}

// Invitation lets one person make an account.
type Invitation struct {
	Key    string // SHA-256 of the secret in the link, in hexadecimal digits
	Office Office
	Name   string // that the account gets; "" where the person chooses it
	Note   string // of who made it, for themselves
	By     string // who made it
	Made   time.Time
	Ends   time.Time
	Again  int // the person who gets a new password by it, or 0 for a new one
}

// Session is a browser that is signed in.
type Session struct {
	Key    string // SHA-256 of the secret in the cookie
	Person int
	Agent  string // what the browser says that it is
	Begun  time.Time
	Seen   time.Time
	Ends   time.Time
	Data   []byte // as the session's keeper encodes it
}

// Token lets a program do what a person may.
type Token struct {
	Key    string // SHA-256 of the secret
	Person int
	Name   string
	Office Office // at most; that of the person where theirs is less
	Made   time.Time
	Ends   time.Time
	Used   time.Time // zero for never
}

// Attempts are the failures to sign in under one name or from one network.
type Attempts struct {
	Key      string // of what is counted
	Failures int
	Last     time.Time
}

// Denial is why somebody was not let in. It does not say whether the name or
// the password was wrong.
type Denial struct {
	Tries int           // that are left before a wait
	Wait  time.Duration // before the next try
}

// Error says what remains.
func (d *Denial) Error() string {
	if d.Wait > 0 {
		return "too many failures to sign in: wait " + d.Wait.Round(time.Second).String()
	}
	return "wrong name or password"
}

// MinPassword is the fewest characters of a password. There is no other rule on
// what it is made of (NIST SP 800-63B; OWASP ASVS 5.0, 6.2).
const MinPassword = 12

// WeakPassword is why a password is refused: "short", "long", or "common" for
// one that is tried first.
type WeakPassword string

// Error says what is wrong.
func (w WeakPassword) Error() string {
	switch w {
	case "short":
		return "the password has less than 12 characters"
	case "long":
		return "the password has more than 256 characters"
	}
	return "the password is one of those that are tried first"
}
