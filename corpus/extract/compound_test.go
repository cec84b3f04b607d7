package extract

import (
	"bytes"
	"encoding/binary"
	"maps"
	"slices"
	"strings"
	"unicode/utf16"
)

// compoundOf returns a compound file (MS-CFB) of streams by their paths,
// "storage/stream". Its siblings hang in a row, each to the right of the one
// before.
func compoundOf(streams map[string][]byte) []byte {
	const sector, mini, cutoff, free, end = 512, 64, 4096, 0xFFFFFFFF, 0xFFFFFFFE
	type entry struct {
		name               string
		kind               byte
		right, child, from uint32
		size               int
	}
	entries := []entry{{name: "Root Entry", kind: 5, right: free, child: free}}
	at := map[string]int{"": 0}
	last := map[int]int{} // by parent, the child that came last
	var add func(path string, kind byte) int
	add = func(path string, kind byte) int {
		if n, ok := at[path]; ok {
			return n
		}
		folder, name := "", path
		if i := strings.LastIndexByte(path, '/'); i >= 0 {
			folder, name = path[:i], path[i+1:]
		}
		parent := add(folder, 1)
		n := len(entries)
		at[path] = n
		entries = append(entries, entry{name: name, kind: kind, right: free, child: free})
		if before, ok := last[parent]; ok {
			entries[before].right = uint32(n)
		} else {
			entries[parent].child = uint32(n)
		}
		last[parent] = n
		return n
	}
	var body, small bytes.Buffer // sectors, small sectors
	var fat, miniFAT []uint32
	chain := func(table []uint32, n int) []uint32 {
		for i := range n {
			next := uint32(len(table) + 1)
			if i == n-1 {
				next = end
			}
			table = append(table, next)
		}
		return table
	}
	store := func(data []byte) uint32 {
		if len(data) == 0 {
			return end
		}
		from := uint32(len(fat))
		n := (len(data) + sector - 1) / sector
		body.Write(append(data[:len(data):len(data)], make([]byte, n*sector-len(data))...))
		fat = chain(fat, n)
		return from
	}
	for _, path := range slices.Sorted(maps.Keys(streams)) {
		data := streams[path]
		n := add(path, 2)
		entries[n].size = len(data)
		switch {
		case len(data) >= cutoff:
			entries[n].from = store(data)
		case len(data) == 0:
			entries[n].from = end
		default:
			entries[n].from = uint32(len(miniFAT))
			k := (len(data) + mini - 1) / mini
			small.Write(append(data[:len(data):len(data)], make([]byte, k*mini-len(data))...))
			miniFAT = chain(miniFAT, k)
		}
	}
	entries[0].from, entries[0].size = store(small.Bytes()), small.Len()
	words := func(table []uint32) []byte {
		var b []byte
		for _, w := range table {
			b = binary.LittleEndian.AppendUint32(b, w)
		}
		for len(b)%sector != 0 {
			b = binary.LittleEndian.AppendUint32(b, free)
		}
		return b
	}
	miniAt := store(words(miniFAT))
	var dir bytes.Buffer
	for _, e := range entries {
		raw := make([]byte, 128)
		units := utf16.Encode([]rune(e.name))
		for i, u := range units {
			binary.LittleEndian.PutUint16(raw[2*i:], u)
		}
		binary.LittleEndian.PutUint16(raw[64:], uint16(2*len(units)+2))
		raw[66], raw[67] = e.kind, 1
		for i, w := range []uint32{free, e.right, e.child} {
			binary.LittleEndian.PutUint32(raw[68+4*i:], w)
		}
		binary.LittleEndian.PutUint32(raw[116:], e.from)
		binary.LittleEndian.PutUint32(raw[120:], uint32(e.size))
		dir.Write(raw)
	}
	dirAt := store(dir.Bytes())
	fatSectors := 1
	for fatSectors*sector/4 < len(fat)+fatSectors {
		fatSectors++
	}
	fatAt := len(fat)
	for range fatSectors {
		fat = append(fat, 0xFFFFFFFD)
	}
	body.Write(words(fat))
	head := make([]byte, sector)
	copy(head, oleHead)
	for _, w := range []struct{ at, value int }{{24, 0x3E}, {26, 3}, {28, 0xFFFE}, {30, 9}, {32, 6}} {
		binary.LittleEndian.PutUint16(head[w.at:], uint16(w.value))
	}
	for _, w := range []struct {
		at    int
		value uint32
	}{{44, uint32(fatSectors)}, {48, dirAt}, {56, cutoff}, {60, miniAt}, {64, uint32((len(miniFAT)*4 + sector - 1) / sector)}, {68, end}} {
		binary.LittleEndian.PutUint32(head[w.at:], w.value)
	}
	for i := range 109 {
		w := uint32(free)
		if i < fatSectors {
			w = uint32(fatAt + i)
		}
		binary.LittleEndian.PutUint32(head[76+4*i:], w)
	}
	return append(head, body.Bytes()...)
}
