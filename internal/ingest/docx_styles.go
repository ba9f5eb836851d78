package ingest

import (
	"strconv"
	"strings"
)

// wordStyle is one style, with what it inherits once it is resolved.
type wordStyle struct {
	name     string
	basedOn  string
	outline  int // 1 to 9; 0: not said; -1: body text
	num      numRef
	run      runLook
	center   tristate
	resolved bool
}

// tristate is a property that may be left to the style below.
type tristate int8

const (
	unset tristate = iota
	off
	on
)

func (t tristate) or(below tristate) tristate {
	if t != unset {
		return t
	}
	return below
}

// runLook is what a run of words says about its look.
type runLook struct {
	bold, italic, underline, caps, hidden tristate
	size                                  float64 // points; 0: not said
	font                                  string  // "" when not said
}

func (r runLook) or(below runLook) runLook {
	r.bold, r.italic, r.underline = r.bold.or(below.bold), r.italic.or(below.italic), r.underline.or(below.underline)
	r.caps, r.hidden = r.caps.or(below.caps), r.hidden.or(below.hidden)
	if r.size == 0 {
		r.size = below.size
	}
	if r.font == "" {
		r.font = below.font
	}
	return r
}

// wordStyles is the style sheet.
type wordStyles struct {
	byID     map[string]*wordStyle
	standard string // the paragraph style of paragraphs without one
	defaults runLook
}

// readStyles reads the style sheet.
func (d *docxReader) readStyles() error {
	d.styles.byID = map[string]*wordStyle{}
	root, err := d.optionalTree(d.relation("styles", "styles.xml"))
	if root == nil {
		return err
	}
	d.styles.defaults = readRunLook(root.child("w:docDefaults", "w:rPrDefault", "w:rPr"))
	if d.styles.defaults.size == 0 {
		d.styles.defaults.size = 10
	}
	for _, k := range root.kids {
		if k.name != "w:style" {
			continue
		}
		id := k.attr("w:styleId")
		ppr := k.child("w:pPr")
		d.styles.byID[id] = &wordStyle{
			name: k.child("w:name").attr("w:val"), basedOn: k.child("w:basedOn").attr("w:val"), outline: outlineLevel(ppr),
			num: readNumRef(ppr), run: readRunLook(k.child("w:rPr")), center: centered(ppr),
		}
		if k.attr("w:type") == "paragraph" && isOn(k.attr("w:default")) {
			d.styles.standard = id
		}
	}
	return nil
}

// style is a style with all it inherits; the zero style when there is none of that id.
func (w *wordStyles) style(id string) wordStyle {
	s := w.byID[id]
	if s == nil {
		return wordStyle{}
	}
	if s.resolved {
		return *s
	}
	s.resolved = true // before its base: styles may be based on each other in a ring
	base := w.style(s.basedOn)
	r, level := roleOf(s.name)
	if r == headingRole && s.outline == 0 {
		s.outline = level
	}
	if s.outline == 0 {
		s.outline = base.outline
	}
	if r == bodyRole && base.name != "" && s.outline == 0 {
		if inherited, _ := roleOf(base.name); inherited != bodyRole {
			s.name = base.name // "My quote" based on "Quote"
		}
	}
	if s.num.list == "" {
		s.num.list = base.num.list
		if !s.num.leveled {
			s.num.level, s.num.leveled = base.num.level, base.num.leveled
		}
	}
	s.run, s.center = s.run.or(base.run), s.center.or(base.center)
	return *s
}

// readRunLook reads the properties of a run.
func readRunLook(rpr *node) runLook {
	if rpr == nil {
		return runLook{}
	}
	r := runLook{
		bold: toggle(rpr, "w:b"), italic: toggle(rpr, "w:i"), caps: toggle(rpr, "w:caps"), hidden: toggle(rpr, "w:vanish"),
		size: atof(rpr.child("w:sz").attr("w:val")) / 2, font: rpr.child("w:rFonts").attr("w:ascii"),
	}
	if u := rpr.child("w:u"); u != nil {
		r.underline = on
		if u.attr("w:val") == "none" {
			r.underline = off
		}
	}
	return r
}

// toggle reads an on-off property, which is on when it stands there without a value.
func toggle(n *node, name string) tristate {
	k := n.child(name)
	if k == nil {
		return unset
	}
	if v := k.attr("w:val"); v == "" || isOn(v) {
		return on
	}
	return off
}

func isOn(v string) bool { return v == "1" || v == "true" || v == "on" }

// outlineLevel is 1 to 9 for headings, -1 for body text and 0 when nothing is said.
func outlineLevel(ppr *node) int {
	k := ppr.child("w:outlineLvl")
	if k == nil {
		return 0
	}
	if n := atoi(strings.TrimSpace(k.attr("w:val"))); n >= 0 && n <= 8 {
		return n + 1
	}
	return -1
}

func centered(ppr *node) tristate {
	switch ppr.child("w:jc").attr("w:val") {
	case "":
		return unset
	case "center":
		return on
	}
	return off
}

// atof reads a measure; 0 when it is none.
func atof(s string) float64 {
	f, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil || f < 0 || f > 4000 || f != f {
		return 0
	}
	return f
}
