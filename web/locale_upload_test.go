package web

import "github.com/simde/simde/schema"

// uploadKeys are the keys of uploads that the templates put together.
func uploadKeys() map[string]bool {
	out := map[string]bool{}
	for _, s := range []schema.UploadState{schema.UploadOpen, schema.UploadOffered, schema.UploadPublishing, schema.UploadPublished, schema.UploadRefused, schema.UploadDropped} {
		out["upload.state."+string(s)] = true
	}
	for _, c := range []schema.FailureClass{schema.FailUnreadable, schema.FailMissing, schema.FailEmpty, schema.FailUnsupported, schema.FailNoDocument, schema.FailCorrupt,
		schema.FailEncrypted, schema.FailNoText, schema.FailTooLarge, schema.FailArchive, schema.FailLink, schema.FailTimeout, schema.FailMemory, schema.FailCrash, schema.FailMetadata, schema.FailStorage} {
		out["failure."+string(c)] = true
	}
	for _, f := range []schema.Field{schema.FieldTitle, schema.FieldPublished, schema.FieldLanguage, schema.FieldKind, schema.FieldPublisher, schema.FieldCreators,
		schema.FieldCorridor, schema.FieldTopic, schema.FieldCollection, schema.FieldRights} {
		out["value."+string(f)] = true
	}
	for _, a := range []schema.Authority{schema.ByPerson, schema.ByManifest, schema.ByFile, schema.Inferred} {
		out["whose."+string(a)] = true
	}
	for _, k := range []string{"upload", "offers"} {
		out[k] = true
	}
	return out
}
