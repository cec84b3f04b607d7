package schema

// Brief is a briefing on a corridor as it was first given out on a day. What is
// cited under that day stays as it was.
type Brief struct {
	Corridor Corridor
	Lang     Lang
	Day      Date
	// Fingerprint tells what it says from what another says.
	Fingerprint string
	Body        []byte // all of it, as JSON
	Documents   []ID   // those that it quotes
}
