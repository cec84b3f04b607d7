package lexicon

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
	"github.com/simde/simde/schema/table"
)

// Stock is how many people of one place were counted in another.
type Stock struct {
	Migrants float64 // who lived there in 2024
	Refugees float64 // in the year in which they were most
}

func (s *Stock) add(o Stock) {
	s.Migrants += o.Migrants
	s.Refugees += o.Refugees
}

// Stocks are the counts between all places by their index in the lexicon; those
// of a region are the sums of its members.
type Stocks struct {
	places   int
	pairs    []Stock   // by home, then by host
	from, to []float64 // all migrants of a place, and all in it
	index    map[schema.Place]int32
}

func newStocks(places int, index map[schema.Place]int32) Stocks {
	return Stocks{places, make([]Stock, places*places), make([]float64, places), make([]float64, places), index}
}

// Of returns what was counted of the people of home in host.
func (s Stocks) Of(home, host int32) Stock { return s.pairs[int(home)*s.places+int(host)] }

// Most returns how many people are known to live in the destination of a
// corridor or to have been refugees there, whichever is more; where an end is
// open, all migrants of the other.
func (s Stocks) Most(c schema.Corridor) float64 {
	home, fromHome := s.index[c.Origin]
	host, inHost := s.index[c.Destination]
	switch {
	case fromHome && inHost:
		n := s.Of(home, host)
		return max(n.Migrants, n.Refugees)
	case fromHome && c.Destination == "":
		return s.from[home]
	case inHost && c.Origin == "":
		return s.to[host]
	}
	return 0
}

// Counts reports whether anybody of a place, or in it, was counted.
func (s Stocks) Counts(place int32) bool { return s.from[place] > 0 || s.to[place] > 0 }

// Shares returns which part of the migrants of home, and which part of those in
// host, the people of the one in the other are.
func (s Stocks) Shares(home, host int32) (ofHome, ofHost float64) {
	n := s.Of(home, host).Migrants
	return n / (1 + s.from[home]), n / (1 + s.to[host])
}

// add adds a count of two countries to it and to the regions around both.
func (s Stocks) add(homes, hosts []int32, n Stock) {
	for _, home := range homes {
		s.from[home] += n.Migrants
		for _, host := range hosts {
			s.pairs[int(home)*s.places+int(host)].add(n)
		}
	}
	for _, host := range hosts {
		s.to[host] += n.Migrants
	}
}

// readStocks reads how many people of each country live in each other.
func readStocks(places []schema.Place) Stocks {
	index := map[schema.Place]int32{}
	for i, p := range places {
		index[p] = int32(i)
	}
	around := map[schema.Place][]int32{} // a country and the regions that it lies in
	for i, p := range places {
		around[p] = []int32{int32(i)}
		for _, region := range p.Within() {
			if j, ok := index[region]; ok && region != p {
				around[p] = append(around[p], j)
			}
		}
	}
	s := newStocks(len(places), index)
	for f := range table.Rows(Files, "stocks.tsv", 2) {
		for cell := range strings.FieldsSeq(f[1]) {
			host, n := readStock(cell)
			s.add(around[schema.Place(f[0])], around[host], n)
		}
	}
	return s
}

// readStock reads a cell of the table: host, migrants and refugees, both as
// decimal logarithms of one more.
func readStock(cell string) (schema.Place, Stock) {
	f := strings.Split(cell, ":")
	if len(f) != 3 {
		panic(fmt.Sprintf("describe: stocks.tsv: %q", cell))
	}
	var n [2]float64
	for i, s := range f[1:] {
		x, err := strconv.ParseFloat(s, 64)
		if err != nil {
			panic(fmt.Sprintf("describe: stocks.tsv: %q: %v", cell, err))
		}
		n[i] = math.Pow(10, x) - 1
	}
	return schema.Place(f[0]), Stock{n[0], n[1]}
}
