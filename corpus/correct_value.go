package corpus

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/simde/simde/schema"
)

// parseContact reads "name|organisation|e-mail|telephone"; any of the four may
// be empty.
func parseContact(value string) (schema.Contact, error) {
	f := strings.Split(value, "|")
	if len(f) > 4 || strings.Trim(value, "| ") == "" {
		return schema.Contact{}, fmt.Errorf("contact %q: want name|organisation|e-mail|telephone: %w", value, schema.ErrInvalid)
	}
	f = append(f, "", "", "")
	for i := range f {
		f[i] = strings.TrimSpace(f[i])
	}
	return schema.Contact{Name: f[0], Organisation: f[1], Email: f[2], Phone: f[3]}, nil
}

// fits reports whether every part that want has stands in c.
func fits(c, want schema.Contact) bool {
	for _, p := range [...][2]string{{c.Name, want.Name}, {c.Organisation, want.Organisation}, {c.Email, want.Email}, {c.Phone, want.Phone}} {
		if p[1] != "" && schema.Fold(p[0]) != schema.Fold(p[1]) {
			return false
		}
	}
	return true
}

func correctContact(doc *schema.Document, value string) {
	c, _ := parseContact(value)
	if !slices.Contains(doc.Contacts, c) {
		doc.Contacts = append(slices.Clone(doc.Contacts), c)
	}
}

func removeContact(doc *schema.Document, value string) {
	want, _ := parseContact(value)
	doc.Contacts = slices.DeleteFunc(slices.Clone(doc.Contacts), func(c schema.Contact) bool { return fits(c, want) })
}

// parseRoute reads a home, the places passed and a host: "HN-GT-MX-US".
func parseRoute(value string) ([]schema.Place, error) {
	var out []schema.Place
	for code := range strings.SplitSeq(strings.ToUpper(value), "-") {
		p := schema.Place(strings.TrimSpace(code))
		if !p.Known() {
			return nil, fmt.Errorf("route %q: no place %q: %w", value, p, schema.ErrInvalid)
		}
		out = append(out, p)
	}
	if len(out) < 3 {
		return nil, fmt.Errorf("route %q: want a home, a place passed and a host: %w", value, schema.ErrInvalid)
	}
	return out, nil
}

func correctRoute(doc *schema.Document, value string) {
	removeRoute(doc, value)
	places, _ := parseRoute(value)
	doc.Routes = append(doc.Routes, schema.Route{Places: places, Basis: byPerson()})
	addPlace(doc, places[0], schema.RoleOrigin, byPerson())
	for _, p := range places[1 : len(places)-1] {
		addPlace(doc, p, schema.RoleTransit, byPerson())
	}
	addPlace(doc, places[len(places)-1], schema.RoleDestination, byPerson())
}

func removeRoute(doc *schema.Document, value string) {
	places, _ := parseRoute(value)
	doc.Routes = slices.DeleteFunc(doc.Routes, func(r schema.Route) bool { return slices.Equal(r.Places, places) })
}

// claimUnits returns the units of claims.
func claimUnits() []string { return []string{"persons", "USD", "percent"} }

// parseClaim reads "MX-US|11300000|persons|2020". "*-*" stands for no corridor;
// the year may be left out.
func parseClaim(value string) (schema.Claim, error) {
	bad := func(why string) (schema.Claim, error) {
		return schema.Claim{}, fmt.Errorf("claim %q: %s: %w", value, why, schema.ErrInvalid)
	}
	f := strings.Split(value, "|")
	if len(f) != 3 && len(f) != 4 {
		return bad("want corridor|number|unit|year")
	}
	var c schema.Claim
	var err error
	if f[0] != "*-*" {
		if c.Corridor, err = schema.ParseCorridor(f[0]); err != nil {
			return schema.Claim{}, err
		}
	}
	if c.Value, err = strconv.ParseFloat(f[1], 64); err != nil || !(c.Value >= 0) || math.IsInf(c.Value, 0) {
		return bad("no number " + f[1])
	}
	if c.Unit = f[2]; !slices.Contains(claimUnits(), c.Unit) {
		return bad("want one of " + strings.Join(claimUnits(), ", "))
	}
	if len(f) == 4 && f[3] != "" {
		if c.Year, err = strconv.Atoi(f[3]); err != nil || c.Year < 1800 || c.Year > 2200 {
			return bad("no year " + f[3])
		}
	}
	return c, nil
}

func correctClaim(doc *schema.Document, value string) {
	removeClaim(doc, value)
	c, _ := parseClaim(value)
	c.Basis = byPerson()
	doc.Claims = append(doc.Claims, c)
}

// removeClaim takes away the claims of a corridor with the same number; those
// of one year where the value names it.
func removeClaim(doc *schema.Document, value string) {
	want, _ := parseClaim(value)
	doc.Claims = slices.DeleteFunc(doc.Claims, func(c schema.Claim) bool {
		return c.Corridor == want.Corridor && c.Value == want.Value && c.Unit == want.Unit && (want.Year == 0 || c.Year == want.Year)
	})
}

func checkEvent(value string) error {
	if d, err := schema.ParseDate(value); err != nil || d == "" {
		return fmt.Errorf("event %q: want a date: %w", value, schema.ErrInvalid)
	}
	return nil
}

func correctEvent(doc *schema.Document, value string) {
	removeEvent(doc, value)
	doc.Events = append(doc.Events, schema.Event{Date: schema.Date(strings.TrimSpace(value)), Basis: byPerson()})
}

func removeEvent(doc *schema.Document, value string) {
	doc.Events = slices.DeleteFunc(doc.Events, func(e schema.Event) bool { return e.Date == schema.Date(strings.TrimSpace(value)) })
}
