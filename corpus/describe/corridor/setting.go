package corridor

// HostShare is the part of what the document says of hosts that speaks for p.
func (s *Scene) HostShare(p int32) float64 { return s.hosts.share(p) }

// HomeShare is the part of what the document says of homes that speaks for p.
func (s *Scene) HomeShare(p int32) float64 { return s.homes.share(p) }

// HostRatio is how far the document has p as a host rather than as a home, 0 to 1.
func (s *Scene) HostRatio(p int32) float64 { return ratio(s.hosts.of[p], s.homes.of[p]) }

// Named is the part of the document's names of places that p has.
func (s *Scene) Named(p int32) float64 { return s.named.share(p) }

// Titled reports whether the title names p.
func (s *Scene) Titled(p int32) bool { return s.titled[p] }

// House reports whether the document speaks for the country p.
func (s *Scene) House(p int32) bool { return s.house == p }

// Places is how many places the document names.
func (s *Scene) Places() int { return len(s.named.of) }
