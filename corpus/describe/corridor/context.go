package corridor

import (
	"github.com/simde/simde/corpus/describe/phrase"
	"github.com/simde/simde/corpus/describe/text"
)

// Context is what a sentence leans on besides its own words: what the sentences
// before it left. A document is read twice, each time with a Context of its own:
// page by page, so that a sentence gets what the last ones say, and then from end
// to end, with the Setting that the first reading made of the whole document. A
// sentence enters the Context, its rules ask, and it leaves what it has.
type Context struct {
	k          *phrase.Grammar
	whole      *Setting // nil in the first reading
	now        int      // the number of the sentence under way, from 1
	paragraphs bool     // the beginning of a paragraph counts as a sentence more

	spoke  bool                 // the sentence before spoke of migration
	table  header               // of which a sentence may be a row
	place  left[*phrase.Phrase] // the last place that is not where people come from
	people left[*phrase.Phrase] // of a place
	host   left[whereabouts]    // where people are

	homes, hosts         left[[]int32]     // origins and destinations without a partner
	found                left[[]Finding]   // of the last sentence that had any
	last                 map[int32]resting // by home: where its people were last
	hostsNear, homesNear votes             // of the sentences up to this one
	evacuees             left[evacuation]

	speaker  left[[]int32] // the country whose institution was named last
	own      left[[]int32] // the country whose institution speaks of migration
	money    left[bool]    // money sent home was spoken of
	homeward left[bool]    // money or people that go home were spoken of
}

// whereabouts are where people are, and where those go on to who are taken away
// from there.
type whereabouts struct{ host, onward *phrase.Phrase }

// resting is where the people of a place are.
type resting = left[int32]

// onPage returns the Context of the sentences of a page.
func onPage(k *phrase.Grammar) *Context {
	return &Context{k: k, paragraphs: true, last: map[int32]resting{}, hostsNear: newVotes(), homesNear: newVotes()}
}

// inDocument returns the Context of all sentences of a document.
func inDocument(k *phrase.Grammar, whole *Setting) *Context {
	c := onPage(k)
	c.whole, c.paragraphs = whole, false
	return c
}

// enter makes x the sentence under way.
func (c *Context) enter(x *Links) {
	c.now++
	if c.paragraphs && x.Tokens[x.First].Is(text.Breaks) {
		c.now++
	}
	c.hostsNear.fade(fading)
	c.homesNear.fade(fading)
}

// hear adds what the sentence under way finds by itself, on which it leans as on
// what those before it left.
func (c *Context) hear(x *Links) {
	x.vote(&c.hostsNear, &c.homesNear)
	for _, f := range x.Found {
		c.last[f.Origin] = resting{f.Destination, c.now}
	}
	if x.evacuees != (evacuation{}) {
		c.evacuees = left[evacuation]{x.evacuees, c.now}
	}
}

// open returns the places of an end left open in the sentences just before, or
// those of the institution that speaks, if g is none of them.
func (c *Context) open(end left[[]int32], g *phrase.Phrase) ([]int32, bool) {
	for _, e := range []left[[]int32]{end, c.own} {
		if places, ok := e.within(near, c.now); ok && !phrase.Shares(g, &phrase.Phrase{Places: places}) {
			return places, true
		}
	}
	return nil, false
}

// lastHome returns the home of those whom the sentence before named.
func (c *Context) lastHome() []int32 {
	if home, ok := c.homes.within(justBefore, c.now); ok {
		return home
	}
	if fs, ok := c.found.within(justBefore, c.now); ok {
		return []int32{fs[len(fs)-1].Origin}
	}
	home, _ := c.own.within(justBefore, c.now)
	return home
}

// ofMoney reports whether a sentence goes on with the money of one before it.
func (c *Context) ofMoney(x *Links) bool {
	_, money := c.money.within(near, c.now)
	return money && x.Cues&(text.CueMigrant|text.CueBorn) == 0
}
