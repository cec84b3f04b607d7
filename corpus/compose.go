package corpus

import (
	"cmp"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/simde/simde/schema"
)

// Describer reads from a document's pages what nobody stated of it.
type Describer interface {
	// Describe fills in what it reads. It leaves alone what a person or a
	// manifest stated.
	Describe(doc *schema.Document)
	// Version names the rules; it changes when they do.
	Version() string
}

// Compose makes everything that doc says anew from its pages, from what was
// stated of it and from a person's corrections. Its identity, its original
// and its pages' texts stay. A panic of the rules is an error of the document,
// a *schema.FileError, and doc is then not to be used.
func Compose(doc *schema.Document, d Describer) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = &schema.FileError{Stage: schema.StageDescribe, Class: schema.FailCrash, Err: fmt.Errorf("the rules failed: %v", r)}
		}
	}()
	clearDescription(doc)
	state(doc, schema.ByFile)
	state(doc, schema.ByManifest)
	d.Describe(doc)
	doc.Describer = d.Version()
	if (doc.Language == "" || doc.Language == schema.Undetermined) && len(doc.Languages) > 0 { // there is no text that decides
		doc.Language, doc.Basis[schema.FieldLanguage] = doc.Languages[0], schema.Basis{By: schema.ByManifest, Confidence: 1}
	}
	fallBack(doc)
	nameTitle(doc)
	for _, c := range doc.Corrections {
		correct(doc, c)
	}
	spellPublisher(doc)
	remindOfVersions(doc)
	return nil
}

// spellPublisher writes out the name of a publisher that was stated by its ID
// in the vocabulary. Any other stays as it was written.
func spellPublisher(doc *schema.Document) {
	if o, ok := schema.OrganisationByID(doc.Publisher); ok {
		doc.Publisher = o.Name.In(doc.Language)
	}
}

// nameTitle gives a document without a title that of its file.
func nameTitle(doc *schema.Document) {
	if doc.Title == "" {
		doc.Title = titleFromName(doc.Original.Name)
		doc.Basis[schema.FieldTitle] = schema.Basis{By: schema.ByFile, Confidence: 0.1}
	}
}

// titleFromName makes the name of a file readable: the last resort.
func titleFromName(name string) string {
	base := path.Base(filepath.ToSlash(ShownName(name)))
	base = strings.TrimSuffix(base, path.Ext(base))
	return strings.Join(strings.FieldsFunc(base, func(r rune) bool { return r == '_' || r == ' ' || r == '+' }), " ")
}

// clearDescription empties every field that Compose fills.
func clearDescription(doc *schema.Document) {
	*doc = schema.Document{
		ID: doc.ID, Revision: doc.Revision, Imported: doc.Imported, Original: doc.Original, Parts: doc.Parts, Earlier: doc.Earlier,
		Attachments: doc.Attachments, AttachedTo: doc.AttachedTo,
		Stated: doc.Stated, Corrections: doc.Corrections, Work: doc.Work,
		Pages: doc.Pages, Warnings: doc.Warnings, Extractor: doc.Extractor,
		Basis: map[schema.Field]schema.Basis{},
	}
}

// state writes what an authority stated over what a weaker one did.
func state(doc *schema.Document, by schema.Authority) {
	k, ok := doc.Stated[by]
	if !ok {
		return
	}
	basis := schema.Basis{By: by, Confidence: 1}
	set := func(f schema.Field, to *string, v string) {
		if v != "" && !refused(doc, f, v) {
			*to, doc.Basis[f] = v, basis
		}
	}
	set(schema.FieldTitle, &doc.Title, k.Title)
	set(schema.FieldAbstract, &doc.Abstract, k.Abstract)
	set(schema.FieldPublisher, &doc.Publisher, k.Publisher)
	set(schema.FieldSource, &doc.SourceURL, k.SourceURL)
	set(schema.FieldRights, &doc.Rights, k.Rights)
	set(schema.FieldLanguage, (*string)(&doc.Language), string(k.Language))
	set(schema.FieldPublished, (*string)(&doc.Published), string(k.Published))
	if len(k.Languages) > 0 {
		doc.Languages = k.Languages
	}
	if kind, ok := schema.ReadKind(k.Kind); ok {
		set(schema.FieldKind, (*string)(&doc.Kind), string(kind))
	}
	if len(k.Creators) > 0 && !refused(doc, schema.FieldCreators, strings.Join(k.Creators, "|")) {
		doc.Creators, doc.Basis[schema.FieldCreators] = k.Creators, basis
	}
	for _, id := range k.Identifiers {
		if !slices.Contains(doc.Identifiers, id) {
			doc.Identifiers = append(doc.Identifiers, id)
		}
	}
	for _, name := range k.Collections {
		addCollection(doc, name)
	}
	stateLists(doc, k, basis)
}

