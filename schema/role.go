package schema

// Role is the part that a place plays in a document.
type Role string

// The roles of a place.
const (
	RoleOrigin      Role = "origin"      // migrants come from it
	RoleDestination Role = "destination" // migrants go to it or live in it
	RoleTransit     Role = "transit"     // migrants pass through it
	RoleReturn      Role = "return"      // migrants go back to it
	RoleLocation    Role = "location"    // what is told happens there
	RolePublisher   Role = "publisher"   // who publishes is there
	RoleParticipant Role = "participant" // its government or institutions take part
	RoleMention     Role = "mention"     // it is named, and no more
)

// Roles are all roles, the strongest first.
var Roles = []Role{RoleOrigin, RoleDestination, RoleTransit, RoleReturn, RoleLocation, RolePublisher, RoleParticipant, RoleMention}

// Relation is what a passage says of a corridor.
type Relation string

// The relations of a corridor.
const (
	RelMigration   Relation = "migration"
	RelLabour      Relation = "labour"
	RelReturn      Relation = "return"
	RelDeportation Relation = "deportation"
	RelRemittances Relation = "remittances"
	RelDiaspora    Relation = "diaspora"
	RelAsylum      Relation = "asylum"
	RelStudy       Relation = "study"
	RelFlow        Relation = "flow" // a figure of people who moved
)

// Relations are all relations of a corridor.
var Relations = []Relation{RelMigration, RelLabour, RelReturn, RelDeportation, RelRemittances, RelDiaspora, RelAsylum, RelStudy, RelFlow}
