package archive

import (
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMbox(t *testing.T) {
	const mark = "From ana@example.org Thu Mar  5 10:11:12 2026\n"
	long := strings.Repeat("x", 200_000)
	for name, c := range map[string]struct {
		data string
		want []string
	}{
		"inbox":      {mark + "Subject: a\n\none\n>From here on\n>>From two\nFrom there\n\nFrom - Mon Jan 12 1:02:03 +0100 2026\r\nSubject: b\r\n\r\ntwo", []string{"00001.eml Subject: a\n\none\nFrom", "00002.eml Subject: b\r\n\r\ntwo"}},
		"one.mbox":   {mark + "Subject: a\n\n" + long + "\n\n" + mark + "Subject: b\n", []string{"00001.eml Subject: a\n\nxxxxxxxx", "00002.eml Subject: b\n"}},
		"in.zip":     {zipOf(t, "old.mbox", mark+"X: a\n\n1", "no.mbox", "From Mexico to the North\n"), []string{"old.mbox/00001.eml X: a\n\n1", "no.mbox From Mexico to the N"}},
		"empty.mbox": {mark + "X: a\n\n" + mark, []string{"00001.eml X: a\n\n", "00002.eml "}},
	} {
		if diff := cmp.Diff(c.want, told(t, c.data, name)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	for text, want := range map[string]bool{mark + "Subject: a\n": true, mark + "no head": false, "From Mexico to Spain in 2019\nTo: x\n": false, "From: a\n": false} {
		if isMbox([]byte(text)) != want {
			t.Errorf("isMbox(%q) = %v", text, !want)
		}
	}
}

// TestMboxQuoted holds that a message is given as it was sent.
func TestMboxQuoted(t *testing.T) {
	data := "From a Thu Mar  5 10:11:12 2026\nX: a\n\n>From one\n>>From two\n> From three\n" + strings.Repeat("y", 70_000) + ">From four\n"
	var got string
	Walk(t.Context(), strings.NewReader(data), int64(len(data)), "a.mbox", func(string) bool { return false }, func(f File) bool {
		rc, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(rc)
		got = string(b)
		return err == nil
	})
	want := "X: a\n\nFrom one\n>From two\n> From three\n" + strings.Repeat("y", 70_000) + ">From four\n"
	if got != want {
		t.Errorf("got %.60q, %d bytes, want %d", got, len(got), len(want))
	}
}

// TestMboxBounded holds that an mbox of more messages than are allowed is refused.
func TestMboxBounded(t *testing.T) {
	data := strings.Repeat("From a Thu Mar  5 10:11:12 2026\nX: a\n\n", maxFiles+1)
	if got := told(t, data, "a.mbox"); len(got) != 1 || got[0] != " !unsafe-archive" {
		t.Errorf("%d files, the first %q, want it refused", len(got), got[0])
	}
}
