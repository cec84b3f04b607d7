package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"

	"github.com/simde/simde/corpus"
	"github.com/simde/simde/schema"
)

// hashOf reads an item and returns its hash.
func hashOf(it corpus.Item) (schema.Hash, error) {
	r, err := it.Open()
	if err != nil {
		return "", err
	}
	sum := sha256.New()
	_, err = io.Copy(sum, r)
	if err = errors.Join(err, r.Close()); err != nil {
		return "", err
	}
	return schema.Hash(hex.EncodeToString(sum.Sum(nil))), nil
}
