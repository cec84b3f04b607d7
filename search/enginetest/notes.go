package enginetest

import (
	"crypto/sha256"
	"embed"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/simde/simde/schema"
)

//go:embed testdata/notes
var notes embed.FS

// notesFrom is when the first note came in; each one followed an hour later.
var notesFrom = time.Date(2025, time.January, 1, 0, 0, 0, 0, time.UTC)

// Notes returns a library of some hundred short texts in each of the three
// languages on many places, topics, years and publishers, with ordinary words
// that look like names among them: tests ask it what only a larger library
// shows. Some stand in two or three languages; some have no date or no
// publisher. Each call makes new documents.
//
// The texts lie in testdata/notes, one file a language. A note is a head of
// lines "key: value", an empty line and paragraphs; a line "---" parts notes.
func Notes(t testing.TB) []*schema.Document {
	t.Helper()
	var out []*schema.Document
	for _, l := range schema.Langs {
		text, err := notes.ReadFile("testdata/notes/" + string(l) + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		for i, block := range strings.Split(withoutComments(string(text)), "\n---\n") {
			d, err := readNote(strings.TrimSpace(block), l)
			if err != nil {
				t.Fatalf("note %d of %s: %v", i+1, l, err)
			}
			d.Imported = notesFrom.Add(time.Duration(len(out)) * time.Hour)
			out = append(out, d)
		}
	}
	return out
}

func withoutComments(s string) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		if line[0] != '#' {
			b.WriteString(line)
		}
	}
	return b.String()
}

// readNote reads the head and the text of a note.
func readNote(s string, l schema.Lang) (*schema.Document, error) {
	head, text, ok := strings.Cut(s, "\n\n")
	if !ok {
		return nil, fmt.Errorf("no empty line after the head of %.40q: %w", s, schema.ErrInvalid)
	}
	first, _, _ := strings.Cut(text, "\n\n")
	d := &schema.Document{Language: l, Abstract: first, Pages: []schema.Page{{Number: 1, Language: l, Text: text}}}
	for line := range strings.Lines(head) {
		key, value, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok {
			return nil, fmt.Errorf("line %q: %w", line, schema.ErrInvalid)
		}
		if err := setNote(d, key, strings.TrimSpace(value)); err != nil {
			return nil, fmt.Errorf("%s of %s: %w", key, d.ID, err)
		}
	}
	d.Original = schema.Original{Name: fmt.Sprintf("notes/%s/%s.md", l, d.ID), MediaType: "text/markdown", Size: int64(len(s)), Hash: schema.Hash(fmt.Sprintf("%x", sha256.Sum256([]byte(s))))}
	return d, nil
}

func setNote(d *schema.Document, key, value string) error {
	switch key {
	case "id":
		d.ID = schema.ID(value)
		d.SourceURL = "https://notes.example.org/" + value
	case "title":
		d.Title = value
	case "date":
		date, err := schema.ParseDate(value)
		d.Published = date
		return err
	case "kind":
		kind, ok := schema.ReadKind(value)
		d.Kind = kind
		return known(ok, value)
	case "publisher":
		d.Publisher = value
	case "places":
		return setPlaces(d, strings.Fields(value))
	case "corridors":
		return setCorridors(d, strings.Fields(value))
	case "topics":
		return setTopics(d, strings.Fields(value))
	default:
		return schema.ErrInvalid
	}
	return nil
}

func known(ok bool, value string) error {
	if !ok {
		return fmt.Errorf("%q is not in the vocabulary: %w", value, schema.ErrInvalid)
	}
	return nil
}

// setPlaces reads places as "MX" or, with the part they play, "MX:transit".
func setPlaces(d *schema.Document, values []string) error {
	for _, v := range values {
		code, role, named := strings.Cut(v, ":")
		if !named {
			role = string(schema.RoleLocation)
		}
		if err := known(schema.Place(code).Known(), code); err != nil {
			return err
		}
		d.Places = append(d.Places, schema.DocPlace{Place: schema.Place(code), Roles: []schema.Role{schema.Role(role)}, Mentions: 1})
	}
	return nil
}

func setCorridors(d *schema.Document, values []string) error {
	for _, v := range values {
		c, err := schema.ParseCorridor(v)
		if err != nil {
			return err
		}
		d.Corridors = append(d.Corridors, schema.DocCorridor{Corridor: c, Kind: schema.RelMigration})
	}
	return nil
}

func setTopics(d *schema.Document, values []string) error {
	for _, v := range values {
		if err := known(schema.Term(v).Known(), v); err != nil {
			return err
		}
		d.Topics = append(d.Topics, schema.DocTopic{Topic: schema.Term(v), Weight: 1 / float64(len(values))})
	}
	return nil
}
