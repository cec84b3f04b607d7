package schema

import "time"

// Step is what a person did at one moment: a line of the log, which a later step
// can take back. Nothing ever changes a step, save that what it quotes of a
// document goes when that document is erased.
type Step struct {
	Number int // from 1, in the order in which things were done; the store gives it
	At     time.Time
	By     string // the person, as they gave their name; may be ""
	Verb   Verb
	Note   string // why, in the person's words; may be ""
	Undoes int    // the step that this one takes back; or 0
	Batch  int    // the batch that this is; or 0
	Parts  []StepPart
	// Size is how many parts it has. A list of steps holds only the first parts
	// of each. The store counts them.
	Size int
	// Undone is the step that took this one back and was not taken back itself;
	// or 0. The store finds it.
	Undone int
}

// StepPart is what a step did to one field of a document, or to the document as
// a whole.
type StepPart struct {
	Document ID    // "" of what an organisation is called: FieldBody, whose Was and Is are Body.Code; or FieldToponyms and Toponyms.Code
	Field    Field // "" where the document as a whole is meant
	Fate     Fate  // of the document as a whole; or ""
	// Before and After are all corrections of the field as they were before and
	// after the step.
	Before, After []Correction
	// Was and Is are what the document said of the field before and after, as
	// Document.Values writes it, whoever's word that was.
	Was, Is []string
}

// Verb is what a person did.
type Verb string

// The verbs of steps. Further ones may come: who shows a step that has one it
// does not know shows the verb itself.
const (
	VerbCorrect  Verb = "correct"
	VerbConfirm  Verb = "confirm"
	VerbReject   Verb = "reject"
	VerbWithdraw Verb = "withdraw"
	VerbReadmit  Verb = "readmit" // brings back what was withdrawn
	VerbErase    Verb = "erase"
	VerbRestore  Verb = "restore" // gives a document an earlier version again
	VerbImport   Verb = "import"
	VerbRetry    Verb = "retry"    // an import of what failed before
	VerbKeepOut  Verb = "keep-out" // says that a file which is held back stays out; the note is its name
	VerbUndo     Verb = "undo"
	VerbAdopt    Verb = "adopt"   // takes up what another proposed; the note is who, and why
	VerbDecline  Verb = "decline" // does not; the note likewise
	VerbName     Verb = "name"    // says what a collection is called
	VerbClose    Verb = "close"   // a collection to the public
	VerbOpen     Verb = "open"    // a collection to everybody
	VerbLimit    Verb = "limit"   // says for whom a closed collection is open; the note is its name and theirs
	VerbCover    Verb = "cover"   // gives a collection a picture, or takes it away
	VerbInvite   Verb = "invite"  // makes a link to an account or a new password
	VerbOffice   Verb = "office"  // gives a person another role
	VerbLeave    Verb = "leave"   // closes an account
	VerbReturn   Verb = "return"  // opens it again
	VerbGroup    Verb = "group"   // says that documents are of one work
	VerbPart     Verb = "part"    // says that they are not
	VerbBody     Verb = "body"    // says what an organisation is called, or that it is another
	VerbPlace    Verb = "place"   // says what else a place is called

	VerbSourceAdd    Verb = "source-add" // has documents come from somewhere by themselves; the note is its name
	VerbSourcePause  Verb = "source-pause"
	VerbSourceResume Verb = "source-resume"
	VerbSourceSet    Verb = "source-set" // gives a source other settings; the note is its name and what they are
	VerbSourceRemove Verb = "source-remove"
)

// Verbs are the verbs of steps in the order in which a list offers them.
var Verbs = []Verb{VerbCorrect, VerbConfirm, VerbReject, VerbAdopt, VerbDecline, VerbGroup, VerbPart, VerbBody, VerbPlace, VerbImport, VerbRetry, VerbRestore, VerbWithdraw, VerbReadmit, VerbErase, VerbKeepOut, VerbUndo,
	VerbName, VerbCover, VerbClose, VerbLimit, VerbOpen, VerbInvite, VerbOffice, VerbLeave, VerbReturn,
	VerbSourceAdd, VerbSourceSet, VerbSourcePause, VerbSourceResume, VerbSourceRemove}

// Fate is what became of a document as a whole.
type Fate string

// The fates of documents.
const (
	FateWithdrawn Fate = "withdrawn"
	FateBack      Fate = "back"
	FateErased    Fate = "erased"
	FateRestored  Fate = "restored" // to an earlier version
)

// StepFilter chooses steps, the newest first. A field that is empty chooses all.
type StepFilter struct {
	Document ID // steps of which it is a part, and batches that changed it
	By       string
	Verb     Verb
	Batch    int
	From     time.Time // not before it
	Until    time.Time // before it
	Below    int       // of smaller numbers than this one: where a list before ended
	Most     int       // as many at most; all where 0
}
