package people

import (
	"context"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/alexedwards/argon2id"
	"github.com/trustelem/zxcvbn/frequency"
	"golang.org/x/text/unicode/norm"

	"github.com/simde/simde/schema"
)

// params are what a hash costs: the first of the settings that OWASP's Password
// Storage Cheat Sheet gives for argon2id.
var params = &argon2id.Params{Memory: 46 << 10, Iterations: 1, Parallelism: 1, SaltLength: 16, KeyLength: 32}

// nobodysHash is compared with where nobody has a name, so that it takes as long
// as where somebody has. No password has it: it is no hash of anything.
const nobodysHash = "$argon2id$v=19$m=47104,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

// atOnce bounds how many passwords are hashed at once, each in 46 MB.
var atOnce = make(chan struct{}, 2)

// enter waits for a turn; leave gives it back.
func enter(ctx context.Context, turns chan struct{}) (leave func(), err error) {
	select {
	case turns <- struct{}{}:
		return func() { <-turns }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// hashed returns the hash of a password that is good enough, or a
// schema.WeakPassword.
func hashed(ctx context.Context, password, name string) (string, error) {
	if err := checkPassword(password, name); err != nil {
		return "", err
	}
	leave, err := enter(ctx, atOnce)
	if err != nil {
		return "", err
	}
	defer leave()
	return argon2id.CreateHash(norm.NFC.String(password), params)
}

// matches reports whether a password has a hash.
func matches(ctx context.Context, password, hash string) (bool, error) {
	if utf8.RuneCountInString(password) > maxPassword {
		password = ""
	}
	leave, err := enter(ctx, atOnce)
	if err != nil {
		return false, err
	}
	defer leave()
	return argon2id.ComparePasswordAndHash(norm.NFC.String(password), hash)
}

const maxPassword = 256 // characters

// checkPassword returns why a password is refused, or nil. Common ones are the
// passwords, names and words that zxcvbn has counted; digits and signs around one,
// the name of the account or of the program, and one piece said again and again
// make it no better.
func checkPassword(password, name string) error {
	switch n := utf8.RuneCountInString(password); {
	case n < schema.MinPassword:
		return schema.WeakPassword("short")
	case n > maxPassword:
		return schema.WeakPassword("long")
	}
	plain := schema.Fold(password)
	for _, known := range []string{schema.Fold(name), "simde"} {
		plain = strings.ReplaceAll(plain, known, "")
	}
	plain = repeated(plain)
	core := strings.TrimFunc(plain, func(r rune) bool { return !unicode.IsLetter(r) })
	if utf8.RuneCountInString(core) < leastCore && utf8.RuneCountInString(plain) < schema.MinPassword || common()[plain] || common()[core] || digits(plain) {
		return schema.WeakPassword("common")
	}
	return nil
}

// leastCore is how many characters must be left between digits and signs.
const leastCore = 4

// repeated returns the piece of which text is made, where it says it several
// times.
func repeated(text string) string {
	for n := 1; n <= len(text)/2; n++ {
		if len(text)%n == 0 && strings.Repeat(text[:n], len(text)/n) == text {
			return text[:n]
		}
	}
	return text
}

// digits reports whether text is a date or a number.
func digits(text string) bool {
	return !strings.ContainsFunc(text, unicode.IsLetter)
}

// common are the passwords, names and words that are tried first.
var common = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, list := range frequency.FrequencyLists {
		for _, p := range list {
			out[p] = true
		}
	}
	return out
})
