package phrase

import (
	"slices"
	"strings"

	"github.com/simde/simde/corpus/describe/text"
)

// RuleID names the rule by which a place plays its part. The rule of a cue that
// governs the place is the class of the cue and the slot, as "leave.for"; marks
// behind say how the part was turned.
type RuleID string

// Marks of a rule.
const (
	Late     RuleID = "+"      // the cue stands after the place
	Named    RuleID = ".named" // the people are named, so that they do not go home there
	Homeward RuleID = ".home"  // people go home there
	OfMoney  RuleID = ".money" // money moves, and no people
)

// Is reports whether r is the rule id, whatever its marks.
func (r RuleID) Is(id RuleID) bool { return r.plain() == id }

// plain is the rule without its marks.
func (r RuleID) plain() RuleID {
	for _, mark := range [...]RuleID{Late, Named, Homeward, OfMoney} {
		if s, ok := strings.CutSuffix(string(r), string(mark)); ok {
			return RuleID(s).plain()
		}
	}
	return r
}

// Under reports whether r is a rule of a cue of class c.
func (r RuleID) Under(c text.Cues) bool {
	class, _, governed := strings.Cut(string(r), ".")
	at := slices.Index(text.CueNames, class)
	return governed && at >= 0 && c&(1<<at) != 0
}

// IsLate reports whether the cue stands after the place.
func (r RuleID) IsLate() bool { return strings.HasSuffix(string(r), string(Late)) }

// IsHomeward reports whether people go home there.
func (r RuleID) IsHomeward() bool { return strings.HasSuffix(string(r), string(Homeward)) }

// Rules of roles.tsv that others ask for.
const (
	ArriveObject      RuleID = "arrive.object"
	BornFrom          RuleID = "born.from"
	DeportFrom        RuleID = "deport.from"
	DeportOf          RuleID = "deport.of"
	DeportSubject     RuleID = "deport.subject"
	DeportTo          RuleID = "deport.to"
	DestlistList      RuleID = "destlist.list"
	EvacuateFrom      RuleID = "evacuate.from"
	HostSubject       RuleID = "host.subject"
	LeaveAt           RuleID = "leave.at"
	LeaveFor          RuleID = "leave.for"
	LeaveIn           RuleID = "leave.in"
	LeaveObject       RuleID = "leave.object"
	LeaveOf           RuleID = "leave.of"
	LeaveTo           RuleID = "leave.to"
	MigrantFrom       RuleID = "migrant.from"
	MigrantOf         RuleID = "migrant.of"
	MoveTo            RuleID = "move.to"
	PeopleFrom        RuleID = "people.from"
	PersonAt          RuleID = "person.at"
	PersonFrom        RuleID = "person.from"
	PersonIn          RuleID = "person.in"
	PersonOf          RuleID = "person.of"
	RecruitSubject    RuleID = "recruit.subject"
	RemitFrom         RuleID = "remit.from"
	RemitOf           RuleID = "remit.of"
	ResideAt          RuleID = "reside.at"
	ResideIn          RuleID = "reside.in"
	ResidentOf        RuleID = "resident.of"
	ReturnFrom        RuleID = "return.from"
	ReturnOf          RuleID = "return.of"
	ReturnSubject     RuleID = "return.subject"
	ReturnTo          RuleID = "return.to"
	SendpeopleSubject RuleID = "sendpeople.subject"
	TransitVia        RuleID = "transit.via"
)

