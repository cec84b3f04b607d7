package kin

import (
	"slices"

	"github.com/simde/simde/schema"
)

// A key is 56 bits of a hash below its kind.
type keyKind int64

const (
	bandKey    keyKind = iota + 1 // some of the sketch of a copy
	tellingKey                    // a trait that tells the document from others
	workKey                       // a work to which a catalogue says that it belongs
)

const keyBits = 56

func key(kind keyKind, hash uint64) int64 { return int64(kind)<<keyBits | int64(hash&(1<<keyBits-1)) }

func kindOf(key int64) keyKind { return keyKind(key >> keyBits) }

// How many hashes of the sketch make a key, how many of the heaviest traits
// are keys, and how many of those two documents must share to be compared.
const (
	bandSize   = 4
	telling    = 24
	leastCause = 2
)

// keysOf lists the keys of a document.
func keysOf(d *schema.Document, p portrait) []int64 {
	out := []int64{key(workKey, hashOf(string(d.ID)))}
	if d.Work != "" {
		out = append(out, key(workKey, hashOf(string(d.Work))))
	}
	for i := 0; i+bandSize <= len(p.words); i += bandSize {
		h := uint64(i)
		for _, x := range p.words[i : i+bandSize] {
			h = mix([]uint64{h, uint64(x)})
		}
		out = append(out, key(bandKey, h))
	}
	heavy := slices.SortedFunc(slices.Values(p.traits), heavier)
	for _, t := range heavy[:min(telling, len(heavy))] {
		out = append(out, key(tellingKey, uint64(t.key)))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Worth reports whether two documents that share these keys are worth
// comparing.
func (*Reader) Worth(shared []int64) bool {
	n := 0
	for _, k := range shared {
		if kindOf(k) != tellingKey {
			return true
		}
		n++
	}
	return n >= leastCause
}

func sharesWork(a, b []int64) bool {
	return slices.ContainsFunc(a, func(k int64) bool { return kindOf(k) == workKey && slices.Contains(b, k) })
}
