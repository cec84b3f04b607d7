package candidate

import "github.com/simde/simde/corpus/describe/corridor"

// findings are those of a sentence by their ends.
type findings struct {
	pairs map[[2]int32]float64 // by home and host: the chance of the surest
	homes map[int32]surest     // by host: the surest homes
	hosts map[int32]surest     // by home: the surest hosts
}

// surest are the two surest partners of a place, and their chances.
type surest struct {
	places  [2]int32
	chances [2]float64
}

// with returns the two surest with one more.
func (s surest) with(place int32, chance float64) surest {
	switch {
	case place == s.places[0] && s.chances[0] > 0:
		s.chances[0] = max(s.chances[0], chance)
	case chance > s.chances[0]:
		return surest{[2]int32{place, s.places[0]}, [2]float64{chance, s.chances[0]}}
	case chance > s.chances[1]:
		s.places[1], s.chances[1] = place, chance
	}
	return s
}

// besides returns the chance of the surest that is not place.
func (s surest) besides(place int32) float64 {
	if s.places[0] == place {
		return s.chances[1]
	}
	return s.chances[0]
}

// byEnds arranges what rules found in a sentence.
func byEnds(x *corridor.Links) findings {
	if len(x.Found) == 0 {
		return findings{}
	}
	f := findings{map[[2]int32]float64{}, map[int32]surest{}, map[int32]surest{}}
	for _, y := range x.Found {
		pair := [2]int32{y.Origin, y.Destination}
		f.pairs[pair] = max(f.pairs[pair], y.Confidence)
		f.homes[y.Destination] = f.homes[y.Destination].with(y.Origin, y.Confidence)
		f.hosts[y.Origin] = f.hosts[y.Origin].with(y.Destination, y.Confidence)
	}
	return f
}
