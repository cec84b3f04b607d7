package main

import "github.com/simde/simde/schema"

// jsonCase is a case as it is written for programs.
type jsonCase struct {
	Key         string          `json:"key"`
	Kind        schema.CaseKind `json:"kind"`
	Document    schema.ID       `json:"document,omitempty"`
	Other       schema.ID       `json:"other,omitempty"`
	File        string          `json:"file,omitempty"`
	Field       schema.Field    `json:"field,omitempty"`
	Value       string          `json:"value"`
	Stands      bool            `json:"stands"`
	Confidence  float64         `json:"confidence"`
	Settles     int             `json:"settles"`
	Unsure      []string        `json:"unsure,omitempty"`
	Proposals   []jsonProposal  `json:"proposals"`
	Doubts      []jsonDoubt     `json:"doubts"`
	Title       string          `json:"title"`
	OtherTitle  string          `json:"otherTitle,omitempty"`
	Language    schema.Lang     `json:"language"`
	Collections []string        `json:"collections,omitempty"`
	Batch       int             `json:"batch,omitempty"`
}

type jsonProposal struct {
	Value      string           `json:"value"`
	By         schema.Authority `json:"by"`
	Confidence float64          `json:"confidence,omitempty"`
	Evidence   []jsonPassage    `json:"evidence,omitempty"`
}

type jsonDoubt struct {
	Code schema.DoubtCode `json:"code"`
	For  bool             `json:"for"`
	Args []string         `json:"args,omitempty"`
}

func jsonOf(c schema.Case) jsonCase {
	out := jsonCase{Key: c.Key, Kind: c.Kind, Document: c.Document, Other: c.Other, File: c.File, Field: c.Field, Value: c.Value, Stands: c.Stands,
		Confidence: c.Confidence, Settles: c.Settles, Unsure: c.Unsure, Proposals: []jsonProposal{}, Doubts: []jsonDoubt{},
		Title: c.Subject.Title, Language: c.Subject.Language, Collections: c.Subject.Collections, Batch: c.Subject.Batch}
	if c.OtherSubject != nil {
		out.OtherTitle = c.OtherSubject.Title
	}
	for _, p := range c.Proposals {
		j := jsonProposal{Value: p.Value, By: p.By, Confidence: p.Confidence}
		for _, e := range p.Evidence {
			j.Evidence = append(j.Evidence, jsonPassage{e.Page, e.Passage, e.Rule})
		}
		out.Proposals = append(out.Proposals, j)
	}
	for _, d := range c.Doubts {
		out.Doubts = append(out.Doubts, jsonDoubt{d.Code, d.For, d.Args})
	}
	return out
}
