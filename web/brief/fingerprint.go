package brief

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
)

// Fingerprint tells two papers apart by what they say: the first twelve digits
// of the SHA-256 of all their words and figures, those of the charts among them.
// Address, host and day do not count, nor how a chart is drawn: the same words
// have the same fingerprint on another day and in a later version of SIMDE.
func (b Brief) Fingerprint() string {
	said := []any{b.Lang, b.Corridor, b.Title, b.Lede}
	for _, k := range b.Keys {
		said = append(said, k.Label, k.Value, k.Detail)
	}
	for _, s := range b.Sections {
		said = append(said, s.Heading, s.Text)
		for _, c := range s.Charts {
			said = append(said, c.Heading, c.Unit, c.Alt, c.Note, c.values())
		}
		for _, q := range s.Quotes {
			said = append(said, q.Text, q.From)
		}
		if s.Table != nil {
			said = append(said, s.Table.Head, s.Table.Rows)
		}
		for _, i := range s.List {
			said = append(said, i.Name, i.Text, i.Link)
		}
	}
	text, err := json.Marshal(said)
	if err != nil {
		panic("brief: " + err.Error()) // texts can be encoded
	}
	sum := sha256.Sum256(text)
	digits := hex.EncodeToString(sum[:6])
	return fmt.Sprintf("%s %s %s", digits[:4], digits[4:8], digits[8:])
}

// values are the periods and values that a chart shows, in words.
func (c Chart) values() []string {
	var out []string
	for _, k := range c.Drawing.Columns {
		out = append(out, k.Label)
	}
	for _, l := range c.Drawing.Lines {
		out = append(out, l.Name)
		for _, p := range l.Points {
			out = append(out, p.Label)
		}
	}
	return out
}
