package web

import "github.com/simde/simde/schema"

// reviewKeys are the keys of the queue that the code and the templates put
// together.
func reviewKeys() map[string]bool {
	out := map[string]bool{"review.doubt.passages.title": true}
	out["review.alike.date.none"] = true
	for _, f := range []schema.Field{schema.FieldCorridor, schema.FieldPlace, schema.FieldTopic, schema.FieldPublished, schema.FieldLanguage, schema.FieldCreators} {
		out["review.hint."+string(f)] = true
	}
	for _, k := range schema.CaseKinds {
		for _, of := range []string{"kind.", "ask.", "no."} {
			out["review."+of+string(k)] = true
		}
		if !(schema.Case{Kind: k}).Pair() { // of which each is alone
			out["review.alike."+string(k)] = true
		}
		for _, c := range k.Choices() {
			out["review.choice."+c], out["review.choice."+c+".note"] = true, true
		}
	}
	for _, c := range schema.DoubtCodes {
		out["review.doubt."+string(c)] = true
	}
	for _, c := range schema.Certainties {
		out["review.sure."+string(c)] = true
	}
	for _, o := range schema.CaseOrders {
		out["review.order."+string(o)] = true
	}
	for _, u := range []schema.CaseUnsurity{schema.UnsureOthers, schema.UnsureMe} {
		out["review.unsure."+string(u)] = true
	}
	for _, v := range []schema.Verb{schema.VerbConfirm, schema.VerbReject, schema.VerbCorrect} {
		out["review.did."+string(v)] = true
	}
	for _, s := range []schema.Say{schema.SayYes, schema.SayNo, schema.SayOther} {
		for _, of := range []string{"many.", "do.", "told.many."} {
			out["review."+of+string(s)] = true
		}
	}
	for _, key := range []string{"y", "n", "e"} {
		out["review.mine."+key] = true
	}
	return out
}
