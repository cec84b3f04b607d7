package candidate

import (
	"math"
	"math/bits"

	"github.com/simde/simde/corpus/describe/text"
)

// said are the traits of the two places among those that the document names.
func (r *scorer) said(c Candidate) {
	b, s := &r.bag, r.whole
	b.Add(s.HostShare(c.Host), "doc host as host")
	b.Add(s.HomeShare(c.Home), "doc home as home")
	b.Add(s.HostShare(c.Home), "doc home as host")
	b.Add(s.HomeShare(c.Host), "doc host as home")
	b.Add(s.HostRatio(c.Host), "doc host more host")
	b.Add(s.HostRatio(c.Home), "doc home more host")
	b.Add(s.Named(c.Host), "doc host named")
	b.Add(s.Named(c.Home), "doc home named")
	b.AddIf(s.Titled(c.Host), "doc host titled")
	b.AddIf(s.Titled(c.Home), "doc home titled")
	b.AddIf(s.House(c.Host), "doc host house")
	b.AddIf(s.House(c.Home), "doc home house")
	b.Add(math.Log1p(float64(s.Places())), "doc places")
	b.Add(math.Log1p(float64(len(r.all))), "doc sentences")
}

// document are the traits of a candidate among what the document says elsewhere.
func (r *scorer) document(n int, c Candidate) {
	b := &r.bag
	r.part(&r.parts, &r.under.placed, func() {
		b.Add(1/float64(1+n), "doc position")
		b.AddIf(len(r.all) == 1, "doc alone")
	})
	r.elsewhere(n, c)
	r.part(&r.parts, &r.under.near, func() {
		const near = text.CueSignal | text.CueMigrant | text.CueDeport | text.CueRemit | text.CueGate | text.CuePermit | text.CueReturn
		count := 0
		for _, y := range r.all[max(0, n-2):min(len(r.all), n+3)] {
			count += bits.OnesCount64(uint64(y.Cues & near))
		}
		b.Add(math.Log1p(float64(count)), "matter near")
	})
}

// elsewhere are the surest findings of the same places in the sentences around.
func (r *scorer) elsewhere(n int, c Candidate) {
	const reach = 12 // sentences
	var same, back, host, home, hostHome, homeHost float64
	for m := max(0, n-reach); m < min(len(r.all), n+reach); m++ {
		if m == n || len(r.all[m].Found) == 0 {
			continue
		}
		f := r.found[m]
		same = max(same, f.pairs[[2]int32{c.Home, c.Host}])
		back = max(back, f.pairs[[2]int32{c.Host, c.Home}])
		host = max(host, f.homes[c.Host].besides(c.Home))
		home = max(home, f.hosts[c.Home].besides(c.Host))
		hostHome = max(hostHome, f.hosts[c.Host].besides(c.Home))
		homeHost = max(homeHost, f.homes[c.Home].besides(c.Host))
	}
	b := &r.bag
	b.Add(same, "elsewhere the same")
	b.Add(back, "elsewhere back")
	b.Add(host, "elsewhere the host")
	b.Add(home, "elsewhere the home")
	b.Add(hostHome, "elsewhere the host as home")
	b.Add(homeHost, "elsewhere the home as host")
}