// Rules that the program applies itself.
const (
	Arrow          RuleID = "arrow"           // A → B
	Authorities    RuleID = "authorities"     // people sent back and the authorities that the sentence names
	BeFrom         RuleID = "be.from"         // persons who are from a place
	BetweenTwo     RuleID = "between"         // two places after "between"
	BetweenHub     RuleID = "between.hub"     // a list after "between": each with the host among them
	BorderCrossed  RuleID = "border"          // who crosses a country's border arrives there
	BornChildren   RuleID = "born.children"   // the country where the children of migrants are born
	Breakdown      RuleID = "breakdown"       // countries with their numbers after a colon, the other end of what stands before it
	LeftCamp       RuleID = "camp"            // the camp in which refugees waited before they were resettled
	Caused         RuleID = "cause"           // the place of a war or a drought that drives people elsewhere: insecurity in Burkina Faso
	CorridorNamed  RuleID = "corridor"        // the corridor A B
	Dash           RuleID = "dash"            // A–B
	Dateline       RuleID = "dateline"        // a place before a colon that opens a sentence on people of another
	Departed       RuleID = "departed"        // the place with which a sentence begins on those who leave for another
	Onward         RuleID = "evacuate.onward" // the place to which refugees are taken on from another that is not their home either: both are their hosts
	FromPlace      RuleID = "from"            // "from" a place with no cue of its own, where people of another place are named
	Gate           RuleID = "gate"            // the country whose authority or programme the sentence names: ICE, OFPRA, TPS
	Here           RuleID = "here"            // people "in the country" named before
	House          RuleID = "house"           // the country that the document speaks for, where a sentence is on its border, its papers or those whom it sends away
	InPlace        RuleID = "in"              // "in" a place with no cue of its own, where people of another place are named
	InBefore       RuleID = "in.before"       // where those were who went home: after losing his job in Chile
	LeavePeople    RuleID = "leave.people"    // the place that people of another nation left again
	Lone           RuleID = "lone"            // people and the only other country of a sentence on migration
	Naturalized    RuleID = "naturalized"     // the country whose nationality people of another acquire
	OwnAway        RuleID = "own.away"        // where a country's own people come back from: its nationals from Algeria
	OwnPeople      RuleID = "own.people"      // a country and its nationals elsewhere: Niger ... its nationals
	Parties        RuleID = "parties"         // two countries that agree on workers
	People         RuleID = "people"          // persons named by their country: Haitians
	PeopleNoun     RuleID = "people.noun"     // persons with a noun of their own: Haitian migrants
	PossessiveHome RuleID = "possessive.home" // a country's emigrants: Egypt's emigrants
	PossessiveHost RuleID = "possessive.host" // a country's population of another: Spain's Ecuadorians
	Ranked         RuleID = "rank"            // a place or people ranked beside those whose part is known: Spain came next
	RankListed     RuleID = "rank.listed"     // a country called one of destination or origin, where a sentence before left the other end open
	RankMoney      RuleID = "rank.money"      // a source of the money that a sentence before says a country received
	RecruitThere   RuleID = "recruit.there"   // the place in which another country takes workers on
	RemitEconomy   RuleID = "remit.economy"   // the only other country of a sentence on money that comes from abroad
	RemitFamily    RuleID = "remit.family"    // families who receive, where money comes from another country
	FromScene      RuleID = "scene"           // the host of the sentences before or of the whole document, where people of another place are named without one; the home, where only the host is
	SentBack       RuleID = "sent.back"       // who sends people of another place back
	Served         RuleID = "served"          // those who depend on or employ people of another place are its hosts
	Signed         RuleID = "signed"          // a country that signs an agreement on workers with another
	Opener         RuleID = "subject"         // the country, or its authorities, with which a sentence on people of another begins, and which no verb makes their host
	SubjectPeople  RuleID = "subject.people"  // a subject before people of another place
	SuffixHome     RuleID = "suffix.home"     // Ghana-born
	SuffixHost     RuleID = "suffix.host"     // UK-based, Canada-bound
	TableHeader    RuleID = "table.header"    // what heads a table
	TableRow       RuleID = "table.row"       // the rows below a header that counts by country of origin or destination
	They           RuleID = "they"            // the place where those are of whom the sentence before spoke: Their children go to school in Spain
	Toward         RuleID = "toward"          // A to B, without a preposition before A
	TransitPeople  RuleID = "transit.people"  // the place that people of another nation pass
	Usual          RuleID = "usual"           // the only two places of a sentence on migration, one without a part, where people move one way only
	ViaPlace       RuleID = "via"             // "via" a place with no cue of its own
	Whence         RuleID = "whence"          // persons "of" a place who come from another
	Where          RuleID = "where"           // the place "where" people of another live
)
