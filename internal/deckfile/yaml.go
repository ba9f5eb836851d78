package deckfile

import (
	"bytes"
	"reflect"
	"strings"
	"unicode"

	"gopkg.in/yaml.v3"
)

// yamlText is a value as YAML without a final line end. The nodes are made here
// because the encoder's own choice of a block style loses text of only line ends.
func yamlText(v any) (string, error) {
	root, err := yamlNode(reflect.ValueOf(v))
	if err != nil {
		return "", err
	}
	var b bytes.Buffer
	enc := yaml.NewEncoder(&b)
	enc.SetIndent(2)
	if err := enc.Encode(root); err != nil {
		return "", err
	}
	return strings.TrimSuffix(b.String(), "\n"), nil
}

// yamlNode turns plain data into YAML, its structs by their yaml tags.
func yamlNode(v reflect.Value) (*yaml.Node, error) {
	switch v.Kind() {
	case reflect.Pointer:
		return yamlNode(v.Elem())
	case reflect.String:
		return yamlString(v.String()), nil
	case reflect.Slice:
		n := &yaml.Node{Kind: yaml.SequenceNode}
		for i := range v.Len() {
			item, err := yamlNode(v.Index(i))
			if err != nil {
				return nil, err
			}
			n.Content = append(n.Content, item)
		}
		return n, nil
	case reflect.Struct:
		n := &yaml.Node{Kind: yaml.MappingNode}
		return n, yamlFields(n, v)
	}
	n := new(yaml.Node)
	return n, n.Encode(v.Interface())
}

// yamlFields adds a struct's fields to a mapping, by their yaml tags. Lists of
// words stand on one line.
func yamlFields(n *yaml.Node, v reflect.Value) error {
	for i := range v.NumField() {
		name, options, _ := strings.Cut(v.Type().Field(i).Tag.Get("yaml"), ",")
		field := v.Field(i)
		if options == "inline" {
			if err := yamlFields(n, field); err != nil {
				return err
			}
			continue
		}
		if options == "omitempty" && (field.IsZero() || field.Kind() == reflect.Slice && field.Len() == 0) {
			continue
		}
		value, err := yamlNode(field)
		if err != nil {
			return err
		}
		if value.Kind == yaml.SequenceNode {
			value.Style = yaml.FlowStyle
		}
		n.Content = append(n.Content, yamlString(name), value)
	}
	return nil
}

// yamlString is text as a scalar, in double quotes when a character does not print.
func yamlString(s string) *yaml.Node {
	n := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: strings.ToValidUTF8(s, "\uFFFD")}
	if strings.ContainsFunc(s, func(c rune) bool { return !unicode.IsPrint(c) }) {
		n.Style = yaml.DoubleQuotedStyle
	}
	return n
}
