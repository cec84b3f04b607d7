package bank

import "github.com/simde/simde/schema"

// PlaceThemes are the subjects of which the bank has figures of a country or a
// region: as the origin and as the destination of people, and of the money that
// they send.
func (s *Reader) PlaceThemes(l schema.Lang, p schema.Place) []Theme {
	if s.Figures == nil {
		return nil
	}
	loc, name := s.Site.Locale(l), p.Name(l)
	from, in := s.Hold(l, schema.Corridor{Origin: p}), s.Hold(l, schema.Corridor{Destination: p})
	people, money, safe, moving := &Theme{Code: ThemePopulation}, &Theme{Code: ThemeRemittances}, &Theme{Code: ThemeProtection}, &Theme{Code: ThemeMovements}
	add := func(t *Theme, code, heading string, h *Holding, m ...schema.Measure) {
		c := Choice{Code: code, Label: heading, Heading: heading, from: h, Apart: len(m) > 1}
		if c.Apart {
			c.Scope = loc.Say("protection.apart")
		}
		t.add(c, l, m...)
	}
	add(people, "emigrants", loc.Say("place.emigrants", name), from, schema.MeasureStock)
	add(people, "immigrants", loc.Say("place.immigrants", name), in, schema.MeasureStock)
	if p.Kind() == schema.Country {
		add(money, ChoiceInflows, loc.Say("corridor.inflows", name), from, schema.MeasureRemittances)
		add(money, "outflows", loc.Say("place.outflows", name), in, schema.MeasureRemittances)
	}
	add(safe, "refugees-from", loc.Say("place.refugees-from", name), from, schema.MeasureRefugees, schema.MeasureProtection)
	add(safe, "refugees-in", loc.Say("place.refugees-in", name), in, schema.MeasureRefugees, schema.MeasureProtection)
	for _, m := range movements {
		add(moving, string(m)+"-from", loc.Say("place.moved-from", m.Name(l), name), from, m)
		add(moving, string(m)+"-in", loc.Say("place.moved-in", m.Name(l), name), in, m)
	}
	return present(people, money, safe, moving)
}
