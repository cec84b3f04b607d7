package eval

import (
	"encoding/json"

	"github.com/simde/simde/schema"
)

// labelled is a passage with its corridors.
type labelled struct {
	ID         string
	Lang       schema.Lang
	Text       string
	File       string
	Start, End int
	Part       string
	Must, May  []string
}

// AnnotatedPassages are the passages of the real material.
func AnnotatedPassages() ([]labelled, error) {
	text, err := Annotations.ReadFile("annotations/passages.json")
	if err != nil {
		return nil, err
	}
	var file struct{ Items []labelled }
	return file.Items, json.Unmarshal(text, &file)
}
