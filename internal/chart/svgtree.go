package chart

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// node is one element; what its style attribute says overrides its attributes.
type node struct {
	name string
	attr map[string]string
	text string
	kids []*node
}

// parseTree reads the elements and returns the svg element.
func parseTree(svg []byte) (*node, error) {
	if len(svg) > maxSVGBytes {
		return nil, fmt.Errorf("%d bytes are more than %d", len(svg), maxSVGBytes)
	}
	dec := xml.NewDecoder(bytes.NewReader(svg))
	top := &node{}
	open := []*node{top}
	for count := 0; ; {
		t, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		parent := open[len(open)-1]
		switch t := t.(type) {
		case xml.StartElement:
			if count++; count > maxSVGNodes || len(open) > maxSVGDepth {
				return nil, fmt.Errorf("more than %d elements or deeper than %d", maxSVGNodes, maxSVGDepth)
			}
			k := newNode(t)
			parent.kids = append(parent.kids, k)
			open = append(open, k)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if parent.name == "text" || parent.name == "tspan" {
				parent.text += string(t)
			}
		}
	}
	if len(top.kids) != 1 || top.kids[0].name != "svg" {
		return nil, errors.New("not an svg picture")
	}
	return top.kids[0], nil
}

func newNode(t xml.StartElement) *node {
	n := &node{name: t.Name.Local, attr: make(map[string]string, len(t.Attr))}
	for _, a := range t.Attr {
		n.attr[a.Name.Local] = a.Value
	}
	for _, rule := range strings.Split(n.attr["style"], ";") {
		if key, value, ok := strings.Cut(rule, ":"); ok {
			n.attr[strings.TrimSpace(key)] = strings.TrimSpace(value)
		}
	}
	return n
}

// number reads a length attribute; def when it is missing.
func (n *node) number(key string, def float64) (float64, error) {
	s := strings.TrimSpace(n.attr[key])
	if s == "" {
		return def, nil
	}
	v, err := parseNumber(strings.TrimSuffix(s, "px"))
	if err != nil {
		return 0, fmt.Errorf("<%s %s>: %w", n.name, key, err)
	}
	return v, nil
}

// fraction reads a number or percentage and keeps it between 0 and 1.
func (n *node) fraction(key string, def float64) (float64, error) {
	s := strings.TrimSpace(n.attr[key])
	if s == "" {
		return def, nil
	}
	v, err := parseFraction(s)
	if err != nil {
		return 0, fmt.Errorf("<%s %s>: %w", n.name, key, err)
	}
	return min(max(v, 0), 1), nil
}

// numbersOf reads several length attributes, 0 for each that is missing.
func (n *node) numbersOf(keys ...string) ([]float64, error) {
	out := make([]float64, len(keys))
	for i, key := range keys {
		v, err := n.number(key, 0)
		if err != nil {
			return nil, err
		}
		out[i] = v
	}
	return out, nil
}

func parseFraction(s string) (float64, error) {
	if p, ok := strings.CutSuffix(s, "%"); ok {
		v, err := parseNumber(p)
		return v / 100, err
	}
	return parseNumber(s)
}

func parseNumber(s string) (float64, error) {
	v, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil || math.IsNaN(v) || math.Abs(v) > maxSVGNumber {
		return 0, fmt.Errorf("%q is no number that can be drawn", clip(s))
	}
	return v, nil
}

// numbers reads a list apart by commas or blanks.
func numbers(s string) ([]float64, error) {
	var out []float64
	for _, f := range strings.FieldsFunc(s, isSeparator) {
		v, err := parseNumber(f)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}

func isSeparator(r rune) bool { return r == ',' || r == ' ' || r == '\n' || r == '\t' || r == '\r' }

// clip keeps error messages short.
func clip(s string) string {
	if len(s) > 40 {
		return s[:40] + "…"
	}
	return s
}

// urlID is the id in "url(#id)", or "".
func urlID(s string) string {
	inner, ok := strings.CutPrefix(s, "url(#")
	if !ok {
		return ""
	}
	id, _, _ := strings.Cut(inner, ")")
	return id
}
