package bleve

import "testing"

// TestKeptIsBounded tests that the oldest of what is kept is forgotten.
func TestKeptIsBounded(t *testing.T) {
	var k kept[string, *phraseHits]
	has := func(key string) bool { _, ok := k.get(key); return ok }
	h := &phraseHits{pages: make([]onePage, 100), slots: make([]int32, 100)}
	for _, key := range []string{"a", "b", "c", "d", "e"} {
		k.put(key, h, 1)
	}
	if has("a") || !has("e") || k.held > keptLeast || len(k.order) != len(k.hits) {
		t.Errorf("%d numbers are kept of %d phrases, %v", k.held, len(k.hits), k.order)
	}
	k.put("large", &phraseHits{pages: make([]onePage, 2*keptLeast)}, 1)
	if has("large") || !has("e") {
		t.Error("one phrase takes the place of all")
	}
}