// addCollection makes doc part of a collection, of which one name is written in
// one way.
func addCollection(doc *schema.Document, name string) {
	if !slices.ContainsFunc(doc.Collections, func(c string) bool { return schema.Fold(c) == schema.Fold(name) }) {
		doc.Collections = append(doc.Collections, name)
	}
}

// stateLists adds the places, topics and corridors that an authority stated.
func stateLists(doc *schema.Document, k schema.Known, basis schema.Basis) {
	for _, s := range k.Spatial {
		if p, role, err := SplitPlace(s); err == nil {
			addPlace(doc, p, role, basis)
		}
	}
	for _, s := range k.Subjects {
		if t, ok := schema.ReadTopic(s); ok {
			addTopic(doc, t, basis)
		}
	}
	for _, s := range k.Corridors {
		if c, err := SplitCorridor(s); err == nil {
			addCorridor(doc, c, basis)
		}
	}
}

func addPlace(doc *schema.Document, p schema.Place, r schema.Role, basis schema.Basis) {
	for i := range doc.Places {
		if doc.Places[i].Place != p {
			continue
		}
		if !doc.Places[i].HasRole(r) {
			doc.Places[i].Roles = append(slices.Clone(doc.Places[i].Roles), r)
		}
		doc.Places[i].By, doc.Places[i].Confidence = basis.By, basis.Confidence
		return
	}
	doc.Places = append(doc.Places, schema.DocPlace{Place: p, Roles: []schema.Role{r}, Basis: basis})
}

func addTopic(doc *schema.Document, t schema.Term, basis schema.Basis) {
	for i := range doc.Topics {
		if doc.Topics[i].Topic == t {
			doc.Topics[i].By, doc.Topics[i].Confidence = basis.By, basis.Confidence
			return
		}
	}
	doc.Topics = append(doc.Topics, schema.DocTopic{Topic: t, Weight: 1, Basis: basis})
}

// addCorridor states a corridor. Of one that stands already the kind stays
// where none is named.
func addCorridor(doc *schema.Document, c schema.DocCorridor, basis schema.Basis) {
	for i := range doc.Corridors {
		if doc.Corridors[i].Corridor == c.Corridor {
			doc.Corridors[i].By, doc.Corridors[i].Confidence = basis.By, basis.Confidence
			doc.Corridors[i].Kind = cmp.Or(c.Kind, doc.Corridors[i].Kind)
			return
		}
	}
	doc.Corridors = append(doc.Corridors, schema.DocCorridor{Corridor: c.Corridor, Kind: cmp.Or(c.Kind, schema.RelMigration), Basis: basis})
	addPlace(doc, c.Corridor.Origin, schema.RoleOrigin, basis)
	addPlace(doc, c.Corridor.Destination, schema.RoleDestination, basis)
}

// CorridorCode writes what SplitCorridor reads.
func CorridorCode(c schema.DocCorridor) string {
	if c.Kind == "" {
		return c.Corridor.String()
	}
	return c.Corridor.String() + ":" + string(c.Kind)
}

// SplitCorridor reads "MX-US" or "MX-US:return": a corridor and its kind, which
// is empty where none is named.
func SplitCorridor(s string) (schema.DocCorridor, error) {
	code, kind, named := strings.Cut(s, ":")
	c, err := schema.ParseCorridor(code)
	if err != nil {
		return schema.DocCorridor{}, err
	}
	if named && !slices.Contains(schema.Relations, schema.Relation(kind)) {
		return schema.DocCorridor{}, fmt.Errorf("kind of corridor %q: %w", kind, schema.ErrInvalid)
	}
	return schema.DocCorridor{Corridor: c, Kind: schema.Relation(kind)}, nil
}

// SplitPlace reads "MX" or "MX:origin": a place and the role it plays, a
// mention where none is named.
func SplitPlace(s string) (schema.Place, schema.Role, error) {
	code, role, named := strings.Cut(s, ":")
	p, ok := schema.ReadPlace(code)
	if !ok {
		return "", "", fmt.Errorf("place %q: %w", code, schema.ErrInvalid)
	}
	if !named {
		return p, schema.RoleMention, nil
	}
	if !slices.Contains(schema.Roles, schema.Role(role)) {
		return "", "", fmt.Errorf("role %q: %w", role, schema.ErrInvalid)
	}
	return p, schema.Role(role), nil
}
