package ingest

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"strings"

	"briefdeck/internal/source"
)

// readODT reads an OpenDocument text: what it would print with all changes accepted,
// without headers, footers, comments and contents lists.
func readODT(ctx context.Context, data []byte) (manuscript, error) {
	a, err := openArchive(data, "an OpenDocument text")
	if err != nil {
		return manuscript{}, err
	}
	o := &odtReader{ctx: ctx, parts: a, styles: styleSheet{byID: map[string]*officeStyle{}}, texts: styleSheet{byID: map[string]*officeStyle{}}}
	o.lists.styles = map[string]*odtListStyle{}
	for _, step := range []func() error{o.checkLock, o.readStyles, o.readBody, o.readProperties} {
		if err := step(); err != nil {
			return manuscript{}, err
		}
	}
	return o.out.manuscript(), nil
}

// odtReader walks the parts of an OpenDocument text.
type odtReader struct {
	ctx     context.Context
	parts   *archive
	styles  styleSheet // of paragraphs, by name
	texts   styleSheet // of runs
	outline *odtListStyle
	lists   odtLists
	out     office
	nested  int // tables around this place
	boxed   bool
}

// checkLock refuses a text behind a password: its parts look like noise.
func (o *odtReader) checkLock() error {
	root, err := readTree(o.ctx, o.parts, "META-INF/manifest.xml")
	if err != nil {
		return o.ctx.Err() // many programs read files without one
	}
	for _, k := range root.kids {
		if k.child("manifest:encryption-data") != nil {
			return fmt.Errorf("%w: it is an OpenDocument text that is locked with a password; save it without the password and import that", ErrFormat)
		}
	}
	return nil
}

// readStyles reads the styles that are shared, those of the content come with it.
func (o *odtReader) readStyles() error {
	root, err := readTree(o.ctx, o.parts, "styles.xml")
	if errors.Is(err, errNoPart) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, k := range root.kids {
		if k.name == "office:styles" || k.name == "office:automatic-styles" && len(o.styles.byID) == 0 {
			o.addStyles(k)
		}
	}
	return nil
}

// addStyles takes the styles below a node over.
func (o *odtReader) addStyles(n *node) {
	for _, k := range n.kids {
		switch k.name {
		case "style:style":
			o.addStyle(k)
		case "style:default-style":
			if k.attr("style:family") == "paragraph" {
				o.styles.defaults = odtRunLook(k.child("style:text-properties"))
			}
		case "text:list-style":
			o.lists.styles[k.attr("style:name")] = readODTListStyle(k)
		case "text:outline-style":
			o.outline = readODTListStyle(k)
		}
	}
}

func (o *odtReader) addStyle(k *node) {
	name := k.attr("style:name")
	s := &officeStyle{
		name: firstWords(k.attr("style:display-name"), strings.ReplaceAll(name, "_20_", " ")), basedOn: k.attr("style:parent-style-name"),
		run: odtRunLook(k.child("style:text-properties")), outline: level9(k.attr("style:default-outline-level")),
	}
	switch k.child("style:paragraph-properties").attr("fo:text-align") {
	case "":
	case "center":
		s.center = on
	default:
		s.center = off
	}
	switch k.attr("style:family") {
	case "paragraph":
		o.styles.byID[name] = s
	case "text":
		o.texts.byID[name] = s
	}
}

// odtRunLook reads the properties of a run of words.
func odtRunLook(n *node) runLook {
	if n == nil {
		return runLook{}
	}
	r := runLook{
		bold: said(n.attr("fo:font-weight"), "bold", "600", "700", "800", "900"), italic: said(n.attr("fo:font-style"), "italic", "oblique"),
		caps: said(n.attr("fo:text-transform"), "uppercase"), hidden: said(n.attr("text:display"), "none"),
		font: n.attr("style:font-name"),
	}
	if u := n.attr("style:text-underline-style"); u != "" {
		r.underline = on
		if u == "none" {
			r.underline = off
		}
	}
	if p := n.attr("style:text-position"); p != "" {
		r.raised = off
		if strings.HasPrefix(p, "super") || atof(strings.TrimSuffix(strings.Fields(p + " 0")[0], "%")) > 0 {
			r.raised = on
		}
	}
	if size, isPoints := strings.CutSuffix(n.attr("fo:font-size"), "pt"); isPoints {
		r.size = atof(size)
	}
	return r
}

// said reads a property that is on for some values.
func said(value string, values ...string) tristate {
	if value == "" {
		return unset
	}
	for _, v := range values {
		if v == value {
			return on
		}
	}
	return off
}

// readBody reads the content's own styles and the text.
func (o *odtReader) readBody() error {
	const part = "content.xml"
	data, err := o.parts.part(o.ctx, part)
	if errors.Is(err, errNoPart) {
		return fmt.Errorf("%w: it is an OpenDocument text whose text is missing; open it in an office program, save it anew and import that", ErrFormat)
	}
	if err != nil {
		return err
	}
	r := newXMLReader(o.ctx, part, data)
	for {
		t, err := r.token()
		if err != nil {
			return noEOF(part, err)
		}
		start, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		switch r.name(start.Name) {
		case "office:automatic-styles":
			n, err := r.tree(start)
			if err != nil {
				return err
			}
			o.addStyles(n)
		case "office:text":
			return o.container(r, 0)
		}
	}
}

// readProperties reads the title, the author and the dates that office programs note.
func (o *odtReader) readProperties() error {
	root, err := readTree(o.ctx, o.parts, "meta.xml")
	if errors.Is(err, errNoPart) {
		return nil
	}
	if err != nil {
		return err
	}
	meta := root.child("office:meta")
	if meta == nil {
		return nil
	}
	s := source.Source{
		Title:    oneLine(clean(meta.child("dc:title").words())),
		Authors:  splitList(oneLine(clean(firstWords(meta.child("meta:initial-creator").words(), meta.child("dc:creator").words())))),
		Language: strings.TrimSpace(meta.child("dc:language").words()),
	}
	for _, name := range []string{"dc:date", "meta:creation-date"} {
		if s.Published == "" {
			s.Published = isoDay(meta.child(name).words())
		}
	}
	for _, k := range meta.kids {
		if k.name == "meta:keyword" {
			s.Keywords = append(s.Keywords, splitList(oneLine(clean(k.words())))...)
		}
	}
	o.out.props = s
	return nil
}
