package web

import "github.com/simde/simde/schema"

// batchKeys are the keys of batches that the templates put together.
func batchKeys() map[string]bool {
	out := map[string]bool{"batches": true}
	for _, s := range []schema.AdviceState{schema.AdviceWaiting, schema.AdviceTaken, schema.AdviceRefused, schema.AdviceDropped} {
		out["advice.state."+string(s)] = true
	}
	out["advice"] = true
	for _, k := range []string{"cases", "cases.none", "cases.one", "cases.few", "cases.many", "word", "state", "state.old", "state.new", "batch"} {
		out["care."+k] = true // of the list of documents
	}
	for _, k := range []schema.BatchKind{schema.BatchImport, schema.BatchRetry, schema.BatchUndo, schema.BatchRestore} {
		out["batch.kind."+string(k)] = true
	}
	for _, s := range []schema.FileState{schema.StateWaiting, schema.StateImported, schema.StateUpdated, schema.StateUnchanged, schema.StateDuplicate,
		schema.StateFailed, schema.StateWithdrawn, schema.StateHeld, schema.StateReplaced, schema.StateNotice} {
		out["outcome."+string(s)] = true
	}
	return out
}
