package text

// Cues is a set of classes of cue words.
type Cues uint64

// CueNames are the classes of cue words by their names in the data files, in
// the order of their bits.
var CueNames = []string{"deport", "return", "evacuate", "remit", "born", "recruit", "sendpeople", "leave", "transit", "arrive", "host",
	"study", "resident", "reside", "move", "migrant", "people", "person", "permit", "destlist", "orglist", "labour", "inst", "loc",
	"from", "to", "at", "in", "of", "via", "by", "with", "between", "for", "sep", "such", "det", "aux", "speech",
	"return-home", "abroad", "signal", "corridor", "other", "employer", "block", "accord", "own", "while", "share", "here", "most", "means", "where", "sport", "after", "never", "cause", "gate", "ours", "rank", "donor"}

const (
	CueDeport Cues = 1 << iota
	CueReturn
	CueEvacuate
	CueRemit
	CueBorn
	CueRecruit
	CueSendPeople
	CueLeave
	CueTransit
	CueArrive
	CueHost
	CueStudy
	CueResident
	CueReside
	CueMove
	CueMigrant
	CuePeople
	CuePerson
	CuePermit
	CueDestList
	CueOrgList
	CueLabour
	CueInst
	CueLoc
	CueFrom
	CueTo
	CueAt
	CueIn
	CueOf
	CueVia
	CueBy
	CueWith
	CueBetween
	CueFor
	CueSep
	CueSuch
	CueDet
	CueAux
	CueSpeech
	cueHome
	CueAbroad
	CueSignal
	CueCorridor
	CueOther
	CueEmployer
	CueBlock
	CueAccord
	CueOwn
	CueWhile
	CueShare
	CueHere
	CueMost
	CueMeans
	CueWhere
	CueSport
	CueAfter
	CueNever
	CueCause
	CueGate
	CueOurs
	CueRank
	CueDonor

	CuePrepositions = CueFrom | CueTo | CueAt | CueIn | CueOf | CueVia | CueBy | CueWith | CueBetween | CueFor
	CueReversed     = CueDeport | CueReturn | CueRemit // money or people go back: home is where they go to
	CueFrames       = CueFrom - 1
	CueSettings     = CueSignal | CueGate | CueOurs | CueRank | CueDonor // what a sentence is about: governs nothing
)

// People reports whether c is a word for persons.
func (c Cues) People() bool { return c&(CueMigrant|CuePerson) != 0 }

// Body reports whether c is a word for an institution and none for persons.
func (c Cues) Body() bool { return c&CueInst != 0 && !c.People() }
