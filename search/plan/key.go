package plan

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/search/word"
)

// exactKeys are what a person may type to get exactly this document.
func exactKeys(d *schema.Document) []string {
	keys := []string{keyID + string(d.ID)}
	for _, id := range d.Identifiers {
		keys = append(keys, keyIdentifier+exactText(id))
	}
	if t := exactText(d.Title); t != "" && len(t) < 500 {
		keys = append(keys, keyTitle+t)
	}
	for _, name := range fileNames(d.Original.Name) {
		keys = append(keys, keyFile+name)
	}
	for _, p := range d.Parts {
		for _, name := range fileNames(p.Original.Name) {
			if !slices.Contains(keys, keyFile+name) {
				keys = append(keys, keyFile+name)
			}
		}
	}
	if u := exactAddress(d.SourceURL); u != "" {
		keys = append(keys, keySource+u)
	}
	return keys
}

// fileNames are the names by which the file of a document is asked for: the
// last part of its path with and without its ending.
func fileNames(path string) []string {
	base := path[strings.LastIndexAny(path, `/\`)+1:]
	var out []string
	for _, name := range []string{base, strings.TrimSuffix(base, filepath.Ext(base))} {
		if t := exactText(name); t != "" && len(t) < 500 && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}

// exactAddress writes an address without what people leave out of it.
func exactAddress(s string) string {
	scheme, rest, ok := strings.Cut(strings.TrimSpace(s), "://")
	if !ok || strings.Contains(scheme, "/") {
		rest = s
	}
	rest, _, _ = strings.Cut(rest, "#")
	rest = strings.TrimSuffix(strings.TrimPrefix(rest, "www."), "/")
	if len(rest) > 500 || !strings.Contains(rest, ".") || strings.ContainsAny(rest, " \t") {
		return ""
	}
	return strings.ToLower(rest)
}

// The prefixes of exact keys.
const (
	keyID         = "d:"
	keyIdentifier = "i:"
	keyTitle      = "t:"
	keyFile       = "f:" // the name of the file
	keySource     = "u:" // the address of the source
)

func exactText(s string) string { return strings.Join(word.Forms(s), " ") }
