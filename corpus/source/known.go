package source

import (
	"fmt"
	"strings"

	"github.com/simde/simde/schema"
)

// knownOf reads the cells of a row by the terms of their columns.
func knownOf(row, columns []string) (k schema.Known, file string, err error) {
	for i, c := range columns {
		values := split(row[i])
		if len(values) == 0 {
			continue
		}
		whole := strings.Join(values, "; ")
		switch c {
		case "file":
			file = strings.ReplaceAll(values[0], `\`, "/")
		case "identifier":
			k.Identifiers = append(k.Identifiers, values...)
		case "title":
			k.Title = strings.TrimSpace(row[i]) // a title may hold the separator
		case "description":
			k.Abstract = strings.TrimSpace(row[i])
		case "creator":
			k.Creators = append(k.Creators, values...)
		case "publisher":
			k.Publisher = whole
		case "date":
			if k.Published, err = date(values[0]); err != nil {
				return k, file, err
			}
		case "language":
			if k.Language, err = language(values[0]); err != nil {
				return k, file, err
			}
		case "type":
			k.Kind = values[0]
		case "subject":
			k.Subjects = append(k.Subjects, values...)
		case "spatial":
			k.Spatial = append(k.Spatial, values...)
		case "source":
			k.SourceURL = values[0]
		case "rights":
			k.Rights = whole
		case "corridor":
			k.Corridors = append(k.Corridors, values...)
		}
	}
	return k, file, nil
}

// split parts repeated values.
func split(cell string) []string {
	var out []string
	for v := range strings.SplitSeq(cell, "|") {
		if v = strings.Join(strings.Fields(v), " "); v != "" {
			out = append(out, v)
		}
	}
	return out
}

// date reads a date, of which a time of day is left out.
func date(s string) (schema.Date, error) {
	if len(s) > 10 && (s[10] == 'T' || s[10] == ' ') {
		s = s[:10]
	}
	return schema.ParseDate(s)
}

// languageNames are the names of languages in the three languages, folded.
var languageNames = map[string]schema.Lang{
	"spanish": "es", "espanol": "es", "espagnol": "es", "castellano": "es", "spa": "es",
	"english": "en", "ingles": "en", "anglais": "en", "eng": "en",
	"french": "fr", "frances": "fr", "francais": "fr", "fra": "fr", "fre": "fr",
	"portuguese": "pt", "portugues": "pt", "portugais": "pt", "por": "pt",
}

// language reads a code or a name of a language: of "English, French" the
// first, of "es-MX" the main part.
func language(s string) (schema.Lang, error) {
	s, _, _ = strings.Cut(s, ",")
	s, _, _ = strings.Cut(schema.Fold(strings.TrimSpace(s)), "-")
	if l, ok := languageNames[s]; ok {
		return l, nil
	}
	if len(s) != 2 || s[0] < 'a' || s[0] > 'z' || s[1] < 'a' || s[1] > 'z' {
		return "", fmt.Errorf("language %q: want a code of two letters, such as \"es\": %w", s, schema.ErrInvalid)
	}
	return schema.Lang(s), nil
}
