package ingest

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	uni "golang.org/x/text/encoding/unicode"
)

// Bounds of the XML that is read.
const (
	maxXMLDepth = 256
	maxXMLTree  = 400_000 // nodes held at a time: of one paragraph, one style sheet
)

// xmlReader reads XML as tokens or, element by element, as trees. It knows no entities
// but XML's own, so none can grow, and names namespaces by the prefixes of xmlPrefixes.
type xmlReader struct {
	ctx    context.Context
	dec    *xml.Decoder
	part   string
	tokens int
	spaces map[string]string // namespaces met, with their prefixes and colons
}

func newXMLReader(ctx context.Context, part string, data []byte) *xmlReader {
	if startsWith(bomUTF16LE, bomUTF16BE)(data) {
		data = []byte(decodeWith(uni.UTF16(uni.LittleEndian, uni.UseBOM), data))
	}
	dec := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte(bomUTF8))))
	dec.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	return &xmlReader{ctx: ctx, dec: dec, part: part, spaces: map[string]string{"": ""}}
}

// xmlPrefixes name the namespaces by a part of their address that both editions of the
// standards share.
var xmlPrefixes = []struct{ part, prefix string }{
	{"wordprocessingml", "w"},
	{"drawingml/main", "a"},
	{"drawingml/2006/main", "a"},
	{"drawingml/2006/picture", "pic"},
	{"drawingml/picture", "pic"},
	{"drawingml/2006/chart", "c"},
	{"drawingml/chart", "c"},
	{"wordprocessingDrawing", "wp"},
	{"wordprocessingShape", "wps"},
	{"officeDocument/2006/math", "m"},
	{"officeDocument/math", "m"},
	{"officeDocument/2006/relationships", "r"},
	{"officeDocument/relationships", "r"},
	{"package/2006/relationships", "rel"},
	{"metadata/core-properties", "cp"},
	{"markup-compatibility", "mc"},
	{"schemas-microsoft-com:vml", "v"},
	{"schemas-microsoft-com:office:office", "o"},
	{"purl.org/dc/elements", "dc"},
	{"purl.org/dc/terms", "dcterms"},
	{"opendocument:xmlns:office", "office"},
	{"opendocument:xmlns:text", "text"},
	{"opendocument:xmlns:table", "table"},
	{"opendocument:xmlns:style", "style"},
	{"opendocument:xmlns:drawing", "draw"},
	{"opendocument:xmlns:xsl-fo", "fo"},
	{"opendocument:xmlns:svg", "svg"},
	{"opendocument:xmlns:meta", "meta"},
	{"opendocument:xmlns:manifest", "manifest"},
	{"w3.org/1999/xlink", "xlink"},
	{"w3.org/1998/Math", "math"},
}

// name is an element's or attribute's name with a known prefix, or with "?" for a
// namespace of no interest.
func (r *xmlReader) name(n xml.Name) string {
	prefix, known := r.spaces[n.Space]
	if !known {
		prefix = "?:"
		for _, p := range xmlPrefixes {
			if strings.Contains(n.Space, p.part) {
				prefix = p.prefix + ":"
				break
			}
		}
		if len(r.spaces) < maxXMLDepth {
			r.spaces[n.Space] = prefix
		}
	}
	return prefix + n.Local
}

// element makes a node of a start tag.
func (r *xmlReader) element(x xml.StartElement) *node {
	n := &node{name: r.name(x.Name)}
	for _, a := range x.Attr {
		n.attrs = append(n.attrs, attr{r.name(a.Name), a.Value})
	}
	return n
}

// token is the next token; io.EOF at the end.
func (r *xmlReader) token() (xml.Token, error) {
	if r.tokens++; r.tokens%(4*checkEvery) == 0 && r.ctx.Err() != nil {
		return nil, r.ctx.Err()
	}
	t, err := r.dec.Token()
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) || errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, damaged(r.part, err)
	}
	return t, err
}

// node is an element, or a run of text when it has no name.
type node struct {
	name  string
	attrs []attr
	kids  []*node
	text  string
}

type attr struct{ name, value string }

// attr is the value of an attribute by its short name, "" without one.
func (n *node) attr(name string) string {
	if n == nil {
		return ""
	}
	for _, a := range n.attrs {
		if a.name == name {
			return a.value
		}
	}
	return ""
}

// child is the first child of that name, down a path of names; nil without one.
func (n *node) child(names ...string) *node {
	for _, name := range names {
		if n == nil {
			return nil
		}
		var found *node
		for _, k := range n.kids {
			if k.name == name {
				found = k
				break
			}
		}
		n = found
	}
	return n
}

// first is the first descendant of one of the names, in document order; nil without one.
func (n *node) first(names ...string) *node {
	for _, k := range n.kids {
		for _, name := range names {
			if k.name == name {
				return k
			}
		}
		if found := k.first(names...); found != nil {
			return found
		}
	}
	return nil
}

// words is all text below a node.
func (n *node) words() string {
	if n == nil {
		return ""
	}
	var out strings.Builder
	n.addWords(&out)
	return out.String()
}

func (n *node) addWords(out *strings.Builder) {
	out.WriteString(n.text)
	for _, k := range n.kids {
		k.addWords(out)
	}
}

// tree reads the rest of an element that has started.
func (r *xmlReader) tree(start xml.StartElement) (*node, error) {
	root := r.element(start)
	open := []*node{root}
	for n := 1; ; n++ {
		t, err := r.token()
		if err != nil {
			return nil, noEOF(r.part, err)
		}
		top := open[len(open)-1]
		switch x := t.(type) {
		case xml.StartElement:
			k := r.element(x)
			top.kids = append(top.kids, k)
			open = append(open, k)
		case xml.CharData:
			top.kids = append(top.kids, &node{text: string(x)})
		case xml.EndElement:
			open = open[:len(open)-1]
			if len(open) == 0 {
				return root, nil
			}
		}
		if n > maxXMLTree || len(open) > maxXMLDepth {
			return nil, fmt.Errorf("%w: one element of its part %s holds too much", ErrTooLarge, r.part)
		}
	}
}

// skip passes over the rest of an element that has started.
func (r *xmlReader) skip() error {
	for depth := 1; depth > 0; {
		t, err := r.token()
		if err != nil {
			return noEOF(r.part, err)
		}
		switch t.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
	}
	return nil
}

// noEOF makes an error of an end inside an element.
func noEOF(part string, err error) error {
	if errors.Is(err, io.EOF) {
		return damaged(part, io.ErrUnexpectedEOF)
	}
	return err
}

// document reads a whole small part as a tree.
func (r *xmlReader) document() (*node, error) {
	for {
		t, err := r.token()
		if err != nil {
			return nil, noEOF(r.part, err)
		}
		if start, ok := t.(xml.StartElement); ok {
			return r.tree(start)
		}
	}
}

// elements reads the children of an element that has started, one call of do each; do
// reads or skips the element it is given.
func (r *xmlReader) elements(do func(name string, start xml.StartElement) error) error {
	for {
		t, err := r.token()
		if err != nil {
			return noEOF(r.part, err)
		}
		switch x := t.(type) {
		case xml.StartElement:
			if err := do(r.name(x.Name), x); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}
