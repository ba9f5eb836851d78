// Package strictyaml reads YAML that people edit: an unknown field or a wrong type
// is an error that names the file, the line and what could have been meant.
package strictyaml

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// MaxBytes is the longest text that is read. YAML is for what a person wrote by
// hand; a longer text is an error, so that a hostile one cannot hold the program.
const MaxBytes = 256 << 10

// Place says where a YAML text stands: in which file, and after how many lines of it.
type Place struct {
	File   string
	Before int
}

// Errorf is an error at a line of the text, counted from 1.
func (p Place) Errorf(line int, format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", p.File, p.Before+line, fmt.Sprintf(format, args...))
}

// Decode fills into from text. what names the thing in errors: "chart". An empty
// text leaves into as it is.
func Decode(p Place, text []byte, what string, into any) error {
	if len(text) > MaxBytes {
		return p.Errorf(1, "the %s is longer than %d bytes; make it shorter", what, MaxBytes)
	}
	dec := yaml.NewDecoder(bytes.NewReader(text))
	dec.KnownFields(true)
	switch err := dec.Decode(into); {
	case errors.Is(err, io.EOF):
		return nil
	case err != nil:
		return p.explain(err, what, into)
	}
	if err := dec.Decode(new(yaml.Node)); !errors.Is(err, io.EOF) {
		return p.Errorf(1, "the %s has a second YAML document after ---; keep one", what)
	}
	return nil
}

var (
	lineIn       = regexp.MustCompile(`line (\d+): ([^\n]*)`)
	unknownField = regexp.MustCompile(`^field (\S+) not found in type`)
	wrongType    = regexp.MustCompile("^cannot unmarshal !!(\\w+)(?: `(.*)`)? into (.*)$")
)

// explain turns a decoder's error into one that says where and what to do.
func (p Place) explain(err error, what string, into any) error {
	text := strings.TrimPrefix(err.Error(), "yaml: ")
	var typed *yaml.TypeError
	if errors.As(err, &typed) && len(typed.Errors) > 0 {
		text = typed.Errors[0]
	}
	line := 1
	if m := lineIn.FindStringSubmatch(text); m != nil {
		line, _ = strconv.Atoi(m[1])
		text = m[2]
	}
	if m := unknownField.FindStringSubmatch(text); m != nil {
		return p.Errorf(line, "unknown field %q in the %s; known are %s", m[1], what, strings.Join(Fields(into), ", "))
	}
	if m := wrongType.FindStringSubmatch(text); m != nil {
		given := plainType(m[1])
		if m[2] != "" {
			given += " " + strconv.Quote(m[2])
		}
		return p.Errorf(line, "%s in the %s cannot be read as %s; correct it", given, what, plainType(m[3]))
	}
	return p.Errorf(line, "the %s is not valid YAML: %s", what, text)
}

// plainType says a YAML or Go type in words.
func plainType(t string) string {
	switch {
	case t == "str", t == "string":
		return "text"
	case t == "seq", strings.HasPrefix(t, "[]"):
		return "a list"
	case t == "int", t == "float", t == "float64":
		return "a number"
	case t == "bool":
		return "true or false"
	}
	return "a set of fields"
}

// Fields lists the YAML names that a struct, or the structs of a slice, can take,
// those of nested structs included, each once.
func Fields(v any) []string {
	var out []string
	collect(reflect.TypeOf(v), map[reflect.Type]bool{}, &out)
	return out
}

func collect(t reflect.Type, seen map[reflect.Type]bool, out *[]string) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || seen[t] {
		return
	}
	seen[t] = true
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		if name == "-" || !f.IsExported() {
			continue
		}
		if name != "" {
			*out = append(*out, name)
		}
		collect(f.Type, seen, out)
	}
}

// ItemLines gives the line of each item of a list: the text's own list when key is
// "", else the list under that key of its top mapping.
func ItemLines(text []byte, key string) []int {
	var root yaml.Node
	if yaml.Unmarshal(text, &root) != nil || len(root.Content) == 0 {
		return nil
	}
	list := root.Content[0]
	if key != "" {
		list = under(list, key)
	}
	var lines []int
	for _, item := range list.Content {
		lines = append(lines, item.Line)
	}
	return lines
}

// under finds the value of a key in a mapping; an empty node when it is not there.
func under(n *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Kind == yaml.MappingNode && n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return new(yaml.Node)
}
