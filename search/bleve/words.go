package bleve

import (
	"errors"
	"slices"
	"strings"

	index "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
	"github.com/blevesearch/vellum/levenshtein"

	"github.com/simde/simde/search/plan"
)

// WordsWithPrefix returns the words of a field that begin with prefix, the
// commonest n of them.
func (v *view) WordsWithPrefix(field, prefix string, n int) []plan.Known {
	if n == 0 {
		return nil
	}
	dict, err := v.snapshot.FieldDictPrefix(field, []byte(prefix))
	if err != nil {
		v.unread(err)
		return nil
	}
	return v.held(field, plan.Commonest(v.readWords(dict, scanned), n))
}

// scanned bounds the words of a dictionary that one request may look at.
const scanned = 20_000

// WordsLike returns the words of a field that like may be meant to be, the
// likeliest n of them.
func (v *view) WordsLike(field, like string, n int) []plan.Known {
	if n == 0 {
		return nil
	}
	dict, err := v.snapshot.FieldDictFuzzy(field, like, plan.Edits(like), plan.FirstLetter(like))
	if errors.Is(err, levenshtein.ErrTooManyStates) {
		return nil // too long a word to have another like it
	}
	if err != nil {
		v.unread(err)
		return nil
	}
	return v.held(field, plan.Likeliest(like, v.readWords(dict, scanned), n))
}

// readWords reads at most n words.
func (v *view) readWords(dict index.FieldDict, n int) []plan.Known {
	var out []plan.Known
	for len(out) < n {
		e, err := dict.Next()
		if err != nil {
			v.unread(err)
		}
		if err != nil || e == nil {
			break
		}
		out = append(out, plan.Known{Text: strings.Clone(e.Term), Docs: int(e.Count), Likeness: 1})
	}
	if err := dict.Close(); err != nil {
		v.unread(err)
	}
	return out
}

// held leaves out words that no document has any more: a dictionary keeps those
// of documents that were taken out until its segment is merged.
func (v *view) held(field string, words []plan.Known) []plan.Known {
	return slices.DeleteFunc(words, func(w plan.Known) bool {
		return !slices.ContainsFunc(v.segs, func(s *segView) bool {
			dict, err := s.seg.Dictionary(field)
			if err == nil {
				var p segment.PostingsList
				if p, err = dict.PostingsList([]byte(w.Text), s.deleted, nil); err == nil {
					return p.Count() > 0
				}
			}
			v.unread(err)
			return false
		})
	})
}

// Documents returns how many documents there are.
func (v *view) Documents() int { return v.docs }
