package pdf

import (
	"errors"
	"reflect"

	"github.com/klippa-app/go-pdfium"
	"github.com/tetratelabs/wazero/api"
)

// lookup is a module of WebAssembly whose functions are looked up once. go-pdfium
// looks a function up by its name whenever it calls it, and wazero makes a stack
// of 10 KB for what it looks up, which costs more than to ask for the place of a
// character.
type lookup struct {
	api.Module
	found map[string]api.Function
}

// ExportedFunction returns the function of that name, or nil. One stack for each
// is enough: PDFium is asked one thing at a time.
func (l *lookup) ExportedFunction(name string) api.Function {
	f, ok := l.found[name]
	if !ok {
		f = l.Module.ExportedFunction(name)
		l.found[name] = f
	}
	return f
}

// errNoModule says that the library was changed for another version of it.
var errNoModule = errors.New("go-pdfium has no field Module")

// lookUpOnce lets an instance of go-pdfium look up each function once.
func lookUpOnce(p pdfium.Pdfium) error {
	field, err := moduleOf(p)
	if err != nil {
		return err
	}
	module, ok := field.Interface().(api.Module)
	if !ok {
		return errNoModule
	}
	field.Set(reflect.ValueOf(&lookup{Module: module, found: map[string]api.Function{}}))
	return nil
}

// moduleOf returns the field in which an instance of go-pdfium keeps its module:
// the field is exported, its type cannot be named outside the library.
func moduleOf(p pdfium.Pdfium) (reflect.Value, error) {
	inside := reflect.Indirect(reflect.ValueOf(p.GetImplementation()))
	if inside.Kind() != reflect.Struct {
		return reflect.Value{}, errNoModule
	}
	field := inside.FieldByName("Module")
	if !field.IsValid() || !field.CanSet() {
		return reflect.Value{}, errNoModule
	}
	return field, nil
}
