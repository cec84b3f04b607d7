package api

import (
	"cmp"
	"net/http"
	"reflect"
	"strings"

	"github.com/simde/simde/web/frame"
)

// openAPI describes the interface as OpenAPI 3.1.
func (s *Interface) openAPI(r *frame.Request) error {
	paths := map[string]map[string]any{}
	for _, o := range s.Operations() {
		if paths[o.path] == nil {
			paths[o.path] = map[string]any{}
		}
		paths[o.path][strings.ToLower(cmp.Or(o.method, http.MethodGet))] = o.described()
	}
	return r.WriteJSON(map[string]any{"openapi": "3.1.0", "info": map[string]any{"title": "SIMDE", "version": "1",
		"description": "Documents and figures on migration corridors. Read-only, no key."},
		"servers": []map[string]any{{"url": s.Site.Base(r.Request) + frame.APIPath}}, "paths": paths})
}

// described is the operation as an object of OpenAPI.
func (o Operation) described() map[string]any {
	content := map[string]any{}
	if o.answer != nil {
		content["schema"] = schemaOf(reflect.TypeOf(o.answer))
	}
	params := o.params
	if params == nil {
		params = []parameter{}
	}
	d := map[string]any{"operationId": o.Name, "summary": o.summary, "parameters": params, "responses": map[string]any{
		"200":     map[string]any{"description": "the answer", "content": map[string]any{cmp.Or(o.media, mediaJSON): content}},
		"default": map[string]any{"description": "an error, as RFC 9457 has it", "content": map[string]any{"application/problem+json": map[string]any{"schema": schemaOf(reflect.TypeOf(frame.Problem{}))}}}}}
	if o.method == http.MethodPost {
		d["requestBody"] = map[string]any{"content": map[string]any{"text/plain": map[string]any{"schema": map[string]any{"type": "string"}}}}
	}
	return d
}

// schemaOf describes how encoding/json writes a type, as JSON Schema. Types
// that contain themselves are not among the answers.
func schemaOf(t reflect.Type) map[string]any {
	switch t.Kind() {
	case reflect.Pointer:
		return schemaOf(t.Elem())
	case reflect.String:
		return map[string]any{"type": "string"}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Int, reflect.Int64:
		return map[string]any{"type": "integer"}
	case reflect.Float64:
		return map[string]any{"type": "number"}
	case reflect.Slice:
		return map[string]any{"type": "array", "items": schemaOf(t.Elem())}
	case reflect.Map:
		return map[string]any{"type": "object", "additionalProperties": schemaOf(t.Elem())}
	case reflect.Struct:
		properties, required := map[string]any{}, []string{}
		addFields(t, properties, &required)
		return map[string]any{"type": "object", "properties": properties, "required": required}
	}
	return map[string]any{} // anything
}

// addFields adds the fields of a struct, those of embedded ones among them.
func addFields(t reflect.Type, properties map[string]any, required *[]string) {
	for i := range t.NumField() {
		f := t.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && name == "":
			addFields(f.Type, properties, required)
			continue
		case name == "-" || !f.IsExported():
			continue
		}
		properties[name] = schemaOf(f.Type)
		if !strings.Contains(options, "omitempty") {
			*required = append(*required, name)
		}
	}
}
