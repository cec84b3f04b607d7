// Package locale holds what the site says, in catalogues for each language.
package locale

import (
	"embed"
	"fmt"
	"io/fs"

	"github.com/BurntSushi/toml"
)

// Files are the catalogues by their names: SUBJECT.LANGUAGE.toml. What every
// page may say is in active, what the desk says in others.
//
//go:embed *.toml
var Files embed.FS

// Messages returns all that is said in a language: texts, and tables of the
// forms of a plural. A key that two catalogues have is an error.
func Messages(lang string) (map[string]any, error) {
	names, err := fs.Glob(Files, "*."+lang+".toml")
	if err != nil {
		return nil, err
	}
	out := map[string]any{}
	for _, name := range names {
		b, err := Files.ReadFile(name)
		if err != nil {
			return nil, err
		}
		one := map[string]any{}
		if err := toml.Unmarshal(b, &one); err != nil {
			return nil, fmt.Errorf("catalogue %s: %w", name, err)
		}
		for key, m := range one {
			if out[key] != nil {
				return nil, fmt.Errorf("catalogue %s: %q stands in another one too", name, key)
			}
			out[key] = m
		}
	}
	return out, nil
}
